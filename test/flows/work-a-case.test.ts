import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../src/core/person.ts'
import { noteInThread } from '../../src/flows/note-in-thread.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino', email: 'aino@example.com' }
const ainoInTeams: Person = { platform: 'teams', id: 'T1', name: 'Aino K.', email: 'Aino@Example.com' }
const veikko: Person = { platform: 'teams', id: 'T2', name: 'Veikko' }
const minute = 60_000

describe.each(engines)('working a case, on $name', ({ make }) => {
  let flow: FlowHarness
  let id: number
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await flow.poll()
    await flow.poll(makeItem('one', 10))
    id = (await flow.parts.store.direct.lists.list({}, 1))[0]!.id
  })
  afterEach(() => flow.close())

  const subject = async () => (await flow.parts.store.direct.cases.get(id))!
  const card = () => [...flow.slack.posts.values()].at(-1)!.drawn.at(-1)!
  const fact = (name: string) => card().facts.find((each) => each.name === name)?.value
  const said = () => flow.slack.threads.map(({ said }) => said.lines.map(({ text }) => text).join(' | '))
  const events = async () =>
    (await flow.parts.store.direct.cases.events(id)).map(
      ({ act, who }) => `${act.action} ${who?.name ?? '-'}`,
    )

  it('asks two things before it is resolved, and saves both with a word why', async () => {
    const asked = await flow.act(id, 'resolve', { who: aino })
    expect(asked).toMatchObject({ outcome: 'ask', dialog: { caseId: id, action: 'resolve' } })
    expect((await subject()).state.state).toBe('open')
    const half = await flow.act(id, 'resolve', { who: aino, input: { solved: ['yes'] } })
    expect(half).toMatchObject({ outcome: 'invalid' })
    expect((await subject()).version).toBe(1)
    const input = { solved: ['partly'], treated: ['kind', 'personal'], why: ['Refund is on its way'] }
    expect(await flow.act(id, 'resolve', { who: aino, input })).toMatchObject({ outcome: 'done' })
    await flow.work()
    expect((await subject()).state).toMatchObject({
      state: 'resolved',
      outcome: { solved: 'partly', treated: ['personal', 'kind'], why: 'Refund is on its way' },
    })
    expect(fact('outcome')).toBe('personal, kind; solved: partly: Refund is on its way')
    expect(said()).toEqual(['Aino resolved it: personal, kind; solved: partly: Refund is on its way'])
  })

  it('takes a reply link for an answer: the clock stops, and the card leads there', async () => {
    flow.pass(30 * minute)
    await flow.act(id, 'reply', { who: aino, input: { url: ['https://example.com/answer#1'] } })
    await flow.work()
    expect((await subject()).state).toMatchObject({
      state: 'answered',
      reply: 'https://example.com/answer#1',
    })
    expect(card().answer?.url).toBe('https://example.com/answer#1')
    expect(fact('promise')).toBe('kept: answered after 40 min')
    flow.pass(24 * 60 * minute)
    await flow.chase()
    expect(said()).toEqual(['Aino answered the customer.'])
    await flow.act(id, 'resolve', { who: veikko, input: { solved: ['yes'], treated: ['none'] } })
    expect((await subject()).state).toMatchObject({ answeredAt: new Date('2026-11-21T12:30:00Z') })
    await flow.work()
    expect(card().answer?.url).toBe('https://example.com/answer#1')
    const { closedSince } = flow.parts.store.direct.lists
    expect(await closedSince(new Date(0))).toEqual({ count: 1, kept: 1 })
  })

  it('gives a case to somebody, and calls them where they are', async () => {
    await flow.act(id, 'note', { who: veikko, input: { text: ['Looking into it'] } })
    const asked = await flow.act(id, 'assign', { who: aino })
    expect(JSON.stringify(asked)).toContain('Veikko')
    await flow.work()
    await flow.act(id, 'assign', { who: aino, input: { to: ['teams:T2'] } })
    await flow.work()
    expect((await subject()).state).toMatchObject({ state: 'claimed', owner: { name: 'Veikko' } })
    expect(flow.slack.threads.at(-1)!.said).toMatchObject({
      lines: [{ text: 'Aino gave it to Veikko.' }],
      calls: [{ name: 'Veikko', teams: 'T2' }],
    })
  })

  it('warns before it is snoozed past the promise, and wakes it in time', async () => {
    const input = { for: ['2h'], reason: ['Waits for the courier'] }
    expect(await flow.act(id, 'snooze', { who: aino, input })).toMatchObject({ outcome: 'invalid' })
    expect((await subject()).state.state).toBe('open')
    await flow.act(id, 'snooze', { who: aino, input: { ...input, past: ['yes'] } })
    flow.pass(119 * minute)
    await flow.chase()
    expect((await subject()).state.state).toBe('snoozed')
    flow.pass(minute)
    await flow.chase()
    expect((await subject()).state.state).toBe('open')
    expect(said().slice(0, 2)).toEqual([
      'Aino snoozed it until 21 Nov, 16:00: Waits for the courier',
      'It is awake again.',
    ])
  })

  it('is no duplicate of what is not there, nor of itself', async () => {
    const why = (of: string) => ({ why: ['duplicate'], of: [of] })
    const missing = await flow.act(id, 'dismiss', { who: aino, input: why('77') })
    expect(missing).toMatchObject({ outcome: 'invalid' })
    expect(JSON.stringify(missing)).toContain('There is no case 77.')
    const itself = await flow.act(id, 'dismiss', { who: aino, input: why(String(id)) })
    expect(itself).toMatchObject({ outcome: 'invalid' })
    await flow.poll(makeItem('two', 5))
    const other = id + 1
    expect(await flow.act(id, 'dismiss', { who: aino, input: why(`#${other}`) })).toMatchObject({
      outcome: 'done',
    })
    await flow.work()
    const first = [...flow.slack.posts.values()][0]!.drawn.at(-1)!
    expect(first.facts.find(({ name }) => name === 'state')?.value).toBe(
      `dismissed by Aino: the same as case ${other}`,
    )
  })

  it('knows one person in two chats by the e-mail address', async () => {
    await flow.act(id, 'claim', { who: aino })
    expect(await flow.act(id, 'claim', { who: ainoInTeams })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'already-yours' },
    })
    expect(await flow.act(id, 'claim', { who: veikko })).toMatchObject({
      refusal: { code: 'already-claimed' },
    })
  })

  it('keeps a note, tells the other threads of it, and holds the claim', async () => {
    await flow.act(id, 'claim', { who: aino })
    await flow.work()
    await flow.act(id, 'note', { who: veikko, input: { text: ['The customer has called, too'] } })
    await flow.work()
    expect(fact('note')).toBe('Veikko: The customer has called, too')
    expect(said()).toEqual(['Veikko: The customer has called, too'])
    flow.pass(60 * minute)
    await flow.chase()
    expect((await subject()).state.state).toBe('claimed')
  })

  it('makes a note of what is written below its card, once, and does not say it there again', async () => {
    const under = [...flow.slack.posts.keys()][0]!
    const note = { platform: 'slack' as const, place: 'C1', under, id: '1763.0001', text: ' I am on it ' }
    const asker = { who: aino, place: 'C1' }
    expect(await Promise.all([1, 2].map(() => noteInThread(note, asker, flow.parts)))).toEqual([true, true])
    await flow.work()
    expect(await events()).toEqual(['open -', 'note Aino'])
    expect(said()).toEqual([])
    expect(fact('note')).toBe('Aino: I am on it')
    expect(await noteInThread({ ...note, under: '999' }, asker, flow.parts)).toBe(false)
    expect(await noteInThread({ ...note, place: 'C9' }, asker, flow.parts)).toBe(false)
    expect(await noteInThread({ ...note, id: '2', text: '  ' }, asker, flow.parts)).toBe(false)
  })

  it('lets one of a hundred have it who claim at once, and tells the others who', async () => {
    const people = Array.from({ length: 100 }, (_, n): Person => {
      const platform = (['slack', 'teams', 'web'] as const)[n % 3]!
      return { platform, id: `P${n}`, name: `Person ${n}` }
    })
    const outcomes = await Promise.all(people.map((who) => flow.act(id, 'claim', { who })))
    const won = outcomes.flatMap((each, n) => (each.outcome === 'done' ? [people[n]!] : []))
    expect(won).toHaveLength(1)
    const told = outcomes.filter(
      (each) =>
        each.outcome === 'refused' && each.message === `${won[0]!.name} was faster and has it already.`,
    )
    expect(told).toHaveLength(99)
    expect(await events()).toEqual(['open -', `claim ${won[0]!.name}`])
  })

  it('writes into the audit log what was done, refused and denied', async () => {
    const { settings } = flow.parts
    settings.team = { ...settings.team, everybody: null, people: [] }
    expect(await flow.act(id, 'claim', { who: aino })).toMatchObject({
      outcome: 'denied',
      denial: 'not-of-the-team',
    })
    settings.team = { ...settings.team, everybody: 'agent' }
    await flow.act(id, 'claim', { who: aino })
    expect(await flow.act(id, 'release', { who: veikko })).toMatchObject({
      outcome: 'denied',
      denial: 'role',
    })
    await flow.act(id, 'claim', { who: veikko })
    const log = await flow.parts.store.direct.audit.list({ caseId: id, most: 10 })
    expect(log.map(({ action, outcome, who }) => `${who?.name} ${action} ${outcome}`).toReversed()).toEqual([
      'Aino claim not-of-the-team',
      'Aino claim done',
      'Veikko release role',
      'Veikko claim already-claimed',
    ])
    expect(JSON.stringify(log)).not.toContain('awful')
  })

  it('says done of a dialog that is sent again after it came through, and writes it down once', async () => {
    const input = { solved: ['yes'], treated: ['kind'], why: ['Called them'] }
    const answers = [
      await flow.act(id, 'resolve', { who: aino, input }),
      await flow.act(id, 'resolve', { who: aino, input }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ outcome: 'done', message: 'Resolved. Thank you.' })
    }
    expect(await events()).toEqual(['open -', 'resolve Aino'])
    const log = await flow.parts.store.direct.audit.list({ caseId: id, most: 10 })
    expect(log.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['resolve done'])
  })

  it('takes no note of who is not of the team, gives them nothing, and writes both down', async () => {
    const { settings, store } = flow.parts
    settings.team = { ...settings.team, everybody: null, people: [] }
    const stranger: Person = { platform: 'slack', id: 'U0STRANGER', name: 'Stranger' }
    const under = [...flow.slack.posts.keys()][0]!
    const note = { platform: 'slack' as const, place: 'C1', under, id: '1', text: 'They lie' }
    expect(await noteInThread(note, { who: stranger, place: 'C1' }, flow.parts)).toBe(false)
    await flow.act(id, 'claim', { who: stranger })
    expect(await events()).toEqual(['open -'])
    const log = await store.direct.audit.list({ caseId: id, most: 10 })
    expect(log.map(({ who, action, outcome }) => [who?.name, action, outcome]).toReversed()).toEqual([
      ['Stranger', 'note', 'not-of-the-team'],
      ['Stranger', 'claim', 'not-of-the-team'],
    ])
    settings.team = { ...settings.team, everybody: 'agent' }
    expect(JSON.stringify(await flow.act(id, 'assign', { who: aino }))).not.toContain('Stranger')
  })

  it('keeps brands apart: from the channel of another brand nothing is done', async () => {
    const { settings } = flow.parts
    settings.channels.push({ id: 'other', platform: 'slack', target: 'C2', brands: ['routa'] })
    expect(await flow.act(id, 'claim', { who: aino, place: 'C2' })).toMatchObject({ denial: 'other-brand' })
    expect(await flow.act(id, 'claim', { who: aino, place: 'C77' })).toMatchObject({ outcome: 'done' })
    settings.apart = true
    expect(await flow.act(id, 'release', { who: aino, place: 'C77' })).toMatchObject({
      denial: 'unknown-place',
    })
    expect(await flow.act(id, 'release', { who: aino, place: 'C1' })).toMatchObject({ outcome: 'done' })
    await flow.poll(makeItem('two', 5))
    expect(flow.slack.posts.size).toBe(2)
  })
})
