import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { withoutQuotedLines } from '../../without-quotes.ts'

const entries = z.array(z.unknown())

/** Version 3 names its lists by what they hold, version 4 `items` or `search`, with a cursor to go on by. */
const answer = z
  .object({
    posts: entries.optional(),
    comments: entries.optional(),
    items: entries.optional(),
    search: entries.optional(),
    next_page: z.string().nullish(),
  })
  .refine((found) => found.posts ?? found.comments ?? found.items ?? found.search)

/** Of posts and comments alike; the dates were renamed in version 4. */
const written = z.object({
  ap_id: z.string().min(1),
  removed: z.boolean().catch(false),
  deleted: z.boolean().catch(false),
  published: z.string().optional(),
  published_at: z.string().optional(),
  updated: z.string().nullish(),
  updated_at: z.string().nullish(),
})
const creator = z.object({ name: z.string(), actor_id: z.string().optional(), ap_id: z.string().optional() })
const post = written.extend({
  name: z.string(),
  body: z.string().nullish(),
  featured_community: z.boolean().catch(false),
  featured_local: z.boolean().catch(false),
})
const comment = written.extend({ content: z.string() })
const postView = z.object({ post, creator })
const commentView = z.object({ comment, creator, post: z.object({ name: z.string() }) })

type Written = z.output<typeof written>

/** Reads a page of posts or comments, in the shapes of both versions of the API. */
export function readLemmy(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const found = readAnswer(bytes, about, answer, 'a Lemmy server')
  const isPosts = about.context?.listing !== 'comments'
  const list = (isPosts ? found.posts : found.comments) ?? found.items ?? found.search ?? []
  const read = isPosts ? readEach(list, postView, postItem) : readEach(list, commentView, commentItem)
  // Version 3 counts its pages; one without anything is the last.
  const isOld = found.items === undefined && found.search === undefined
  const next = isOld ? list.length > 0 && String(Number(about.context?.page ?? 1) + 1) : found.next_page
  return { format: 'api', title: null, builtAt: null, ...read, ...(next && { next }) }
}

function postItem({ post, creator }: z.output<typeof postView>): FeedItem[] {
  const title = plainTitle(post.name, true)
  return title === null ? [] : itemOf(post, creator, title, post.body ?? '')
}

function commentItem({ comment, creator, post }: z.output<typeof commentView>): FeedItem[] {
  const item = itemOf(comment, creator, plainTitle(post.name, true), comment.content)
  return item.filter(({ text }) => text !== null)
}

function itemOf(
  what: Written,
  by: z.output<typeof creator>,
  title: string | null,
  markdown: string,
): FeedItem[] {
  if (what.removed || what.deleted) return []
  const said = plainText(withoutQuotedLines(markdown), true)
  return [
    {
      ...{ id: what.ap_id, aliases: [], title, text: said ?? (markdown ? null : title), rating: null },
      url: resolveLink(what.ap_id, undefined),
      author: authorOf(by),
      publishedAt: parseDate(what.published_at ?? what.published ?? ''),
      updatedAt: parseDate(what.updated_at ?? what.updated ?? ''),
    },
  ]
}

function authorOf({ name, actor_id, ap_id }: z.output<typeof creator>): string {
  const home = URL.parse(actor_id ?? ap_id ?? '')?.host
  return `@${cleanLine(name)}${home ? `@${home}` : ''}`
}
