import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import type { CaseAction } from '../../../src/core/case.ts'
import type { DialogInput } from '../../../src/core/dialog.ts'
import type { Desk } from '../../../src/core/ports.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { fillCard, readCard } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

const resolved: DialogInput = { solved: ['partly'], treated: ['personal', 'kind'], why: ['We called, twice'] }

describe('a dialog in Teams', () => {
  let teams: TeamsHarness
  beforeEach(async () => {
    teams = await startTeams()
  })
  afterEach(() => teams.close())

  const open = async (action: CaseAction, person = 'Aino') => {
    const { status, body } = await teams.deliver(teams.standIn.activities.fetches(1, action, person))
    expect(status).toBe(200)
    return body.task
  }
  const send = (card: unknown, input: DialogInput, person = 'Aino') =>
    teams.deliver(teams.standIn.activities.sends(fillCard(card, input), person))
  const cardIn = (task: { type: string; value: { card: { content: unknown } } }) => {
    expect(task.type).toBe('continue')
    expect(checkCard(task.value.card.content)).toEqual([])
    return task.value.card.content
  }

  it('opens in a window that says which case it is about and what it asks', async () => {
    const task = await open('resolve')
    expect(task.value).toMatchObject({
      title: 'Resolve the case',
      width: 'medium',
      height: expect.any(Number),
    })
    expect(task.value.card.contentType).toBe('application/vnd.microsoft.card.adaptive')
    const { text, labels, inputs } = readCard(cardIn(task))
    expect(text).toContain('#1 Worst delivery of the year')
    expect(text).toContain('Choose all that hold.')
    expect(labels).toEqual(['Resolve'])
    expect(inputs).toMatchObject([
      { name: 'solved', kind: 'one', label: 'Was it solved?', required: true },
      { name: 'treated', kind: 'many', required: true },
      { name: 'why', kind: 'text', required: false, most: 2000 },
    ])
    expect(teams.memory.cases.get(1)!.state.state).toBe('open')
  })

  it('saves what was filled in, and closes by an answer without a word', async () => {
    const { status, body } = await send(cardIn(await open('resolve')), resolved)
    expect({ status, body }).toEqual({ status: 200, body: null })
    expect(teams.memory.cases.get(1)!.state).toMatchObject({
      state: 'resolved',
      outcome: { solved: 'partly', treated: ['personal', 'kind'], why: 'We called, twice' },
    })
  })

  it('stays open with what is wrong at its field, and with all that was filled in', async () => {
    const { body } = await send(cardIn(await open('resolve')), { ...resolved, treated: ['kind', 'none'] })
    const card = cardIn(body.task)
    const { text, inputs } = readCard(card)
    expect(text).toContain('Not saved yet')
    expect(text).toContain('“None of these” stands alone.')
    expect(inputs.map(({ name, value }) => [name, value])).toEqual([
      ['solved', ['partly']],
      ['treated', ['kind', 'none']],
      ['why', ['We called, twice']],
    ])
    expect((await send(card, { treated: ['kind'] })).body).toBeNull()
    expect(teams.memory.cases.get(1)!.state).toMatchObject({ state: 'resolved' })
  })

  it('warns before a case rests past its promise', async () => {
    const input = { for: ['2h'], reason: ['Waiting for the depot'] }
    const { body } = await send(cardIn(await open('snooze')), input)
    const card = cardIn(body.task)
    expect(readCard(card).text).toContain('That is past the promise')
    expect((await send(card, { past: ['yes'] })).body).toBeNull()
    expect(teams.memory.cases.get(1)!.state).toMatchObject({
      state: 'snoozed',
      reason: 'Waiting for the depot',
    })
  })

  it('tells in its window why it is not opened', async () => {
    await send(cardIn(await open('resolve', 'Veikko')), resolved, 'Veikko')
    expect(await open('dismiss')).toEqual({ type: 'message', value: 'Veikko has resolved it already.' })
    const gone = teams.standIn.activities.fetches(999, 'resolve')
    expect((await teams.deliver(gone)).body.task.value).toContain('not in the database')
  })

  it('tells who was faster, with nothing lost of what was filled in', async () => {
    const task = await open('resolve')
    await send(cardIn(await open('resolve', 'Veikko')), resolved, 'Veikko')
    const { body } = await send(cardIn(task), { ...resolved, why: ['My own word'] })
    const { text, inputs } = readCard(cardIn(body.task))
    expect(text).toContain('Veikko has resolved it already.')
    expect(inputs.at(-1)!.value).toEqual(['My own word'])
  })

  it('counts as done where the same person sends it again after its answer was lost', async () => {
    const card = cardIn(await open('resolve'))
    await send(card, resolved)
    expect((await send(card, resolved)).body).toBeNull()
    expect(teams.memory.events.get(1)).toHaveLength(1)
    const given = cardIn(
      await teams.deliver(teams.standIn.activities.fetches(1, 'reopen')).then(() => open('assign')),
    )
    const to = { to: ['group:night'] }
    expect([(await send(given, to)).body, (await send(given, to)).body]).toEqual([null, null])
  })

  it('opens on the card itself where an old card runs the action, and is sent from there', async () => {
    const { presses, executes } = teams.standIn.activities
    const { body } = await teams.deliver(presses(1, 'resolve'))
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(checkCard(body.value)).toEqual([])
    expect(readCard(body.value).text).toContain('Resolve the case')
    const again = await teams.deliver(executes(fillCard(body.value, { ...resolved, solved: [] })))
    expect(readCard(again.body.value).text).toContain('Please choose.')
    const done = await teams.deliver(executes(fillCard(again.body.value, { solved: ['yes'] })))
    expect(readCard(done.body.value).text).toContain('resolved by Aino')
  })

  it('opens in the thread for older clients, says there what is wrong, and is sent by a message', async () => {
    const { submits, submitsData } = teams.standIn.activities
    const shown = () => teams.standIn.kept.at(-1)!.activity.attachments[0].content
    await teams.deliver(submits(1, 'note'))
    await teams.deliver(submitsData(fillCard(shown(), { text: [' '] })))
    expect(readCard(shown()).text).toContain('Please write something.')
    await teams.deliver(submitsData(fillCard(shown(), { text: ['Called them'] })))
    expect(teams.memory.events.get(1)).toMatchObject([{ act: { action: 'note', text: 'Called them' } }])
    expect(teams.standIn.kept).toHaveLength(2)
  })

  it('is nobody’s word about who sends it, or where', async () => {
    const data = {
      ...fillCard(cardIn(await open('note')), { text: ['Hi'] }),
      who: 'Veikko',
      place: 'elsewhere',
    }
    await teams.deliver(teams.standIn.activities.sends(data))
    expect(teams.memory.clicks.at(-1)).toMatchObject({ who: { name: 'Aino' }, input: { text: ['Hi'] } })
    expect(teams.memory.clicks.at(-1)!.place).not.toBe('elsewhere')
  })

  it('answers 501 to a dialog that is none of ours', async () => {
    const { sends, fetches } = teams.standIn.activities
    expect((await teams.deliver(sends({ caseId: 1, action: 'resolve' }))).status).toBe(501)
    expect((await teams.deliver({ ...fetches(1, 'resolve'), value: { data: { caseId: 1 } } })).status).toBe(
      501,
    )
    expect(teams.memory.clicks).toEqual([])
  })
})

describe('a dialog in Teams while the database has trouble', () => {
  const start = (act: (desk: Desk) => Desk['act'], answerMs = 5_000) =>
    startTeams({
      cases: [makeCase()],
      desk: (desk) => ({ ...desk, act: act(desk) }),
      settings: { timeouts: { answerMs, callMs: 10_000 } },
    })
  const openIn = async (teams: TeamsHarness) =>
    (await teams.deliver(teams.standIn.activities.fetches(1, 'resolve'))).body.task

  it('stays open with the reason and all that was filled in, and can be sent again', async () => {
    let failing = false
    const teams = await start((desk) => async (click) => {
      if (failing) throw new Error('connection lost')
      return desk.act(click)
    })
    const card = (await openIn(teams)).value.card.content
    failing = true
    expect((await openIn(teams)).value).toContain('the database did not answer')
    const { body } = await teams.deliver(teams.standIn.activities.sends(fillCard(card, resolved)))
    const kept = body.task.value.card.content
    expect(checkCard(kept)).toEqual([])
    expect(readCard(kept).text).toContain('the database did not answer')
    expect(readCard(kept).inputs).toEqual(
      readCard(card).inputs.map((field) => ({ ...field, value: resolved[field.name] })),
    )
    failing = false
    expect((await teams.deliver(teams.standIn.activities.sends(fillCard(kept, {})))).body).toBeNull()
    expect(teams.memory.cases.get(1)!.state).toMatchObject({ outcome: { solved: 'partly' } })
    await teams.close()
  })

  it('stays open when the answer takes too long, and counts as done when it is sent again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const teams = await start(
      (desk) => async (click) => {
        if (click.input) await promise
        return desk.act(click)
      },
      500,
    )
    const card = (await openIn(teams)).value.card.content
    const { body } = await teams.deliver(teams.standIn.activities.sends(fillCard(card, resolved)))
    const kept = body.task.value.card.content
    expect(readCard(kept).text).toContain('The database is slow')
    resolve()
    await teams.adapter.stop()
    expect((await teams.deliver(teams.standIn.activities.sends(fillCard(kept, {})))).body).toBeNull()
    expect(teams.memory.events.get(1)).toHaveLength(1)
    await teams.close()
  })
})
