import { afterEach, describe, expect, it } from 'vitest'
import { createFeedParser, type FeedParser, type WorkerLimits } from '../../src/collect/parse-in-worker.ts'
import { KorvaError } from '../../src/core/errors.ts'

const open: FeedParser[] = []
afterEach(() => Promise.all(open.splice(0).map((parser) => parser.close())))

const stubborn = new URL('./stubborn-worker.ts', import.meta.url)
function start(limits: Partial<WorkerLimits> = {}) {
  const parser = createFeedParser(limits)
  open.push(parser)
  return parser
}
const say = (parser: FeedParser, words: string) => parser.parse(Buffer.from(words), { kind: 'rss' })

describe('createFeedParser', () => {
  it('parses off the main thread, dates and all', async () => {
    const feed = await say(start(), '<rss><item><title>Hi</title><pubDate>2026-11-21</pubDate></item></rss>')
    expect(feed.items[0]).toMatchObject({ title: 'Hi', publishedAt: new Date('2026-11-21T00:00:00Z') })
  })

  it('hands on what the parser refuses, with its code and hint', async () => {
    const refused = await say(start(), '<kml/>').catch((error) => error)
    expect(refused).toBeInstanceOf(KorvaError)
    expect(refused).toMatchObject({ code: 'not-a-feed', hint: expect.stringMatching(/\w/) })
  })

  it('gives the newest items of those that say something, and notes what it left out', async () => {
    const days = [19, 21, 20].map(
      (day) => `<item><title>${day}</title><pubDate>2026-11-${day}</pubDate></item>`,
    )
    const bytes = Buffer.from(`<rss>${days.join('')}<item><guid>mute</guid></item></rss>`)
    const feed = await start().parse(bytes, { kind: 'rss', mostItems: 2 })
    expect(feed.items.map(({ title }) => title)).toEqual(['21', '20'])
    expect(feed).toMatchObject({ leftOut: 1, notes: ['empty-items', 'too-many-items'] })
  })

  it('gives many documents asked for at once each their own answer', async () => {
    const parser = start()
    const titles = Array.from({ length: 50 }, (_, n) => `Feed ${n}`)
    const feeds = await Promise.all(titles.map((title) => say(parser, `<rss><title>${title}</title></rss>`)))
    expect(feeds.map((feed) => feed.title)).toEqual(titles)
  })

  it.each([
    ['hang', { timeMs: 100 }, 'parse-too-slow'],
    ['eat', { timeMs: 30_000, memoryMb: 32 }, 'parse-too-big'],
    ['die', {}, 'parse-failed'],
    ['throw', {}, 'parse-failed'],
  ])('kills a worker that will %s, and the next document is not touched', async (deed, limits, code) => {
    const parser = start({ program: stubborn, ...limits })
    const [bad, good] = await Promise.allSettled([say(parser, deed), say(parser, 'fine')])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code, hint: expect.stringMatching(/\w/) } })
    expect(good).toMatchObject({ status: 'fulfilled', value: { title: 'fine' } })
  })

  it.each([
    ['never becomes ready', { program: new URL('./mute-worker.ts', import.meta.url), startMs: 300 }],
    ['ends at once', { program: new URL('./no-such-worker.ts', import.meta.url) }],
    ['cannot even be tried', { program: new URL('https://example.com/') }],
  ])('tells of a worker that %s, and holds up nobody', async (_, limits) => {
    const parser = start(limits)
    const refused = await Promise.allSettled([say(parser, 'first'), say(parser, 'second')])
    const reason = expect.objectContaining({ code: 'reader-not-started', hint: expect.stringMatching(/\w/) })
    expect(refused).toEqual(Array(2).fill({ status: 'rejected', reason }))
  })

  it('does not read what nobody waits for any more', async () => {
    const parser = start({ program: stubborn })
    const bytes = Buffer.from('die')
    const [before, late, after] = await Promise.allSettled([
      say(parser, 'fine'),
      parser.parse(bytes, { kind: 'rss' }, -1),
      say(parser, 'fine'),
    ])
    expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'reader-busy' } })
  })

  it('starts another worker after the first one rested', async () => {
    const parser = start({ idleMs: 0 })
    for (let turn = 0; turn < 3; turn++) {
      expect(await say(parser, `<rss><title>${turn}</title></rss>`)).toMatchObject({ title: String(turn) })
      await new Promise((resolve) => setImmediate(resolve))
    }
  })

  it('refuses what is under way and what comes when it is closed', async () => {
    const parser = start({ program: stubborn })
    const under = say(parser, 'hang').catch((error) => error)
    await parser.close()
    expect(await under).toMatchObject({ code: 'parser-closed' })
    await expect(say(parser, 'fine')).rejects.toMatchObject({ code: 'parser-closed' })
  })
})
