import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../src/core/person.ts'
import type { Severity } from '../../src/core/verdict.ts'
import { chaseCases } from '../../src/flows/chase-cases.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }
const minute = 60_000
const team = {
  people: [
    { email: 'maija@example.com', name: 'Maija', role: 'manager' as const, slack: 'U9', teams: null },
    { email: 'veikko@example.com', name: 'Veikko', role: 'agent' as const, slack: 'U2', teams: null },
  ],
  groups: [{ id: 'night', name: 'Night shift', members: ['veikko@example.com'], slack: 'S1' }],
  rota: { turns: ['veikko@example.com', 'night'], since: '2026-11-16', at: 480 },
  everybody: 'agent' as const,
  web: 'agent' as const,
}

/** Everything is as severe as that. */
function judgeAs(flow: FlowHarness, severity: Severity): void {
  const { score } = flow.parts
  flow.parts.score = async (inputs, lessons) =>
    (await score(inputs, lessons)).map((verdict) => ({ ...verdict, severity }))
}

describe.each(engines)('a promise that runs out, on $name', ({ make }) => {
  let flow: FlowHarness
  let id: number
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.team = team
    judgeAs(flow, 'medium')
    await flow.poll()
    await flow.poll(makeItem('one', 10))
    id = (await flow.parts.store.direct.lists.list({}, 1))[0]!.id
  })
  afterEach(() => flow.close())

  /** What was said below the card, with whom it called. */
  const said = (under?: string) =>
    flow.slack.threads
      .filter((each) => under === undefined || each.under === under)
      .map(({ said }) => {
        const words = said.lines.map(({ text }) => text).join(' ')
        return said.calls.length > 0 ? `${words} [${said.calls.map(({ slack }) => slack).join(' ')}]` : words
      })
  const look = async (minutes: number) => {
    flow.pass(minutes * minute)
    await flow.chase()
  }

  it('reminds in the thread, then whoever is on call, then the managers; each once', async () => {
    await look(34)
    expect(said()).toEqual([])
    for (let n = 0; n < 5; n++) await look(1)
    expect(said()).toEqual([
      'Half of the promised time is over: 45 min left, until 21 Nov, 15:20. Nobody has claimed it.',
    ])
    for (let n = 0; n < 80; n++) await look(1)
    expect(said().slice(1)).toEqual([
      '15 min left of the promise, until 21 Nov, 15:20. Nobody has claimed it. [U2]',
      'The promise is broken since 21 Nov, 15:20. The customer still waits. Nobody has claimed it. [U2]',
      'The customer has waited 15 min longer than promised, and has no answer yet. Nobody has claimed it. [U9]',
    ])
    await look(3 * 24 * 60)
    expect(said()).toHaveLength(4)
  })

  it('calls the owner, but not one who just acted', async () => {
    await look(63)
    await flow.act(id, 'claim', { who: aino })
    await look(2)
    expect(said().at(-1)).toBe('15 min left of the promise, until 21 Nov, 15:20. Aino has it.')
    await flow.act(id, 'release', { who: aino })
    await flow.poll(makeItem('two', -65))
    const second = id + 1
    await flow.act(second, 'claim', { who: aino })
    await flow.act(second, 'note', { who: aino, input: { text: ['Asked the warehouse'] } })
    const under = [...flow.slack.posts.keys()].at(-1)
    await look(46)
    expect(said(under).at(-1)).toMatch(/^Half of .* Aino has it\.$/)
    await look(30)
    expect(said(under).at(-1)).toMatch(/left of the promise.* Aino has it\. \[U1\]$/)
  })

  it('speaks of the latest step only after a sleep, and of none that somebody answered meanwhile', async () => {
    await look(10 * 60)
    expect(said()).toHaveLength(1)
    expect(said()[0]).toMatch(/^The customer has waited 8 h 40 min longer than promised/)
    await flow.poll(makeItem('two', 1))
    await flow.act(id + 1, 'reply', { who: aino, input: {} })
    await look(300)
    expect(said().filter((words) => words.includes('longer than promised'))).toHaveLength(1)
  })

  it('looks at the state again before it speaks: a reminder that waited in the queue is dropped', async () => {
    flow.pass(50 * minute)
    await chaseCases(flow.parts)
    await flow.act(id, 'reply', { who: aino, input: { url: ['https://example.com/a'] } })
    await flow.work()
    expect(said()).toEqual(['Aino answered the customer.'])
  })

  it('is told of once, however many processes look', async () => {
    flow.pass(50 * minute)
    await Promise.all(Array.from({ length: 8 }, () => chaseCases(flow.parts)))
    await flow.work()
    expect(said()).toHaveLength(1)
  })

  it('goes back to the queue without a note or an answer, told before', async () => {
    await flow.act(id, 'claim', { who: aino })
    await look(19)
    expect(said()).toEqual([])
    await look(1)
    expect(said()).toEqual([
      'Aino, this goes back to the queue in 10 min unless there is a note or an answer. [U1]',
    ])
    await look(9)
    await look(1)
    const lapsed = (words: string) => words.startsWith('No note and no answer came')
    expect(said().filter(lapsed)).toEqual(['No note and no answer came: it is back in the queue. [U1]'])
    const card = [...flow.slack.posts.values()][0]!.drawn.at(-1)!
    expect(card.facts.find(({ name }) => name === 'state')!.value).toBe('open, nobody has it yet')
    expect(card.main.map(({ action }) => action)).toEqual(['claim', 'resolve'])
  })

  it('is told once that it lapses, also where the customer writes meanwhile', async () => {
    await flow.act(id, 'claim', { who: aino })
    await look(20)
    await flow.poll({ ...makeItem('one', 10), text: 'Acme is awful, and now they do not answer the phone' })
    await look(1)
    expect(said().filter((words) => words.includes('goes back to the queue in'))).toHaveLength(1)
  })

  it('does not wait for a case that somebody has in hand when it warns of lapses', async () => {
    await flow.act(id, 'claim', { who: aino })
    flow.pass(25 * minute)
    const [now, before] = [flow.parts.clock(), new Date(flow.parts.clock().getTime() + 10 * minute)]
    if (flow.opened.engine.kind === 'postgres') {
      await flow.parts.store.transaction(async ({ cases }) => {
        const subject = (await cases.get(id))!
        const event = { act: { action: 'note' as const, text: 'At it' }, who: aino, at: now }
        await cases.save(id, subject.version, { state: subject.state }, event)
        expect(await flow.parts.store.direct.caseClock.lapsing(before, now)).toEqual([])
      })
    }
    expect(await flow.parts.store.direct.caseClock.lapsing(before, now)).toEqual([id])
  })

  it('does not call one for being given what they gave to their own group', async () => {
    const member = { ...aino, email: 'aino@example.com' }
    const groups = [
      { id: 'day', name: 'Day', members: ['aino@example.com', 'veikko@example.com'], slack: 'S2' },
    ]
    flow.parts.settings.team = { ...team, groups }
    await flow.act(id, 'assign', { who: member, input: { to: ['group:day'] } })
    await flow.work()
    expect(flow.slack.threads.at(-1)?.said.calls.map(({ slack }) => slack)).toEqual(['U2'])
  })

  it('says below a card that comes late what was to be said, as it stands by then', async () => {
    flow.slack.faults.push('rate-limited', 'rate-limited', 'rate-limited')
    await flow.poll(makeItem('late', -10))
    flow.pass(57 * minute)
    await chaseCases(flow.parts)
    flow.slack.faults.length = 0
    await flow.work()
    await look(2)
    expect(said([...flow.slack.posts.keys()].at(-1))).toEqual([
      expect.stringMatching(/^Half of the promised/),
    ])
  })

  it('says nothing of a promise that began anew while its reminder waited', async () => {
    flow.pass(81 * minute)
    await chaseCases(flow.parts)
    await flow.act(id, 'reply', { who: aino, input: {} })
    const again = { ...makeItem('two', -81, 'That answer of Acme was awful'), author: 'Maija one' }
    await flow.poll(again)
    expect(said().filter((words) => words.startsWith('The promise is broken'))).toEqual([])
  })

  it('lapses once after a sleep, with no warning that comes too late', async () => {
    await flow.act(id, 'claim', { who: aino })
    await look(300)
    const events = await flow.parts.store.direct.cases.events(id)
    expect(events.map(({ act }) => act.action)).toEqual(['open', 'claim', 'lapse'])
    expect(said().filter((words) => words.includes('goes back to the queue in'))).toEqual([])
  })

  it('waits for the end of the quiet hours, but not where it is of high severity', async () => {
    flow.parts.settings.quiet = { from: 14 * 60, to: 20 * 60 }
    await look(100)
    expect(said()).toHaveLength(0)
    judgeAs(flow, 'high')
    await flow.poll(makeItem('bad', -100))
    await look(90)
    expect(said().length).toBeGreaterThan(0)
    expect(flow.slack.threads.every(({ under }) => under === [...flow.slack.posts.keys()].at(-1))).toBe(true)
    await look(4 * 60)
    expect(new Set(flow.slack.threads.map(({ under }) => under)).size).toBe(2)
  })
})

describe.each(engines)('noise, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    judgeAs(flow, 'medium')
    await flow.poll()
  })
  afterEach(() => flow.close())

  const digest = () => [...flow.slack.digests.values()].at(-1)!.drawn.at(-1)!
  const bring = async (count: number, from = 0) => {
    for (let n = from; n < from + count; n++)
      await flow.poll(makeItem(`i${n}`, 1, `Acme is awful number ${n} ${'x'.repeat(n)}`))
  }

  it('sends so many cards an hour, and one digest for the rest, which opens the list', async () => {
    flow.parts.settings.cardsPerHour = 3
    await bring(8)
    expect(flow.slack.posts.size).toBe(3)
    expect(flow.slack.digests.size).toBe(1)
    expect(digest()).toMatchObject({ title: '5 more cases wait', open: 'Open the list' })
    expect(flow.web.posts.size).toBe(8)
    const held = await flow.parts.store.direct.digests.cases(digest().id)
    expect(held).toHaveLength(5)
    await flow.act(held[0]!, 'claim', { who: aino })
    await flow.work()
    expect(flow.slack.posts.size).toBe(4)
    expect(digest().title).toBe('4 more cases wait')
    await flow.act(held[1]!, 'dismiss', { who: aino, input: { why: ['spam'] } })
    await flow.work()
    expect(flow.slack.posts.size).toBe(4)
    expect(digest().title).toBe('3 more cases wait')
    flow.pass(61 * minute)
    await bring(1, 20)
    expect(flow.slack.posts.size).toBe(5)
  })

  it('bundles in quiet hours what can wait, into one digest when they are over', async () => {
    flow.parts.settings.quiet = { from: 14 * 60, to: 16 * 60 }
    await bring(4)
    expect(flow.slack.posts.size).toBe(0)
    flow.pass(119 * minute)
    await flow.chase()
    expect(flow.slack.digests.size).toBe(0)
    flow.pass(minute)
    await Promise.all([chaseCases(flow.parts), chaseCases(flow.parts)])
    await flow.work()
    expect(flow.slack.digests.size).toBe(1)
    expect(digest().title).toBe('4 cases came in the quiet hours')
    expect(flow.slack.posts.size).toBe(0)
  })

  it('brings what waits in a digest as a card once its promise runs out, and reminds of it there', async () => {
    flow.parts.settings.cardsPerHour = 1
    await bring(3)
    expect([flow.slack.posts.size, flow.slack.digests.size]).toEqual([1, 1])
    flow.pass(50 * minute)
    await flow.chase()
    expect(flow.slack.posts.size).toBe(1)
    flow.pass(25 * minute)
    await flow.chase()
    flow.pass(minute)
    await flow.work()
    expect(flow.slack.posts.size).toBe(3)
    expect(digest().title).toBe('All of these are taken care of')
    const reminded = flow.slack.threads.filter(({ said }) =>
      said.lines[0]!.text.includes('left of the promise'),
    )
    expect(new Set(reminded.map(({ under }) => under)).size).toBe(3)
  })

  it('brings the card itself where only one case waited', async () => {
    flow.parts.settings.quiet = { from: 14 * 60, to: 16 * 60 }
    await bring(1)
    flow.pass(120 * minute)
    await flow.chase()
    expect([flow.slack.posts.size, flow.slack.digests.size]).toEqual([1, 0])
  })
})
