import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSources, turnsOf, turnsWithoutDatabase } from '../../src/app/check-sources.ts'
import type { Collector } from '../../src/core/collector-ports.ts'
import type { Source } from '../../src/core/source.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts } from '../support/flow-parts.ts'

const reddit = { lane: 'reddit.com', paceMs: 60_000 }
const details = (reached: { what: string; detail: string }[]) =>
  reached.map(({ what, detail }) => [what, detail])

describe.each(engines)('korva check, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
  })
  afterEach(() => flow.close())

  const listen = (changes: Partial<Source>[]) => {
    const [model] = flow.parts.settings.sources
    flow.parts.settings.sources = changes.map((change) => ({ ...model!, ...change }))
  }
  const check = (askForTurn = turnsOf(flow.parts), collector: Collector = flow.parts.collector) =>
    checkSources({ settings: flow.parts.settings, collector, askForTurn })

  it('asks a publisher that keeps a pace once, and the next time after it', async () => {
    listen([{ id: 'a', ...reddit }, { id: 'b', ...reddit }, { id: 'free' }])
    const [a, b, free] = details(await check())
    expect([a, free]).toEqual([
      ['source a', 'rss, 0 items'],
      ['source free', 'rss, 0 items'],
    ])
    expect(b![1]).toMatch(/^is not asked now: .* until 21 Nov, 14:01; `korva sources`/)
    expect(await check()).toEqual([
      expect.objectContaining({ ok: true, detail: expect.stringContaining('not asked now') }),
      expect.objectContaining({ ok: true, detail: expect.stringContaining('not asked now') }),
      expect.objectContaining({ ok: true, detail: 'rss, 0 items' }),
    ])
    flow.pass(60_000)
    expect(details(await check())[0]).toEqual(['source a', 'rss, 0 items'])
    expect(flow.feed.polled.toSorted()).toEqual(['a', 'a', 'free', 'free', 'free'])
  })

  it('leaves a publisher alone that asked for it', async () => {
    listen([{ id: 'news', lane: 'busy.example' }, { id: 'free' }])
    await flow.parts.store.direct.turns.rest('busy.example', new Date('2026-11-21T13:00:00Z'))
    const [news] = await check()
    expect(news).toMatchObject({ ok: true, detail: expect.stringContaining('until 21 Nov, 15:00') })
    expect(flow.feed.polled).toEqual(['free'])
  })

  it('keeps the pace of a publisher where the database is out of reach', async () => {
    listen([
      { id: 'a', ...reddit },
      { id: 'b', ...reddit },
    ])
    const reached = await check(turnsWithoutDatabase(flow.parts.clock))
    expect(reached.map(({ detail }) => detail.includes('not asked now'))).toEqual([false, true])
    expect(flow.feed.polled).toEqual(['a'])
  })

  it('asks the sources of one publisher one after the other, and a few publishers at once', async () => {
    const places = Array.from({ length: 60 }, (_, n) => ({ id: `s${n}`, lane: `h${n % 20}.example` }))
    listen(places)
    const asked: string[] = []
    let most = 0
    const collector: Collector = {
      ...flow.parts.collector,
      async poll(source, memory) {
        expect(asked).not.toContain(source.lane)
        most = Math.max(most, asked.push(source.lane))
        await new Promise(setImmediate)
        asked.splice(asked.indexOf(source.lane), 1)
        return flow.parts.collector.poll(source, memory)
      },
    }
    const reached = await check(turnsOf(flow.parts), collector)
    expect(reached.map(({ ok, what }) => [ok, what])).toEqual(places.map(({ id }) => [true, `source ${id}`]))
    expect(most).toBe(8)
  })
})
