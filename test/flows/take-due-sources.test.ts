import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Source } from '../../src/core/source.ts'
import { registerSources } from '../../src/flows/register-sources.ts'
import { takeDueSources } from '../../src/flows/take-due-sources.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts } from '../support/flow-parts.ts'

describe.each(engines)('taking the sources that are due, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
  })
  afterEach(() => flow.close())

  const listen = async (changes: Partial<Source>[]) => {
    const [model] = flow.parts.settings.sources
    flow.parts.settings.sources = changes.map((change) => ({ ...model!, ...change }))
    await registerSources(flow.parts)
  }
  /** The sources that one tick, or several at the same time, send to be polled. */
  const tick = async (times = 1) => {
    flow.lose()
    await Promise.all(Array.from({ length: times }, () => takeDueSources(flow.parts)))
    return flow.jobs().map(({ job }) => ('sourceId' in job ? job.sourceId : ''))
  }

  it('takes 500 at a time, and the rest at the next tick', async () => {
    await listen(Array.from({ length: 700 }, (_, n) => ({ id: `s${n}`, lane: `h${n}.example` })))
    const [first, second, third] = [await tick(), await tick(), await tick()]
    expect([first!.length, second!.length, third!.length]).toEqual([500, 200, 0])
    expect(new Set([...first!, ...second!]).size).toBe(700)
  })

  it('never takes what is off, what is brought, and what the settings have no more', async () => {
    await listen([
      { id: 'on' },
      { id: 'off', off: 'YOUTUBE_API_KEY in .env' },
      { id: 'brought', schedule: null, url: 'inbox:brought', lane: '' },
    ])
    expect(await tick()).toEqual(['on'])
    flow.pass(3_600_000)
    expect(await tick()).toEqual(['on'])
  })

  it('takes a source of every second at every tick, though ticks come now a little later and now earlier', async () => {
    await listen([{ id: 'fast', schedule: { every: 1000 } }])
    const taken = [await tick()]
    for (const late of [6, -4, 3, -5, 0]) {
      flow.pass(1000 + late)
      taken.push(await tick())
    }
    expect(taken.flat()).toEqual(Array(6).fill('fast'))
  })

  it('keeps the pace of a lane: one of its sources a minute, each in its turn', async () => {
    const paced = { lane: 'reddit.com', paceMs: 60_000 }
    await listen([{ id: 'a', ...paced }, { id: 'b', ...paced }, { id: 'c', ...paced }, { id: 'free' }])
    const taken = [await tick(3)]
    for (let n = 0; n < 6; n++) {
      flow.pass(30_000)
      taken.push(await tick(3))
    }
    expect(taken.map((ids) => ids.filter((id) => id !== 'free').length)).toEqual([1, 0, 1, 0, 1, 0, 0])
    expect(taken.flat().toSorted()).toEqual(['a', 'b', 'c', 'free'])
    flow.pass(120_000)
    expect(await tick(3)).toHaveLength(2)
  })

  it('polls the source whose turn a paced lane gave, though the lane rests after it', async () => {
    const paced = { lane: 'reddit.com', paceMs: 60_000 }
    await listen([
      { id: 'a', ...paced },
      { id: 'b', ...paced },
    ])
    const taken = await tick()
    await flow.work()
    expect(flow.feed.polled).toEqual(taken)
  })
})
