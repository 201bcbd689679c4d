import { setImmediate } from 'node:timers/promises'
import type { Source } from '../core/source.ts'
import type { StoredItem, Work } from '../core/store-ports.ts'
import type { PlacedItem, ToldItem } from '../core/story-ports.ts'
import { isSameThing } from '../match/same-thing.ts'
import { type StoryKey, storyKeys } from '../match/story-keys.ts'
import { type Telling, tellItem } from '../match/tell-item.ts'
import type { Parts } from './parts.ts'

/** Copies come within days; what is told anew after a month is news again. */
const rememberMs = 30 * 24 * 3_600_000
/** Items of one look-up. */
const batch = 50

interface Asked {
  itemId: number
  telling: Telling
  keys: StoryKey[]
}

type PlaceParts = Pick<Parts, 'settings' | 'clock'>

/**
 * Finds the story of each item: that of a stored item which tells the same, else one of its own. The oldest are placed
 * first, so that a story begins with its original. An item that has a story keeps it, whatever it says by now.
 *
 * @param placed the stories of those that are placed already, by item id: none are where all are new
 * @returns story ids by item id
 */
export async function placeItems(
  items: StoredItem[],
  source: Source,
  work: Work,
  parts: PlaceParts,
  placed: ReadonlyMap<number, number> = new Map(),
): Promise<Map<number, number>> {
  const stories = new Map(placed)
  const asked = items.toSorted(byAge).map(({ itemId, item }): Asked => {
    const telling = tell(item, source)
    return { itemId, telling, keys: storyKeys(telling) }
  })
  for (let from = 0; from < asked.length; from += batch) {
    await placeBatch(asked.slice(from, from + batch), stories, work, parts)
  }
  return stories
}

/** From now on those items are found no more that are too old to have copies. */
export async function forgetOldStories({ store, clock }: Pick<Parts, 'store' | 'clock'>): Promise<void> {
  await store.direct.stories.forget(new Date(clock().getTime() - rememberMs))
}

async function placeBatch(asked: Asked[], stories: Map<number, number>, work: Work, parts: PlaceParts) {
  const now = parts.clock()
  const near = await work.stories.near(
    asked.map(({ keys }) => keys),
    new Date(now.getTime() - rememberMs),
  )
  const placed: PlacedItem[] = []
  for (const [n, each] of asked.entries()) {
    const { itemId, keys } = each
    const storyId =
      stories.get(itemId) ??
      among(near[n]!, each, parts) ??
      beside(asked.slice(0, n), each, stories) ??
      itemId
    stories.set(itemId, storyId)
    placed.push({ itemId, storyId, keys: keys.map(({ key }) => key), seenAt: now })
    // Long texts take some milliseconds to compare: what else is to be done gets its turn in between.
    await setImmediate()
  }
  await work.stories.keep(placed)
}

function among(near: ToldItem[], { telling }: Asked, { settings }: PlaceParts): number | undefined {
  const sources = new Map(settings.sources.map((source) => [source.id, source]))
  return near.find((other) => isSameThing(telling, tell(other, sources.get(other.sourceId))))?.storyId
}

/** Of the items that came together, the first that tells the same. */
function beside(earlier: Asked[], { telling, keys }: Asked, stories: Map<number, number>) {
  const own = new Set(keys.map(({ key }) => key))
  const same = earlier.find(
    (other) => other.keys.some(({ key }) => own.has(key)) && isSameThing(telling, other.telling),
  )
  return same && stories.get(same.itemId)
}

/** The many reviews of a source about one brand share the address of its page. */
const tell = ({ text, title, url }: Pick<ToldItem, 'text' | 'title' | 'url'>, source: Source | undefined) =>
  tellItem({ text, title, url: source?.about ? null : url })

/** Those without a date last: nobody knows. */
function byAge(a: StoredItem, b: StoredItem): number {
  const [one, other] = [a, b].map(({ item }) => item.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY)
  return one === other ? a.itemId - b.itemId : one! - other!
}
