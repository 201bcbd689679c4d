import type { CaseAction } from '../../src/core/case.ts'
import type { PollMemory, PollResult } from '../../src/core/collector-ports.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import type { FeedItem, ParsedFeed, ReadingNote } from '../../src/core/feed-item.ts'
import type { Subscription } from '../../src/core/listening-ports.ts'
import type { Person } from '../../src/core/person.ts'
import type { Log } from '../../src/core/ports.ts'
import type { Source } from '../../src/core/source.ts'
import type { Job } from '../../src/core/store-ports.ts'
import type { Taught } from '../../src/core/teaching.ts'
import { actOnCase } from '../../src/flows/act-on-case.ts'
import { chaseCases } from '../../src/flows/chase-cases.ts'
import { deliverMessage } from '../../src/flows/deliver-message.ts'
import { draftRules, learnTaught } from '../../src/flows/learn-taught.ts'
import type { Parts } from '../../src/flows/parts.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { redrawCard } from '../../src/flows/redraw-card.ts'
import { registerSources } from '../../src/flows/register-sources.ts'
import { subscribeSource } from '../../src/flows/subscribe-source.ts'
import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import type { engines } from './databases.ts'
import { makeVerdict } from './make-verdict.ts'
import { createMemoryChat } from './memory-chat.ts'

/** Before the team's first click. */
export const nothingTaught: Taught = { words: {}, lessons: null, rules: [] }

const startTime = new Date('2026-11-21T12:00:00Z')

/**
 * The flows on a real database, with a clock that the test moves, a feed that it fills, a chat in memory, and a queue
 * that does its jobs when the test says so: `work()` does all that are due.
 */
export async function makeFlowParts(make: (typeof engines)[number]['make']) {
  const { database, drop } = await make()
  let now = startTime
  let queue: { job: Job; due: number }[] = []
  const opened = await createStore(await openEngine(database), async (_through, jobs, afterMs) => {
    queue.push(...jobs.map((job) => ({ job, due: now.getTime() + afterMs })))
  })
  const slack = createMemoryChat('slack')
  const web = createMemoryChat('web')
  const feed: FeedStandIn = { next: () => [], about: () => ({}), polled: [], asked: [] }
  const warnings: string[] = []
  let secrets = 0
  const log: Log = { debug() {}, info() {}, warn: (_fields, line) => warnings.push(line), error() {} }
  const parts: Parts = {
    settings: makeSettings(),
    store: opened.store,
    addressBook: opened.addressBook,
    collector: {
      async poll({ id }, memory): Promise<PollResult> {
        feed.polled.push(id)
        const items = feed.next()
        const { notes, ...heard } = feed.about(memory)
        const parsed = { ...makeFeed(items), ...(notes && { notes }) }
        return { changed: true, memory: {}, feed: parsed, ...heard } as PollResult
      },
      async read(_source, bytes) {
        return makeFeed(
          new TextDecoder()
            .decode(bytes)
            .split(' ')
            .map((id) => makeItem(id, 0)),
        )
      },
      async subscribe(_source, subscription, callback) {
        feed.asked.push({ subscription, callback })
      },
      async close() {},
    },
    match: (brands, item) =>
      brands
        .filter(({ name }) => item.text?.includes(name))
        .map(({ id, name }) => ({ brandId: id, terms: [name], why: { code: 'name', words: [name] } })),
    score: async (inputs) =>
      inputs.map(({ text }) => {
        const negative = text.includes('awful')
        return negative
          ? makeVerdict({ reasons: [{ text: 'awful', weight: -1 }] })
          : makeVerdict({ label: 'neutral', score: 0, severity: 'low' })
      }),
    learn: { taught: async (work) => learnTaught(work), rules: async (work) => draftRules(work) },
    taught: async () => nothingTaught,
    chats: new Map([
      ['slack', slack.chat],
      ['web', web.chat],
    ]),
    clock: () => now,
    random: () => feed.random ?? 0.5,
    makeSecret: () => `secret-${++secrets}`,
    log,
  }
  const handle = (job: Job) => {
    if (job.kind === 'poll') return pollSource(job.sourceId, parts)
    if (job.kind === 'subscribe') return subscribeSource(job.sourceId, parts)
    return job.kind === 'deliver' ? deliverMessage(job.deliveryId, parts) : redrawCard(job, parts)
  }
  await registerSources(parts)
  return {
    ...{ parts, opened, slack, web, feed, warnings },
    jobs: () => queue,
    /** Forgets the jobs that wait, as a queue never should. */
    lose() {
      queue = []
    },
    /** Has the source `news` bring these items, and does the jobs that follow. */
    async poll(...items: FeedItem[]) {
      feed.next = () => items
      await pollSource('news', parts)
      await this.work()
    },
    /** Does what somebody pressed, or sent a dialog with; in the chat's own channel. */
    act(
      caseId: number,
      action: CaseAction,
      { who, input = null, place }: { who: Person; input?: DialogInput | null; place?: string | null },
    ) {
      const at = place === undefined ? (who.platform === 'web' ? null : 'C1') : place
      return actOnCase({ caseId, action, who, place: at, input }, parts)
    },
    /** What the clock does to cases at this moment, and the jobs that follow. */
    async chase() {
      await chaseCases(parts)
      await this.work()
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

/** What the sources answer: every poll of any source asks it. */
interface FeedStandIn {
  next: () => FeedItem[]
  /** What the answer says besides its items; `changed: false` for none. */
  about: (memory: PollMemory) => Partial<PollResult> & { notes?: ReadingNote[] }
  /** Which sources were polled, in order. */
  polled: string[]
  /** What hubs were asked. */
  asked: { subscription: Subscription; callback: string }[]
  /** What the dice show; half where it is left out. */
  random?: number
}

function makeFeed(items: FeedItem[]): ParsedFeed {
  return { format: 'rss', title: null, builtAt: null, items }
}

export type FlowHarness = Awaited<ReturnType<typeof makeFlowParts>>

/** What the dialog of an action is filled in with, where it has one. */
export function inputFor(action: CaseAction): DialogInput | null {
  const inputs: Partial<Record<CaseAction, DialogInput>> = {
    resolve: { solved: ['yes'], treated: ['kind', 'point'] },
    dismiss: { why: ['no-answer'] },
    reply: { url: ['https://example.com/answer'] },
    thank: { url: [] },
    note: { text: ['We called them.'] },
    snooze: { for: ['15m'], reason: ['Waits for the number of the order'] },
  }
  return inputs[action] ?? null
}

/** An item written so many minutes before the start. */
export function makeItem(id: string, minutesAgo: number, text = 'Acme is awful'): FeedItem {
  return {
    id,
    aliases: [],
    url: `https://example.com/${id}`,
    title: null,
    text,
    // Each by another author: one author's second complaint belongs to the first one's case.
    author: `Maija ${id}`,
    publishedAt: new Date(startTime.getTime() - minutesAgo * 60_000),
    updatedAt: null,
    rating: null,
  }
}

/** The settings of a small team, with nothing switched on that it does not need. */
export function makeSettings(): Parts['settings'] {
  const brand = { id: 'acme', name: 'Acme', any: ['Acme'], all: [], none: [], ambiguous: false, context: [] }
  const source: Source = {
    ...{
      id: 'news',
      name: 'News',
      kind: 'rss',
      options: {},
      url: 'https://example.com/feed',
      lane: 'example.com',
      paceMs: 0,
      schedule: { every: 300_000 },
    },
    ...{ brands: null, about: null, announceFirst: 3, sample: false, off: null },
    ...{ texts: null, reach: 'usual', leaning: 'balanced' },
  }
  return {
    brands: [brand],
    sources: [source, { ...source, id: 'reviews', name: 'Reviews', about: 'acme' }],
    channels: [
      { id: 'support', platform: 'slack', target: 'C1', brands: null },
      { id: 'inbox', platform: 'web', target: null, brands: null },
    ],
    routes: [{ when: { sentiment: 'negative' }, to: ['support'] }],
    operations: ['support'],
    topics: [],
    publicUrl: null,
    promise: { respondMs: 90 * 60_000, hours: null, rules: [] },
    lease: { ms: 30 * 60_000, remindMs: 10 * 60_000 },
    team: { people: [], groups: [], rota: null, everybody: 'manager', web: 'manager' },
    ...{ apart: false, quiet: null, cardsPerHour: 20, praise: null, retentionDays: 400 },
    locale: 'en',
    timezone: 'Europe/Helsinki',
  }
}
