import { resolveLink } from '../../resolve-link.ts'

/** Field 1 with the number 19, then the head of field 4: what every such id begins with (protobuf's wire format). */
const head = Buffer.from([0x08, 0x13, 0x22])

/**
 * The publisher's address in a link of Google News, which is base64 of a small protobuf message in the id of the link.
 * Null for those since 2024, whose ids hold a sealed token instead, and for whatever else.
 */
export function decodeNewsLink(link: string): string | null {
  const url = URL.parse(link)
  const id = /^\/(?:__i\/)?(?:rss\/)?articles\/([\w-]+)=*$/.exec(url?.pathname ?? '')?.[1]
  if (url?.hostname !== 'news.google.com' || !id) return null
  const bytes = Buffer.from(id, 'base64url')
  if (!bytes.subarray(0, head.length).equals(head)) return null
  const { length, size } = varint(bytes.subarray(head.length))
  const start = head.length + size
  const held = bytes.subarray(start, start + length)
  return held.length === length ? resolveLink(held.toString('utf8'), undefined) : null
}

/** A length of one or two bytes: seven bits each, the lowest first. No address is longer. */
function varint([low = 0, high = 0]: Uint8Array): { length: number; size: number } {
  return low < 0x80 ? { length: low, size: 1 } : { length: (low & 0x7f) | (high << 7), size: 2 }
}
