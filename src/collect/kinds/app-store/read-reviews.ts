import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { toStars } from '../../to-stars.ts'

const fullPage = 50

/** Apple makes its JSON out of Atom: an element is its text as `label` and its `attributes`. */
const label = z.object({ label: z.string() })
const labelOrNot = label.optional().catch(undefined)
const linkSchema = z.object({ attributes: z.object({ rel: z.string().optional(), href: z.string() }) })

/** What stands once is no list. */
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || value === null ? [] : [value].flat()),
    z.array(item.nullable().catch(null)).transform((all) => all.filter((each) => each !== null)),
  )

const feedSchema = z.object({
  feed: z.object({ title: labelOrNot, entry: oneOrMore(z.unknown()), link: oneOrMore(linkSchema) }),
})

const entrySchema = z.object({
  id: label,
  title: labelOrNot,
  content: z
    .union([label, z.array(label).transform((all) => all[0])])
    .optional()
    .catch(undefined),
  author: z.object({ name: label }).optional().catch(undefined),
  updated: labelOrNot,
  link: oneOrMore(linkSchema),
  'im:rating': labelOrNot,
  'im:version': labelOrNot,
  'im:name': z.unknown().optional(),
})

/** Reads a page of Apple's customer-review feed. `next` is the page after it, where there is one. */
export function readReviews(bytes: Uint8Array, about: AboutDocument, mostPages: number): ParsedFeed {
  const { feed } = readAnswer(bytes, about, feedSchema)
  const page = Number(about.context?.page ?? 1)
  const read = readEach(feed.entry, entrySchema, readReview)
  const next = nextPage(feed, page)
  return {
    format: 'api',
    title: plainTitle(feed.title?.label ?? '', true),
    builtAt: null,
    ...read,
    ...(read.items.length > 0 && next > page && next <= mostPages && { next: String(next) }),
  }
}

/** The first entry may be the app itself: it has a name and no stars. */
function readReview(entry: z.output<typeof entrySchema>): FeedItem[] {
  if (!entry['im:rating'] && (entry['im:name'] || !entry.content)) return []
  const written = parseDate(entry.updated?.label ?? '')
  const item: FeedItem = {
    id: cleanLine(entry.id.label),
    aliases: [],
    url: resolveLink(entry.link[0]?.attributes.href ?? '', undefined),
    title: titled(plainTitle(entry.title?.label ?? '', true), entry['im:version']?.label ?? ''),
    text: plainText(entry.content?.label ?? '', true),
    author: cleanLine(entry.author?.name.label ?? '') || null,
    // Apple gives one date, which an edit renews.
    publishedAt: written,
    updatedAt: written,
    rating: toStars(entry['im:rating']?.label ?? ''),
  }
  return [item]
}

/** Whoever answers wants to know of which version it is; digits in brackets say nothing to the scorer. */
function titled(title: string | null, version: string): string | null {
  return title && /^\d[\w.]{0,20}$/.test(version) ? `${title} (v${version})` : title
}

/** The last page's `next` is itself. Without links a full page may have another one behind it. */
function nextPage({ link, entry }: z.output<typeof feedSchema>['feed'], page: number): number {
  if (link.length === 0) return entry.length >= fullPage ? page + 1 : page
  const href = link.find(({ attributes }) => attributes.rel === 'next')?.attributes.href ?? ''
  return Number(/\/page=(\d+)\//.exec(href)?.[1] ?? page)
}
