import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import { hearSilence } from '../../src/flows/hear-silence.ts'
import { listSources, listUnheard } from '../../src/flows/list-sources.ts'
import { registerSources } from '../../src/flows/register-sources.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { takeDueSources } from '../../src/flows/take-due-sources.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const minute = 60_000
const refuse = (): FeedItem[] => {
  throw new KorvaError('fetch-refused', 'Source "news": https://example.com refused the connection.', {
    hint: 'Check the port.',
  })
}
const gone = (): FeedItem[] => {
  throw new KorvaError('fetch-gone', 'Source "news": https://example.com is gone for good (status 410).', {
    retryable: false,
  })
}

describe.each(engines)('going deaf, on $name', ({ make }) => {
  let flow: FlowHarness
  /** What each source answers; nothing new where it is not said. */
  let answers: Record<string, () => FeedItem[]>
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    answers = {}
    const { collector } = flow.parts
    const poll = collector.poll.bind(collector)
    flow.parts.collector.poll = (source, memory) => {
      flow.feed.next = answers[source.id] ?? (() => [])
      return poll(source, memory)
    }
  })
  afterEach(() => flow.close())

  /** Lets so many minutes pass, with the schedule's ticks at each step. */
  async function live(minutes: number, step = 5) {
    for (let at = 0; at < minutes; at += step) {
      flow.pass(step * minute)
      await takeDueSources(flow.parts)
      await flow.work()
      await hearSilence(flow.parts)
      await flow.work()
    }
  }
  const told = () => [...flow.slack.notices.values()].map(({ notice }) => notice.title)
  const lineOf = (index: number) => [...flow.slack.notices.values()][index]!.notice.lines[0]!.text

  it('is told once, with why and what to do, and once more when it is over', async () => {
    await live(10)
    answers.news = refuse
    await live(50)
    expect(told()).toEqual([])
    await live(120)
    expect(told()).toEqual(['Korva does not hear News'])
    expect(lineOf(0)).toMatch(
      /^News: failing since 21 Nov, 14:\d\d: https:\/\/example.com refused the connection\. Check the port\.$/,
    )
    expect(await listUnheard(flow.parts)).toMatchObject([{ id: 'news', health: 'failing' }])
    delete answers.news
    await live(90)
    expect(told()).toEqual(['Korva does not hear News', 'Korva hears News again'])
    expect(lineOf(1)).toMatch(/^News: it was not heard for \d h \d+ min\.$/)
    expect(await listUnheard(flow.parts)).toEqual([])
  })

  it('is told once however many processes look', async () => {
    answers.news = gone
    await takeDueSources(flow.parts)
    await flow.work()
    await Promise.all([hearSilence(flow.parts), hearSilence(flow.parts), hearSilence(flow.parts)])
    await flow.work()
    expect(told()).toEqual(['Korva does not hear News'])
  })

  it('is not kept as told where the notice could not be sent', async () => {
    answers.news = gone
    await takeDueSources(flow.parts)
    await flow.work()
    flow.parts.settings.operations = ['support']
    const { channels } = flow.parts.settings
    const broken = { ...channels[0]!, platform: null as never }
    flow.parts.settings.channels = [broken]
    await expect(hearSilence(flow.parts)).rejects.toThrow()
    flow.parts.settings.channels = channels
    await live(1, 1)
    expect(told()).toEqual(['Korva does not hear News'])
  })

  it('is told at once of a source that its publisher took away', async () => {
    answers.news = gone
    await live(2, 1)
    expect(told()).toEqual(['Korva does not hear News'])
    expect(lineOf(0)).toContain('taken it away for good')
    expect((await listSources(flow.parts))[0]).toMatchObject({
      nextPoll: null,
      noPoll: 'stopped',
      heard: false,
    })
  })

  it('learns what silence is usual, and tells of one that is far beyond it', async () => {
    const daily = Array.from({ length: 25 }, (_, n) => makeItem(`old-${n}`, n * 24 * 60))
    answers.news = () => daily
    await live(10)
    expect((await flow.parts.store.direct.sources.load('news'))!.usualSilenceMs).toBe(24 * 60 * minute)
    await live(47 * 60, 60)
    expect(told()).toEqual([])
    await live(3 * 60, 60)
    expect(told()).toEqual(['Korva does not hear News'])
    expect(lineOf(0)).toContain('News: silent for 2 d 0 h')
    answers.news = () => [makeItem('new', -50 * 60), ...daily]
    await live(60, 30)
    expect(told()).toEqual(['Korva does not hear News', 'Korva hears News again'])
  })

  it('takes the time in which Korva was stopped for nobody’s silence', async () => {
    const daily = Array.from({ length: 25 }, (_, n) => makeItem(`old-${n}`, n * 24 * 60))
    answers.news = () => daily
    await live(10)
    flow.pass(10 * 24 * 60 * minute)
    await hearSilence(flow.parts)
    answers.news = () => [makeItem('new', -10 * 24 * 60 + 60), ...daily]
    await live(10)
    expect(told()).toEqual([])
  })

  it('does not count failures from before a stop, unless they were told', async () => {
    answers.news = refuse
    await live(30)
    flow.pass(24 * 60 * minute)
    await live(45)
    expect(told()).toEqual([])
    await live(30)
    expect(told()).toEqual(['Korva does not hear News'])
    const before = await flow.parts.store.direct.sources.load('news')
    flow.pass(24 * 60 * minute)
    await live(30)
    const after = await flow.parts.store.direct.sources.load('news')
    expect(after?.failingSince).toEqual(before?.failingSince)
    expect(told()).toHaveLength(1)
  })

  it('is told where what a source brings cannot be kept, and why', async () => {
    await live(5)
    answers.news = () => [makeItem('a', 1)]
    flow.parts.score = async () => {
      throw new Error('the scorer ran out of memory')
    }
    await live(90)
    expect(told()).toEqual(['Korva does not hear News'])
    expect(lineOf(0)).toContain('it brought cannot be kept: the scorer ran out of memory')
    expect((await listSources(flow.parts))[0]).toMatchObject({ health: 'failing', heard: false })
  })

  it('is told whatever strangers put into the words of a refusal', async () => {
    answers.news = () => {
      throw new KorvaError('not-a-feed', 'Source "news": a page that is called "cut \ud83d…" and \0')
    }
    answers.reviews = () => [makeItem('a', 1)]
    await live(90)
    expect(lineOf(0)).toContain('a page that is called "cut \ufffd…" and')
    expect((await listSources(flow.parts))[1]).toMatchObject({ heard: true, week: { items: 1, mentions: 1 } })
  })

  it('is no fault of Korva where a host wants peace: the list says until when', async () => {
    const [news, reviews] = flow.parts.settings.sources
    flow.parts.settings.sources = [news!, { ...reviews!, url: 'https://example.com/other' }]
    await registerSources(flow.parts)
    await live(5)
    answers.news = () => {
      throw new KorvaError('fetch-too-often', 'Too often', { retryAfterMs: 6 * 60 * minute })
    }
    await live(60)
    const [, waiting] = await listSources(flow.parts)
    expect(waiting).toMatchObject({ nextPoll: '2026-11-21T18:10:00.000Z', health: 'resting', heard: false })
    expect(waiting!.words).toBe('waits for its turn: its host is asked nothing before 21 Nov, 20:10')
    delete answers.news
    await live(6 * 60)
    expect((await listSources(flow.parts)).map(({ health }) => health)).toEqual(['fine', 'fine'])
  })

  it('is told as one where our own network is down, and all are asked at once when it is back', async () => {
    const [news, reviews] = flow.parts.settings.sources as [never, never]
    const elsewhere = { ...(reviews as object), lane: 'other.example', url: 'https://other.example/feed' }
    flow.parts.settings.sources = [news, elsewhere as never]
    await registerSources(flow.parts)
    await live(10)
    answers.news = refuse
    answers.reviews = refuse
    await live(240)
    expect(told()).toEqual(['Korva hears nothing: all sources fail at once'])
    delete answers.news
    delete answers.reviews
    await live(65)
    expect(told().slice(1)).toEqual(['Korva hears again'])
    expect((await reportToday(flow.parts)).sources).toEqual({ total: 2, heard: 2, deaf: [] })
  })

  it('says nothing of sources that are off, or are brought', async () => {
    const [news, reviews] = flow.parts.settings.sources
    flow.parts.settings.sources = [
      { ...news!, off: 'NEWS_KEY in .env' },
      { ...reviews!, id: 'post', name: 'Post', schedule: null, url: 'inbox:post', lane: '' },
    ]
    await live(90)
    expect(told()).toEqual([])
    expect(await listUnheard(flow.parts)).toMatchObject([
      { id: 'news', words: 'off: it needs NEWS_KEY in .env' },
    ])
    expect((await reportToday(flow.parts)).sources).toEqual({
      ...{ total: 2, heard: 1 },
      deaf: [{ name: 'News', reason: 'off: it needs NEWS_KEY in .env' }],
    })
    expect(await listSources(flow.parts)).toMatchObject([
      { id: 'news', nextPoll: null, noPoll: 'off', health: 'off' },
      { id: 'post', nextPoll: null, noPoll: 'brought', health: 'brought', heard: true },
    ])
  })

  it('is told to the channels of the operations alone, never as a notice to the web inbox', async () => {
    flow.parts.settings.operations = ['inbox']
    answers.news = gone
    await live(2, 1)
    expect(told()).toEqual([])
    expect(flow.web.notices.size).toBe(0)
    expect(flow.warnings).toContain('Korva does not hear News')
    expect(await listUnheard(flow.parts)).toMatchObject([{ id: 'news', health: 'stopped' }])
  })

  it('shows for each source when it answered, when it is asked next and what it brought', async () => {
    answers.news = () => [makeItem('one', 10), makeItem('two', 20, 'Nothing to see')]
    await live(5, 5)
    await live(3 * 24 * 60, 6 * 60)
    answers.news = () => [makeItem('three', -3 * 24 * 60)]
    await live(6 * 60, 6 * 60)
    const [news, reviews] = await listSources(flow.parts)
    expect(news).toEqual({
      ...{ id: 'news', name: 'News', kind: 'rss', noPoll: null, deaf: null, todo: null },
      lastAnswer: flow.parts.clock().toISOString(),
      nextPoll: new Date(flow.parts.clock().getTime() + 5 * minute).toISOString(),
      ...{ day: { items: 1, mentions: 1 }, week: { items: 3, mentions: 2 } },
      ...{ health: 'fine', heard: true, words: 'heard' },
    })
    expect(reviews).toMatchObject({ id: 'reviews', day: { items: 0, mentions: 0 } })
  })

  it('counts what fails just now as not heard, before anybody is told', async () => {
    await live(5)
    answers.news = refuse
    await live(10)
    expect(told()).toEqual([])
    const { heard, deaf } = (await reportToday(flow.parts)).sources
    expect([heard, deaf]).toEqual([1, [{ name: 'News', reason: expect.stringMatching(/^failing since /) }]])
  })
})
