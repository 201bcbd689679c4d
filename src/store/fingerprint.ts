import { createHash } from 'node:crypto'
import type { FeedItem } from '../core/feed-item.ts'

/**
 * What an item says, in 22 characters: another one is an edit. Of its address the host and the path alone, since trackers
 * come and go in the rest.
 */
export function fingerprintOf({ title, text, rating, url }: FeedItem): string {
  const address = url === null ? null : URL.parse(url)
  const place = address ? address.host.replace(/^www\./, '') + address.pathname.replace(/\/$/, '') : url
  const said = JSON.stringify([title, text, rating === null ? null : Math.fround(rating), place])
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}

/**
 * The names of an item besides its id, which may become one: an item that is known by another name keeps the id that it
 * was stored under. Postgres indexes 2,700 bytes at most, so a long id is hashed.
 */
export function namesOf({ id, aliases }: FeedItem): string[] {
  const own = id.length > 500 ? createHash('sha256').update(id).digest('base64url') : id
  return [`id:${own}`, ...aliases]
}
