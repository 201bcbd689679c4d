import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { nextPoll, takeDueSources } from '../../src/flows/take-due-sources.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

describe.each(engines)('polling a source, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
  })
  afterEach(() => flow.close())

  const poll = (...items: ReturnType<typeof makeItem>[]) => flow.poll(...items)
  const cases = async () =>
    (await flow.parts.store.direct.lists.list({}, 100)).map(({ mention }) => mention.item.id)

  it('takes the first poll as a baseline: the three newest of the last 24 hours are announced', async () => {
    await poll(...[5, 10, 20, 30, 40, 60 * 30].map((minutes) => makeItem(`m${minutes}`, minutes)))
    expect((await cases()).sort()).toEqual(['m10', 'm20', 'm5'])
    expect(flow.slack.posts.size).toBe(3)
    const report = await reportToday(flow.parts)
    expect(report.mentions.negative).toBe(5)
    expect(report.waiting).toEqual({ count: 3, overdue: 0 })
  })

  it('announces as many of the first poll as the source asks for', async () => {
    flow.parts.settings.sources[0]!.announceFirst = 0
    await poll(makeItem('old', 5))
    expect(await cases()).toEqual([])
    await poll(makeItem('old', 5), makeItem('new', 1))
    expect(await cases()).toEqual(['new'])
  })

  it('announces every new complaint of a later poll, and none twice', async () => {
    await poll()
    const items = [1, 2, 3, 4, 5].map((minutes) => makeItem(`n${minutes}`, minutes))
    await poll(...items)
    await poll(...items)
    expect(await cases()).toHaveLength(5)
    expect(flow.slack.posts.size).toBe(5)
    expect(flow.web.posts.size).toBe(5)
  })

  it('makes one case when two processes poll the same source at the same time', async () => {
    await poll()
    flow.feed.next = () => [makeItem('same', 1)]
    await Promise.all([pollSource('news', flow.parts), pollSource('news', flow.parts)])
    await flow.work()
    expect(await cases()).toEqual(['same'])
    expect(flow.slack.posts.size).toBe(1)
  })

  it('leaves alone what is about no brand, and opens no case for what needs nobody', async () => {
    await poll()
    await poll(makeItem('other', 1, 'All is awful'), makeItem('fine', 1, 'Acme exists'))
    expect(await cases()).toEqual([])
    expect((await reportToday(flow.parts)).mentions).toEqual({ negative: 0, neutral: 1, positive: 0 })
  })

  it('does not match the items of a source that is about one brand', async () => {
    flow.feed.next = () => [makeItem('review', 1, 'All is awful')]
    await pollSource('reviews', flow.parts)
    expect(await cases()).toEqual(['review'])
  })

  it('counts the promise from when the customer wrote, and takes a date in the future as the present', async () => {
    await poll()
    await poll(makeItem('dated', 30), {
      ...makeItem('ahead', 0),
      publishedAt: new Date('2031-01-01T00:00:00Z'),
    })
    const due = (await flow.parts.store.direct.lists.list({}, 10)).map((each) => [
      each.mention.item.id,
      each.dueAt.toISOString(),
    ])
    expect(due).toEqual([
      ['dated', '2026-11-21T13:00:00.000Z'],
      ['ahead', '2026-11-21T13:30:00.000Z'],
    ])
  })

  it('says once that a source is not heard, keeps trying, and keeps what it knew', async () => {
    await poll(makeItem('known', 1))
    flow.feed.next = () => {
      throw new KorvaError('http-status', 'source news: 503', { retryAfterMs: 600_000 })
    }
    await pollSource('news', flow.parts)
    flow.pass(600_000)
    await pollSource('news', flow.parts)
    expect(flow.warnings).toEqual(['Source news was not heard, and is tried again'])
    const state = await flow.parts.store.direct.sources.load('news')
    expect(state).toMatchObject({ failures: 2, error: { code: 'http-status' } })
    expect(state?.failingSince).toEqual(new Date('2026-11-21T12:00:00Z'))
    flow.pass(600_000)
    await poll(makeItem('known', 1))
    expect(await flow.parts.store.direct.lists.list({ source: 'news' }, 10)).toHaveLength(1)
  })

  it('takes the first poll of another address for a baseline as well', async () => {
    await poll(makeItem('here', 1))
    flow.parts.settings.sources[0]!.url = 'https://elsewhere.example.com/feed'
    await poll(...[1, 2, 3, 4, 5].map((minutes) => makeItem(`there${minutes}`, minutes)))
    expect(await flow.parts.store.direct.lists.list({ source: 'news' }, 10)).toHaveLength(4)
  })

  it.each([
    ['at once', 0, 300_000],
    ['in a hundred years', 3e12, 86_400_000],
  ])('is asked to come back %s, and comes within reason', async (_when, retryAfterMs, comes) => {
    await poll()
    await takeDueSources(flow.parts)
    flow.lose()
    flow.feed.next = () => {
      throw new KorvaError('http-status', 'source news: 429', { retryAfterMs })
    }
    await pollSource('news', flow.parts)
    const isPolled = async () => {
      await takeDueSources(flow.parts)
      return flow.jobs().some(({ job }) => job.kind === 'poll' && job.sourceId === 'news')
    }
    flow.pass(comes - 1)
    expect(await isPolled()).toBe(false)
    flow.pass(1)
    expect(await isPolled()).toBe(true)
  })

  it('enqueues each due source once, however many processes tick', async () => {
    await Promise.all([1, 2, 3].map(() => takeDueSources(flow.parts)))
    const sent = flow.jobs().map(({ job }) => job)
    expect(sent).toHaveLength(2)
    expect(sent).toContainEqual({ kind: 'poll', sourceId: 'news', lane: 'example.com' })
    expect(sent).toContainEqual({ kind: 'poll', sourceId: 'reviews', lane: 'example.com' })
  })
})

describe('the next poll', () => {
  const now = new Date('2026-10-24T23:59:30Z')
  it('is an interval or a cron expression in the time zone of the settings', () => {
    expect(nextPoll({ every: 60_000 }, 'Europe/Helsinki', now).toISOString()).toBe('2026-10-25T00:00:30.000Z')
    expect(nextPoll({ cron: '*/5 * * * *' }, 'Europe/Helsinki', now).toISOString()).toBe(
      '2026-10-25T00:00:00.000Z',
    )
    expect(nextPoll({ cron: '0 9 * * *' }, 'Europe/Helsinki', now).toISOString()).toBe(
      '2026-10-25T07:00:00.000Z',
    )
  })
})
