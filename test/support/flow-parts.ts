import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Log, PollResult } from '../../src/core/ports.ts'
import type { Source } from '../../src/core/source.ts'
import type { Job } from '../../src/core/store-ports.ts'
import { deliverCard } from '../../src/flows/deliver-card.ts'
import type { Parts } from '../../src/flows/parts.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { redrawCard } from '../../src/flows/redraw-card.ts'
import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import type { engines } from './databases.ts'
import { createMemoryChat } from './memory-chat.ts'

const startTime = new Date('2026-11-21T12:00:00Z')

/**
 * The flows on a real database, with a clock that the test moves, a feed that it fills, a chat in memory, and a queue
 * that does its jobs when the test says so: `work()` does all that are due.
 */
export async function makeFlowParts(make: (typeof engines)[number]['make']) {
  const { database, drop } = await make()
  let now = startTime
  let queue: { job: Job; due: number }[] = []
  const opened = await createStore(await openEngine(database), async (_through, job, afterMs) => {
    queue.push({ job, due: now.getTime() + afterMs })
  })
  const slack = createMemoryChat('slack')
  const web = createMemoryChat('web')
  const feed: { next: () => FeedItem[] } = { next: () => [] }
  const warnings: string[] = []
  const log: Log = { debug() {}, info() {}, warn: (_fields, line) => warnings.push(line), error() {} }
  const parts: Parts = {
    settings: makeSettings(),
    store: opened.store,
    collector: {
      async poll(): Promise<PollResult> {
        const items = feed.next()
        return { changed: true, memory: {}, feed: { format: 'rss', title: null, builtAt: null, items } }
      },
      async close() {},
    },
    match: (brand, item) => ({ about: Boolean(item.text?.includes(brand.name)), terms: [brand.name] }),
    score: async (inputs) =>
      inputs.map(({ text }) => {
        const negative = text.includes('awful')
        return {
          label: negative ? 'negative' : 'neutral',
          score: negative ? -0.7 : 0,
          confidence: 1,
          lang: 'en',
          reasons: negative ? [{ text: 'awful', weight: -1 }] : [],
        }
      }),
    chats: new Map([
      ['slack', slack.chat],
      ['web', web.chat],
    ]),
    clock: () => now,
    log,
  }
  const handle = (job: Job) => {
    if (job.kind === 'poll') return pollSource(job.sourceId, parts)
    return job.kind === 'deliver' ? deliverCard(job.deliveryId, parts) : redrawCard(job, parts)
  }
  return {
    ...{ parts, opened, slack, web, feed, warnings },
    jobs: () => queue,
    /** Forgets the jobs that wait, as a queue never should. */
    lose() {
      queue = []
    },
    /** Moves the clock. */
    pass(ms: number) {
      now = new Date(now.getTime() + ms)
    },
    /** Does the jobs that are due, and those that they send, until none is. */
    async work() {
      for (;;) {
        const due = queue.filter((each) => each.due <= now.getTime())
        if (due.length === 0) return
        queue = queue.filter((each) => each.due > now.getTime())
        for (const { job } of due) await handle(job)
      }
    },
    async close() {
      await opened.close()
      await drop()
    },
  }
}

export type FlowHarness = Awaited<ReturnType<typeof makeFlowParts>>

/** An item written so many minutes before the start. */
export function makeItem(id: string, minutesAgo: number, text = 'Acme is awful'): FeedItem {
  return {
    id,
    url: `https://example.com/${id}`,
    title: null,
    text,
    author: 'Maija',
    publishedAt: new Date(startTime.getTime() - minutesAgo * 60_000),
    updatedAt: null,
    rating: null,
  }
}

function makeSettings(): Parts['settings'] {
  const brand = { id: 'acme', name: 'Acme', any: ['Acme'], all: [], none: [], ambiguous: false }
  const source: Source = {
    ...{
      id: 'news',
      name: 'News',
      kind: 'rss',
      url: 'https://example.com/feed',
      schedule: { every: 300_000 },
    },
    ...{ brands: null, about: null, announceFirst: 3, sample: false },
  }
  return {
    brands: [brand],
    sources: [source, { ...source, id: 'reviews', name: 'Reviews', about: 'acme' }],
    channels: [
      { id: 'support', platform: 'slack', target: 'C1' },
      { id: 'inbox', platform: 'web', target: null },
    ],
    routes: [{ when: { sentiment: 'negative' }, to: ['support'] }],
    respondMs: 90 * 60_000,
    locale: 'en',
    timezone: 'Europe/Helsinki',
  }
}
