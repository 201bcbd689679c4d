import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReplayReport } from '../../src/core/replay.ts'
import { replayPast } from '../../src/flows/replay-past.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const minute = 60_000
const story =
  'Acme is awful: the parcel that was promised for Tuesday lay for nine days in a depot in Vantaa, and nobody of the ' +
  'customer service could say when the van would come or who had signed for it.'

describe.each(engines)('the rules run over the past, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.score = async (inputs) =>
      inputs.map(({ text }) => {
        if (text.includes('awful')) return makeVerdict({ severity: text.includes('!') ? 'high' : 'medium' })
        if (text.includes('lovely')) return makeVerdict({ label: 'positive', score: 0.9, severity: 'low' })
        return makeVerdict({ label: 'neutral', score: 0, severity: 'low' })
      })
    await flow.poll()
  })
  afterEach(() => flow.close())

  const replay = (days = 30) => replayPast({ days }, flow.parts)
  const channel = (report: ReplayReport, id: string) => report.channels.find((each) => each.id === id)!

  it('and say what really came, where the settings were the same', async () => {
    const { settings } = flow.parts
    const teams = { id: 'crew', platform: 'slack' as const, target: 'C2', brands: ['other'] }
    settings.channels = [...settings.channels, teams]
    settings.routes = [{ when: { sentiment: 'negative' }, to: ['support', 'crew'] }]
    Object.assign(settings, { cardsPerHour: 1, quiet: { from: 22 * 60, to: 7 * 60 } })
    settings.praise = { to: ['support'], from: 0.5 }
    // No promise runs out: what waits in a digest would come as a card then, as nobody works these cases.
    settings.promise = { respondMs: 90 * 24 * 60 * minute, hours: null, rules: [] }
    const kinds = [
      'Acme is awful',
      'Acme is awful!',
      'Acme is there',
      story,
      'Acme is lovely',
      'Acme is awful',
    ]
    // Two and a half days in halves of an hour: busy hours, quiet nights, one night with a single case.
    for (let n = 0; n < 110; n++) {
      flow.pass(30 * minute)
      await flow.chase()
      const busy = n % 7 < 5 && (n < 50 || n > 75 || n === 66)
      if (!busy) continue
      const text = kinds[(n * 5 + Math.floor(n / 6)) % kinds.length]!
      const item = makeItem(`item-${n}`, -30 * (n + 1), text === story ? text : `${text}, ${n}`)
      await flow.poll({ ...item, author: n % 9 === 0 ? 'Maija' : `Somebody ${n}` })
    }
    const report = await replay()
    const held = await Promise.all(
      [...flow.slack.digests.values()].map(({ deliveryId }) =>
        flow.parts.store.direct.digests.cases(deliveryId),
      ),
    )
    const support = channel(report, 'support')
    expect(support.cards).toBe(flow.slack.posts.size)
    expect(support.overLimit + support.inQuiet).toBe(held.flat().length)
    expect(channel(report, 'inbox')).toMatchObject({ cards: flow.web.posts.size, overLimit: 0, inQuiet: 0 })
    expect(channel(report, 'crew')).toMatchObject({ cards: 0, none: report.mentions })
    const praise = [...flow.slack.posts.values()].filter(({ drawn }) => drawn[0]!.kind === 'praise')
    expect(support.praise).toBe(praise.length)
    // Every way to be counted was there to be counted.
    const { case: cases, copy, again, calm } = report.fates
    expect(
      Math.min(cases, copy, again, calm, support.overLimit, support.inQuiet, support.praise),
    ).toBeGreaterThan(0)
  })

  it('go by the settings of now, and change nothing', async () => {
    await flow.poll(makeItem('a', 10), makeItem('b', 5, 'Acme is there'), makeItem('c', 3, 'Acme is lovely'))
    expect(channel(await replay(), 'support')).toMatchObject({ cards: 1, none: 2 })
    const { settings } = flow.parts
    settings.routes = []
    settings.praise = { to: ['support'], from: 0.95 }
    expect(channel(await replay(), 'support')).toMatchObject({ cards: 0, none: 3 })
    expect(channel(await replay(), 'inbox')).toMatchObject({ cards: 1, none: 2 })
    settings.praise.from = 0.5
    settings.routes = [{ when: { sentiment: 'neutral' }, to: ['support'] }]
    expect(channel(await replay(), 'support')).toMatchObject({ cards: 2, praise: 1, none: 1, promises: 1 })
    settings.channels[0]!.brands = ['other']
    expect(channel(await replay(), 'support')).toMatchObject({ cards: 0, none: 3 })
    expect([flow.slack.posts.size, flow.web.posts.size, flow.jobs()]).toEqual([1, 1, []])
  })

  it('leave out what is not listened to any more, and what rules hide', async () => {
    await flow.poll(makeItem('a', 10), makeItem('b', 5, 'Acme is awful, says the lottery'))
    await flow.parts.store.direct.rules.accept(
      { brandId: null, query: 'lottery' },
      'Aino',
      flow.parts.clock(),
    )
    expect((await replay()).fates).toMatchObject({ case: 1, hidden: 1 })
    const { settings } = flow.parts
    const [source] = settings.sources
    const count = async (change: Partial<typeof source>) => {
      settings.sources = [{ ...source!, ...change }]
      return (await replay()).mentions
    }
    expect(await count({})).toBe(2)
    expect(await count({ id: 'another' })).toBe(0)
    expect(await count({ brands: ['other'] })).toBe(0)
    expect(await count({ about: 'other' })).toBe(0)
    expect(await count({ about: 'acme' })).toBe(2)
    settings.brands = []
    expect(await count({})).toBe(0)
  })

  it('count by when the customer wrote, and from when something is stored', async () => {
    const day = 1440
    await flow.poll(makeItem('old', 31 * day), makeItem('older', 3 * day), makeItem('new', 5))
    expect(await replay()).toMatchObject({ mentions: 2, from: new Date('2026-11-18T12:00:00Z') })
    expect(await replay(60)).toMatchObject({ mentions: 3, from: new Date('2026-10-21T12:00:00Z') })
    // Heard since the start without a word: those days count as well.
    flow.pass(10 * day * minute)
    expect(await replay(2)).toMatchObject({ mentions: 0, from: new Date('2026-11-29T12:00:00Z') })
    expect(await replay(11)).toMatchObject({ mentions: 1, from: new Date('2026-11-21T11:55:00Z') })
  })

  it('say nothing of a past that is empty', async () => {
    expect(await replay()).toMatchObject({
      ...{ mentions: 0, from: new Date('2026-11-21T12:00:00Z'), to: new Date('2026-11-21T12:00:00Z') },
      channels: [
        { id: 'support', cards: 0 },
        { id: 'inbox', cards: 0 },
      ],
      duty: { hours: false, onCall: [] },
    })
  })
})
