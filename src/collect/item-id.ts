import { createHash } from 'node:crypto'
import type { FeedItem } from '../core/feed-item.ts'
import { canonicalLink } from './canonical-link.ts'
import { cleanLine } from './plain-text.ts'

/** An item whose identity is not settled: `guid` is what the publisher claims, empty for nothing. */
export type UnsettledItem = Omit<FeedItem, 'id' | 'aliases'> & { guid: string }

/** Longer ones are hashed: Postgres indexes 2,700 bytes at most. An alias counts with its prefix. */
const idLimit = 500

interface Settled {
  id: string
  item: Omit<UnsettledItem, 'guid'>
  /** As `canonicalLink` gives it. */
  link: string | null
}

/**
 * Gives each item its identity: the publisher's guid, else the link, else a hash of title and text. A guid that stands
 * on items with different links or titles is no identity, nor is a link on items that say different things.
 *
 * Beside it come the aliases, by which an item is known again under another id, each with a prefix:
 * - `guid:` a guid that is an address, without its scheme and `www.`;
 * - `link:` the link in its canonical form, where it is the item's own: no other item of at least two has it;
 * - `same:` a hash of link, title, author and text, for publishers that change all ids at once.
 *
 * An alias that two items of the feed would share is none. Kinds of source with real ids of their own, such as reviews
 * and posts of an API, need none of this: they give the id, and `aliases: []`.
 */
export function settleIds(items: UnsettledItem[]): FeedItem[] {
  const settled = settleEach(items)
  const several = new Set(settled.map(({ id }) => id)).size > 1
  const aliases = settled.map((one) => aliasesOf(one, several))
  const bearers = countBearers(settled, aliases)
  return settled.map(({ id, item }, at) => ({
    id,
    aliases: aliases[at]!.filter((alias) => bearers.get(alias) === 1),
    ...item,
  }))
}

function settleEach(items: UnsettledItem[]): Settled[] {
  const guids = new Ambiguous(items, ({ guid, url, title }) => [guid, url, title])
  const links = new Ambiguous(items, ({ url, title, text }) => [url, title, text])
  return items.map(({ guid, ...item }) => {
    const own = guids.has(guid) ? '' : cleanLine(guid)
    const page = links.has(item.url) ? null : item.url
    const link = item.url === null ? null : canonicalLink(item.url)
    return { id: short(own || page || hashedId(item.title, item.text)), item, link }
  })
}

/** The names that stand on items which differ in the rest of what is told of them. */
class Ambiguous {
  private readonly bearers = new Map<string | null, Set<string>>()

  constructor(
    items: UnsettledItem[],
    tell: (item: UnsettledItem) => [name: string | null, ...rest: unknown[]],
  ) {
    for (const item of items) {
      const [name, ...rest] = tell(item)
      this.bearers.set(name, (this.bearers.get(name) ?? new Set()).add(JSON.stringify(rest)))
    }
  }

  has(name: string | null): boolean {
    return (this.bearers.get(name)?.size ?? 0) > 1
  }
}

function aliasesOf({ id, item, link }: Settled, several: boolean): string[] {
  const guid = /^https?:\/\/(?:www\.)?(.+)$/i.exec(id)?.[1]
  return [
    ...(guid ? [alias('guid', guid)] : []),
    ...(link && several ? [alias('link', link)] : []),
    alias('same', hashedId(link, item.title, item.author, item.text)),
  ]
}

/** How many items bear an alias. The same item twice in a feed is one. */
function countBearers(settled: Settled[], aliases: string[][]): Map<string, number> {
  const bearers = new Map<string, Set<string>>()
  for (const [at, { id }] of settled.entries()) {
    for (const alias of aliases[at]!) bearers.set(alias, (bearers.get(alias) ?? new Set()).add(id))
  }
  return new Map([...bearers].map(([alias, ids]) => [alias, ids.size]))
}

const short = (id: string, limit = idLimit) => (id.length > limit ? sha256(id) : id)
const alias = (prefix: string, name: string) => `${prefix}:${short(name, idLimit - prefix.length - 1)}`
/** An identity of what says nothing of its own: from all that it says. */
export const hashedId = (...parts: unknown[]): string => sha256(JSON.stringify(parts))
const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
