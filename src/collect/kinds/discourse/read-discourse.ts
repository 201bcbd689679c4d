import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { spanOf } from '../../span-of.ts'
import { withoutQuotes } from '../../without-quotes.ts'

/** Small actions ("closed this topic") and whispers have other numbers. */
const regular = 1

const entries = z.array(z.unknown())
const answer = z
  .object({
    latest_posts: entries.optional(),
    posts: entries.optional(),
    topics: entries.optional().catch(undefined),
    grouped_search_result: z.object({ more_full_page_results: z.unknown().optional() }).nullish().catch(null),
  })
  .refine((found) => found.latest_posts ?? found.posts ?? found.grouped_search_result !== undefined)

/** A post of `/posts.json` has all, one of `/search.json` has `blurb` instead of the title and `cooked`. */
const post = z.object({
  id: z.int(),
  username: z.string(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  version: z.number().catch(1),
  cooked: z.string().nullish(),
  blurb: z.string().nullish(),
  post_number: z.int(),
  post_type: z.int().catch(regular),
  topic_id: z.int(),
  topic_slug: z.string().nullish(),
  topic_title: z.string().nullish(),
  category_id: z.int().nullish(),
  hidden: z.boolean().catch(false),
  deleted_at: z.string().nullish(),
  user_deleted: z.boolean().catch(false),
})
const topic = z.object({ id: z.int(), title: z.string(), slug: z.string().nullish() })
const numbered = z.object({ id: z.int() })
const dated = z.object({ created_at: z.string() })

type Topics = Map<number, z.output<typeof topic>>

/** Reads the latest posts, or what a search found. */
export function readDiscourse(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const found = readAnswer(bytes, about, answer, 'a Discourse forum')
  const { base = '', category, page } = about.context ?? {}
  const list = found.latest_posts ?? found.posts ?? []
  const topics = topicsIn(found.topics ?? [])
  const read = readEach(list, post, (one) =>
    category === undefined || found.posts || one.category_id === category
      ? toItem(one, topics, String(base))
      : [],
  )
  const next = found.latest_posts
    ? olderThan(list, Number(page ?? 0))
    : found.grouped_search_result?.more_full_page_results
      ? String(Number(page ?? 1) + 1)
      : undefined
  const span = spanOf(list.map((one) => dated.safeParse(one).data?.created_at ?? ''))
  return { format: 'api', title: null, builtAt: null, ...read, ...span, ...(next && { next }) }
}

/** Numbers that one page spans; those of posts that only members see are among them. */
const perPage = 50

/** `before` gives the posts up to and with a number: of the next 50 numbers those that are shown, which may be none. */
function olderThan(list: unknown[], page: number): string | undefined {
  const last = numbered.safeParse(list.at(-1)).data?.id ?? page - perPage + 1
  return last > 1 ? String(last - 1) : undefined
}

const topicsIn = (list: unknown[]): Topics =>
  new Map(list.flatMap((entry) => topic.safeParse(entry).data ?? []).map((found) => [found.id, found]))

function toItem(found: z.output<typeof post>, topics: Topics, base: string): FeedItem[] {
  const isGone = found.hidden || found.user_deleted || found.deleted_at
  if (isGone || found.post_type !== regular) return []
  const said = found.cooked ? plainText(withoutQuotes(found.cooked, isQuote)) : plainText(found.blurb ?? '')
  if (said === null) return []
  const { title, slug } = topics.get(found.topic_id) ?? { title: found.topic_title, slug: found.topic_slug }
  const place = `t/${encodeURIComponent(slug || '-')}/${found.topic_id}/${found.post_number}`
  return [
    {
      ...{
        id: String(found.id),
        aliases: [],
        title: plainTitle(title ?? '', true),
        text: said,
        rating: null,
      },
      url: resolveLink(`${base}${place}`, undefined),
      author: cleanLine(found.username) || null,
      publishedAt: parseDate(found.created_at),
      // The date changes with likes and moves too; the version only with the words.
      updatedAt: found.version > 1 ? parseDate(found.updated_at ?? '') : null,
    },
  ]
}

/** Quotes of other posts, and the previews of links. */
const isQuote = (name: string, classes: string[]) =>
  (name === 'aside' && (classes.includes('quote') || classes.includes('onebox'))) || name === 'blockquote'
