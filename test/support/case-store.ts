import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Person } from '../../src/core/person.ts'
import type { CaseChange, CaseEvent, Job, NewCase, NewMention, Store } from '../../src/core/store-ports.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import type { engines } from './databases.ts'
import { makeVerdict } from './make-verdict.ts'

/** An instant of the day that these tests play on. */
export const at = (time: string) => new Date(`2026-11-21T${time}Z`)

export const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }

/** A store on a new database, and what a test of cases needs to fill it. */
export async function makeCaseStore(make: (typeof engines)[number]['make']) {
  const { database, drop } = await make()
  const sent: Job[] = []
  const opened = await createStore(await openEngine(database), async (_through, jobs) => {
    sent.push(...jobs)
  })
  const { store } = opened
  return {
    ...{ opened, store, sent },
    addMention: (source: string, item: FeedItem, changes?: Partial<NewMention>, seenAt?: Date) =>
      addMention(store, source, item, changes, seenAt),
    /** Opens the case of a new mention; returns the numbers of both and of the item. */
    async openCase(item: FeedItem, changes: Partial<NewCase> & { source?: string; verdict?: Verdict } = {}) {
      const { source = 'news', verdict, ...wanted } = changes
      const ids = await addMention(store, source, item, verdict && { verdict })
      const caseId = await store.direct.cases.open({
        ...{ mentionId: ids.mentionId, kind: 'complaint', promisedAt: at('09:00:00') },
        ...{ dueAt: at('10:30:00'), at: at('09:00:00'), ...wanted },
      })
      return { ...ids, caseId }
    },
    /** Does something to a case as it stands. */
    async change(caseId: number, change: CaseChange, act: CaseEvent['act'], when = at('09:10:00')) {
      const { version } = (await store.direct.cases.get(caseId))!
      await store.direct.cases.save(caseId, version, change, { act, who: aino, at: when })
    },
    async close() {
      await opened.close()
      await drop()
    },
  }
}

export type CaseStore = Awaited<ReturnType<typeof makeCaseStore>>

async function addMention(
  store: Store,
  source: string,
  item: FeedItem,
  changes: Partial<NewMention> = {},
  seenAt = at('09:00:00'),
) {
  const [stored] = await store.direct.items.add(source, [item], seenAt)
  const mention: NewMention = {
    ...{ brandId: 'acme', terms: ['Acmen'], why: { code: 'name', words: ['Acmen'] } },
    ...{ verdict: angry, writtenAt: at('08:00:00'), seenAt, ...changes },
  }
  const [mentionId] = await store.direct.mentions.add([{ itemId: stored!.itemId, mention }])
  return { itemId: stored!.itemId, mentionId: mentionId! }
}

/** A verdict that quotes the text that it is about. */
export const angry = makeVerdict({
  ...{ reasons: [{ text: 'surkea', weight: -0.5 }] },
  feelings: [
    { feeling: 'anger', words: ['surkea'] },
    { feeling: 'worry', words: ['pelottaa'] },
  ],
  topics: [{ topic: 'delivery', words: ['paketti'] }],
})

/** An item whose names and address hold its author's handle. */
export const wrote = (author: string | null, id: string, changes: Partial<FeedItem> = {}): FeedItem => ({
  ...{ id: `https://example.com/@${id}/1`, aliases: [`link:${id}`, `guid:${id}`] },
  ...{ url: `https://example.com/@${id}/1`, title: `Otsikko ${id}`, text: `Acmen surkea paketti, ${id}` },
  ...{ author, publishedAt: at('08:00:00'), updatedAt: null, rating: 1, ...changes },
})
