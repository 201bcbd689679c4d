import { createHash } from 'node:crypto'
import type { FeedItem } from '../core/feed-item.ts'
import { cleanLine } from './plain-text.ts'

/** An item whose identity is not settled: `guid` is what the publisher claims. */
export type UnsettledItem = Omit<FeedItem, 'id'> & { guid: string }

/** Longer ones are hashed: Postgres indexes 2,700 bytes at most. */
const idLimit = 500

/**
 * Gives each item its identity: the publisher's guid, else the link, else a hash of title and text. A guid that stands
 * on items with different links or titles is no identity, and is passed over.
 */
export function settleIds(items: UnsettledItem[]): FeedItem[] {
  const bearers = new Map<string, Set<string>>()
  for (const item of items) {
    const what = JSON.stringify([item.url, item.title])
    bearers.set(item.guid, (bearers.get(item.guid) ?? new Set()).add(what))
  }
  return items.map(({ guid, ...item }) => {
    const own = bearers.get(guid)!.size === 1 ? cleanLine(guid) : ''
    return { id: short(own || item.url || hash(item)), ...item }
  })
}

const short = (id: string) => (id.length > idLimit ? sha256(id) : id)
const hash = ({ title, text }: { title: string | null; text: string | null }) =>
  sha256(JSON.stringify([title, text]))
const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
