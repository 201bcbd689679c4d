import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { registerSources } from '../../src/flows/register-sources.ts'
import { resumeSource } from '../../src/flows/resume-source.ts'
import { takeDueSources } from '../../src/flows/take-due-sources.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const minute = 60_000

describe.each(engines)('the pace of polls, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.sources[1]!.lane = 'elsewhere.example'
    await registerSources(flow.parts)
  })
  afterEach(() => flow.close())

  /** The minutes from now on in which a source is polled, within so many. */
  const polledWithin = async (minutes: number, sourceId = 'news') => {
    const polled: number[] = []
    for (let n = 0; n <= minutes; n++) {
      flow.feed.polled.length = 0
      await takeDueSources(flow.parts)
      await flow.work()
      if (flow.feed.polled.includes(sourceId)) polled.push(n)
      flow.pass(minute)
    }
    return polled
  }
  const fail = (code: string, details = {}) => {
    flow.feed.next = () => {
      throw new KorvaError(code, `Source "news": ${code}`, details)
    }
  }

  it('is its own while all is well', async () => {
    expect(await polledWithin(15)).toEqual([0, 5, 10, 15])
  })

  it('is what the publisher asks for, also by an unchanged feed', async () => {
    flow.feed.about = () => ({ waitMs: 7 * minute })
    expect(await polledWithin(15)).toEqual([0, 7, 14])
    flow.feed.about = () => ({ changed: false, waitMs: 12 * minute })
    expect(await polledWithin(17)).toEqual([5, 17])
  })

  it('backs off while it fails, up to an hour, and is its own again at once', async () => {
    fail('fetch-server-error')
    expect(await polledWithin(200)).toEqual([0, 5, 15, 35, 75, 135, 195])
    flow.feed.next = () => []
    expect(await polledWithin(65)).toEqual([54, 59, 64])
    expect(await flow.parts.store.direct.sources.load('news')).toMatchObject({
      ...{ failures: 0, failingSince: null, error: null },
    })
  })

  it('holds nothing against a source whose poll our own stopping broke off', async () => {
    fail('fetch-ended')
    expect(await polledWithin(0)).toEqual([0])
    expect(await flow.parts.store.direct.sources.load('news')).toBeNull()
    flow.feed.next = () => []
    expect(await polledWithin(5)).toEqual([0, 5])
  })

  it('is not the same for those that failed together', async () => {
    fail('fetch-server-error')
    flow.feed.random = 1
    await polledWithin(1)
    const { dueAt } = (await flow.parts.store.direct.sources.load('news'))!
    expect(dueAt).toEqual(new Date('2026-11-21T12:06:00Z'))
  })

  it('rests the whole lane when its server says so, and nobody else', async () => {
    for (const source of flow.parts.settings.sources) source.lane = 'example.com'
    const other = { ...flow.parts.settings.sources[0]!, id: 'other', lane: 'other.example' }
    flow.parts.settings.sources.push(other)
    await registerSources(flow.parts)
    fail('fetch-too-often', { retryAfterMs: 20 * minute })
    await polledWithin(1)
    flow.feed.next = () => []
    expect(await polledWithin(30, 'reviews')).toEqual([18, 23, 28])
    expect(flow.feed.asked).toEqual([])
  })

  it('asks nobody of a lane whose server asked for peace since the polls were sent', async () => {
    for (const source of flow.parts.settings.sources) source.lane = 'example.com'
    await registerSources(flow.parts)
    fail('fetch-unavailable', { retryAfterMs: 20 * minute })
    await takeDueSources(flow.parts)
    await flow.work()
    expect(flow.feed.polled).toHaveLength(1)
    const states = await flow.parts.store.direct.sources.all()
    expect([...states.keys()]).toEqual(flow.feed.polled)
  })

  it('is none for what was taken away for good, until its address changes or somebody asks', async () => {
    fail('fetch-gone', { retryable: false, hint: 'Remove it.' })
    expect(await polledWithin(1500)).toEqual([0])
    expect(flow.warnings.filter((line) => line.includes('news'))).toEqual([
      'Source news was not heard, and is asked no more',
    ])
    await pollSource('news', flow.parts)
    await registerSources(flow.parts)
    expect(await polledWithin(10)).toEqual([])
    expect(await resumeSource('news', flow.parts)).toBe(true)
    expect(await polledWithin(10)).toEqual([0])
    flow.parts.settings.sources[0]!.url = 'https://example.com/moved'
    await registerSources(flow.parts)
    flow.feed.next = () => []
    expect(await polledWithin(10)).toEqual([0, 5, 10])
    expect(await resumeSource('news', flow.parts)).toBe(false)
  })

  it('keeps what the reading had to guess, and says it once', async () => {
    flow.feed.next = () => [makeItem('a', 1)]
    flow.feed.about = () => ({ notes: ['truncated', 'stray-bytes'] })
    await pollSource('news', flow.parts)
    await pollSource('news', flow.parts)
    flow.feed.about = () => ({ changed: false })
    await pollSource('news', flow.parts)
    const state = await flow.parts.store.direct.sources.load('news')
    expect(state?.notes).toEqual(['truncated', 'stray-bytes'])
    expect(flow.warnings).toEqual([
      'Source news was read with guesses: its feed ends in the middle; some of its characters could not be read',
    ])
    flow.feed.about = () => ({})
    await pollSource('news', flow.parts)
    expect((await flow.parts.store.direct.sources.load('news'))?.notes).toEqual([])
    expect(flow.warnings).toHaveLength(1)
  })
})
