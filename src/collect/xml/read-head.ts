import { resolveLink } from '../resolve-link.ts'
import { childrenNamed, rawText } from './read-node.ts'
import type { XmlNode } from './xml-tree.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Milliseconds of the periods of http://purl.org/rss/1.0/modules/syndication/. */
const periods: Record<string, number> = {
  hourly: 60 * minute,
  daily: day,
  weekly: 7 * day,
  monthly: 30 * day,
  yearly: 365 * day,
}

/**
 * How long a feed asks to be left in peace, in milliseconds, at most 24 hours: RSS's `ttl` in minutes, or the syndication
 * module's period divided by its frequency, whichever is longer. Undefined where it does not say.
 */
export function readTtl(head: XmlNode): number | undefined {
  const period = periods[said(head, 'sy:updateperiod').toLowerCase()] ?? 0
  const times = Math.max(1, whole(said(head, 'sy:updatefrequency')))
  const wanted = Math.max(whole(said(head, 'ttl')) * minute, period / times)
  return wanted > 0 ? Math.min(day, Math.round(wanted)) : undefined
}

/**
 * The WebSub hub that a feed names (`<link rel="hub">`, in RSS as `atom:link`), with the address under which the hub knows
 * the feed: its `rel="self"`, else where it was read. Undefined where one of the two is missing.
 *
 * @see https://www.w3.org/TR/websub/#discovery
 */
export function readHub(head: XmlNode, url: string | undefined): { url: string; topic: string } | undefined {
  const linked = (relation: string) =>
    childrenNamed(head, 'link')
      .filter(({ attributes }) => relations(attributes.get('rel')).includes(relation))
      .map(({ attributes }) => resolveLink(attributes.get('href') ?? '', url))
      .find((found) => found !== null)
  const hub = linked('hub')
  const topic = linked('self') ?? url
  return hub && topic ? { url: hub, topic } : undefined
}

const relations = (rel = '') => rel.toLowerCase().split(/\s+/)
const said = (head: XmlNode, name: string) => rawText(childrenNamed(head, name)[0])
const whole = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
