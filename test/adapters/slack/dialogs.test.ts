import { afterEach, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../../src/core/case.ts'
import type { DialogInput } from '../../../src/core/dialog.ts'
import { KorvaError } from '../../../src/core/errors.ts'
import type { Desk } from '../../../src/core/ports.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { freshTrigger, interactionBody, signedRequest, viewSubmission } from '../../support/slack-requests.ts'
import { type Block, textOf } from '../../support/slack-stand-in.ts'
import { aino, claimOf, secret, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
afterEach(() => slack.close())

const veikko = { id: 'U0VEIKKO', name: 'Veikko' }
const solved: DialogInput = {
  solved: ['partly'],
  treated: ['personal', 'kind'],
  why: ['They called <!here>'],
}

/** Presses an action and gives the modal that opens. */
async function open(action: CaseAction, user = aino): Promise<Block> {
  const before = slack.standIn.views.length
  await slack.click({ ...claimOf(1), action_id: `korva:${action}` }, '1763728200.000100', slack.scene(user))
  return slack.standIn.until(() => slack.standIn.views[before])
}

/** What stands at the fields of a form that stays open. */
async function errorsOf(response: Response): Promise<Record<string, string>> {
  const answer = (await response.json()) as { response_action: string; errors: Record<string, string> }
  expect([response.status, answer.response_action]).toEqual([200, 'errors'])
  return answer.errors
}

const stateOf = () => slack.memory.cases.get(1)!.state

describe('a dialog', () => {
  it('asks two things of who resolves, each in one tap, and says which case it is', async () => {
    slack = await startSlack()
    const view = await open('resolve')
    expect(view).toMatchObject({
      type: 'modal',
      callback_id: 'korva:dialog',
      title: { text: 'Resolve the case' },
      submit: { text: 'Resolve' },
      close: { text: 'Cancel' },
    })
    expect(textOf(view.blocks)).toContain('#1 Worst delivery of the year')
    const inputs = (view.blocks as Block[]).filter(({ type }) => type === 'input')
    expect(inputs.map(({ block_id, optional, element }) => [block_id, optional, element.type])).toEqual([
      ['solved', false, 'radio_buttons'],
      ['treated', false, 'checkboxes'],
      ['why', true, 'plain_text_input'],
    ])
    expect(JSON.parse(view.private_metadata)).toEqual({
      ...{ caseId: 1, action: 'resolve', place: slack.standIn.channel },
    })
  })

  it('is done with what was filled in, and closes', async () => {
    slack = await startSlack()
    const answer = await slack.submit(await open('resolve'), solved)
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(stateOf()).toMatchObject({
      state: 'resolved',
      by: { id: aino.id },
      outcome: { solved: 'partly', treated: ['personal', 'kind'], why: 'They called <!here>' },
    })
    expect(slack.standIn.ephemerals).toEqual([])
  })

  it('is the doing of who sends it, whoever opened it', async () => {
    slack = await startSlack()
    await slack.submit(await open('resolve'), solved, veikko)
    expect(stateOf()).toMatchObject({ by: { id: veikko.id, name: veikko.name } })
  })

  it('shows the customer’s words as they were written', async () => {
    const item = { title: '<!channel> *bold* <https://evil.example|here>' }
    slack = await startSlack({ memory: createMemoryDesk({ cases: [makeCase({ item })] }) })
    const view = await open('note')
    expect(view.blocks[0]).toMatchObject({ text: { type: 'plain_text', text: `#1 ${item.title}` } })
    expect(JSON.stringify(view)).not.toContain('mrkdwn')
  })
})

describe('a dialog stays open', () => {
  it('with what is wrong at each field', async () => {
    slack = await startSlack()
    const view = await open('resolve')
    expect(await errorsOf(await slack.submit(view, {}))).toEqual({
      ...{ solved: 'Please choose.', treated: 'Please choose.' },
    })
    expect(stateOf()).toEqual({ state: 'open' })
    expect(await (await slack.submit(view, solved)).text()).toBe('')
  })

  it('with what is wrong with a field that it does not have, at its first one', async () => {
    slack = await startSlack()
    const view = await open('snooze')
    const others = { ...view, blocks: view.blocks.filter(({ block_id }: Block) => block_id !== 'for') }
    const errors = await errorsOf(await slack.submit(others, { reason: ['They wait for a part'] }))
    expect(errors).toEqual({ reason: 'Please choose.' })
  })

  it('with a warning before it is snoozed past the promise', async () => {
    slack = await startSlack()
    const view = await open('snooze')
    const asked = { for: ['4h'], reason: ['They asked for it'] }
    expect((await errorsOf(await slack.submit(view, asked))).for).toContain('past the promise')
    await slack.submit(view, { ...asked, past: ['yes'] })
    expect(stateOf()).toMatchObject({ state: 'snoozed', reason: 'They asked for it' })
  })

  it('with the reason where somebody was faster', async () => {
    slack = await startSlack()
    const [mine, theirs] = [await open('resolve'), await open('resolve', veikko)]
    await slack.submit(theirs, solved, veikko)
    const errors = await errorsOf(await slack.submit(mine, solved))
    expect(errors).toEqual({ solved: 'Veikko has resolved it already.' })
  })

  it('with the reason where the case is gone, or they may not', async () => {
    slack = await startSlack()
    const view = await open('note')
    slack.memory.cases.delete(1)
    const note = { text: ['Called them'] }
    expect((await errorsOf(await slack.submit(view, note))).text).toContain('not in the database')
    await slack.close()
    const team = { everybody: null, people: [{ ...member, slack: aino.id }] }
    slack = await startSlack({ memory: createMemoryDesk({ team }) })
    expect((await errorsOf(await slack.submit(await open('note'), note, veikko))).text).toContain(
      'not on the list',
    )
  })
  const member = { name: 'Aino', email: null, role: 'agent' as const, teams: null }

  it('where the database fails, with one line in the log, and works when it is back', async () => {
    let down = true
    const memory = createMemoryDesk()
    const act: Desk['act'] = async (click) => {
      if (down && click.input) throw new KorvaError('database', 'It does not answer', { hint: 'Is it up?' })
      return memory.desk.act(click)
    }
    slack = await startSlack({ memory, desk: { act } })
    const view = await open('resolve')
    expect((await errorsOf(await slack.submit(view, solved))).solved).toContain('the database did not answer')
    const errors = slack.lines.filter(({ level }) => level === 'error')
    expect(errors.map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ caseId: 1, action: 'resolve', code: 'database', hint: 'Is it up?' }),
    ])
    down = false
    expect(await (await slack.submit(view, solved)).text()).toBe('')
  })

  it('where the database is slow, and what it did meanwhile is not done twice', async () => {
    const gate = Promise.withResolvers<void>()
    const memory = createMemoryDesk()
    const act: Desk['act'] = async (click) => {
      if (click.input) await gate.promise
      return memory.desk.act(click)
    }
    slack = await startSlack({ memory, desk: { act }, patience: { form: 20 } })
    const view = await open('note')
    const note = { text: ['Called them'] }
    expect((await errorsOf(await slack.submit(view, note))).text).toContain('slow just now')
    gate.resolve()
    await slack.settled()
    expect(await (await slack.submit(view, note)).text()).toBe('')
    expect(slack.memory.events.get(1)).toHaveLength(1)
  })
})

describe('a form that is sent again, though it had gone through', () => {
  const forms: [CaseAction, DialogInput][] = [
    ['resolve', solved],
    ['dismiss', { why: ['spam'] }],
    ['assign', { to: ['teams:veikko'] }],
  ]
  it.each(forms)('closes: %s', async (action, input) => {
    slack = await startSlack()
    const view = await open(action)
    await slack.submit(view, input)
    // Another process has taken it before, so that nothing is remembered of it here.
    const again = await slack.submit({ ...view, id: 'V0OTHER' }, input)
    expect([again.status, await again.text()]).toEqual([200, ''])
    expect(slack.memory.events.get(1)).toHaveLength(1)
  })

  it('does not close where it asked for another thing', async () => {
    slack = await startSlack()
    const [resolve, dismiss] = [await open('resolve'), await open('dismiss')]
    await slack.submit(resolve, solved)
    const errors = await errorsOf(await slack.submit(dismiss, { why: ['spam'] }))
    expect(errors).toEqual({ why: 'Aino has resolved it already.' })
  })
})

describe('a dialog that cannot be opened', () => {
  const press = (trigger?: string) =>
    slack.click(
      { ...claimOf(1), action_id: 'korva:resolve' },
      '1763728200.000100',
      slack.scene(aino, undefined, trigger === undefined ? {} : { trigger }),
    )
  const toldAgain = async () => {
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told.text).toContain('please press again')
    expect(slack.standIn.views).toEqual([])
  }

  it('is told privately, where the press is too long ago', async () => {
    slack = await startSlack()
    const trigger = freshTrigger()
    slack.standIn.expire(trigger)
    await press(trigger)
    await toldAgain()
    const line = slack.lines.find(({ level }) => level === 'warn')!
    expect(line.fields).toMatchObject({ code: 'slack-trigger-expired', caseId: 1 })
  })

  it('is told privately, where Slack gave no trigger', async () => {
    slack = await startSlack()
    await press('')
    await toldAgain()
  })

  it('is told privately, where Slack does not answer', async () => {
    slack = await startSlack()
    slack.standIn.fail('views.open', { kind: 'reset' })
    await press()
    const told = await slack.standIn.until(() => slack.standIn.ephemerals[0])
    expect(told.text).toContain('please press again')
  })
})

describe('a form that is none of ours is answered and left alone', () => {
  const changes: [string, Block][] = [
    ['another callback_id', { callback_id: 'other:dialog' }],
    ['metadata that is none', { private_metadata: '{' }],
    ['metadata of no case', { private_metadata: '{"caseId":0,"action":"resolve","place":null}' }],
    ['metadata of no action', { private_metadata: '{"caseId":1,"action":"explode","place":null}' }],
  ]
  it.each(changes)('%s', async (_, changed) => {
    slack = await startSlack()
    const view = await open('resolve')
    const answer = await slack.submit({ ...view, ...changed }, solved)
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    await slack.settled()
    expect(slack.memory.clicks).toHaveLength(1)
  })

  it('one that came before, with the same signature', async () => {
    slack = await startSlack()
    const payload = viewSubmission(await open('note'), { text: ['Called them'] }, aino)
    const request = signedRequest(secret, interactionBody(payload))
    for (const _ of [1, 2]) expect(await (await slack.send(request)).text()).toBe('')
    await slack.settled()
    expect(slack.memory.events.get(1)).toHaveLength(1)
    expect(slack.memory.clicks).toHaveLength(2)
  })

  it('one that nobody sent, and one that Slack did not sign', async () => {
    slack = await startSlack()
    const payload = viewSubmission(await open('resolve'), solved, aino)
    const unsigned = signedRequest('a guessed secret', interactionBody(payload))
    expect((await slack.send(unsigned)).status).toBe(401)
    const nobody = { ...payload, user: { id: '', team_id: 'T000000001' } }
    expect((await slack.send(signedRequest(secret, interactionBody(nobody)))).status).toBe(200)
    await slack.settled()
    expect(slack.memory.clicks).toHaveLength(1)
  })
})
