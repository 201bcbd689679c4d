import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { spanOf } from '../../span-of.ts'
import { withoutQuotes } from '../../without-quotes.ts'
import { type GithubContext, perPage } from './requests.ts'

const user = z.object({ login: z.string() }).nullish()
const said = z.object({
  node_id: z.string().min(1),
  html_url: z.string(),
  body_html: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  user,
})
const dated = z.object({ updated_at: z.string() })
const issue = said.extend({ title: z.string(), pull_request: z.unknown().optional() })

const saidBelow = z.object({
  id: z.string().min(1),
  url: z.string(),
  bodyHTML: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  author: user,
})
const nodes = z.object({ nodes: z.array(z.unknown()) })
const discussion = saidBelow.extend({ title: z.string(), comments: nodes })
const comment = saidBelow.extend({ replies: nodes.optional() })
const answer = z.object({
  data: z
    .object({
      repository: z
        .object({
          discussions: nodes.extend({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
          }),
        })
        .nullish(),
    })
    .nullish(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().catch('') })).optional(),
})

type Said = Pick<z.output<typeof saidBelow>, 'id' | 'url' | 'createdAt' | 'updatedAt' | 'author'>

/** Reads a page of issues, of comments, or of discussions with what is said below them. */
export function readGithub(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const context = about.context as GithubContext
  const feed = { format: 'api', title: null, builtAt: null } as const
  if (context.listing === 'discussions') return { ...feed, ...readDiscussions(bytes, about) }
  const list = readAnswer(bytes, about, z.array(z.unknown()))
  const read =
    context.listing === 'issues'
      ? readEach(list, issue, (one) =>
          one.pull_request && !context.pullRequests ? [] : restItem(one, one.title),
        )
      : readEach(list, said, (one) =>
          isOnPull(one.html_url) && !context.pullRequests ? [] : restItem(one, null),
        )
  const span = spanOf(list.map((one) => dated.safeParse(one).data?.updated_at ?? ''))
  return { ...feed, ...read, ...span, ...(list.length === perPage && { next: String(context.page + 1) }) }
}

const isOnPull = (url: string) => /\/pull\/\d+#/.test(url)

function readDiscussions(
  bytes: Uint8Array,
  about: AboutDocument,
): Pick<ParsedFeed, 'items' | 'notes' | 'next'> {
  const { data, errors } = readAnswer(bytes, about, answer)
  const found = data?.repository?.discussions
  if (!found) throw refused(errors?.[0])
  const { hasNextPage, endCursor } = found.pageInfo
  const next = hasNextPage && endCursor
  return { ...readEach(found.nodes, discussion, discussionItems), ...(next && { next }) }
}

/** The discussion itself comes last: its date, which the answers renew, is what the pages are sorted by. */
function discussionItems({ bodyHTML, title, comments, ...one }: z.output<typeof discussion>): FeedItem[] {
  const below = readEach(comments.nodes, comment, ({ replies, ...each }) => [
    ...itemOf(each, each.bodyHTML, null),
    ...readEach(replies?.nodes ?? [], saidBelow, (reply) => itemOf(reply, reply.bodyHTML, null)).items,
  ])
  return [...below.items, ...itemOf(one, bodyHTML, title)]
}

function restItem(one: z.output<typeof said>, title: string | null): FeedItem[] {
  const names = { id: one.node_id, url: one.html_url, author: one.user }
  return itemOf(
    { ...names, createdAt: one.created_at, updatedAt: one.updated_at },
    one.body_html ?? '',
    title,
  )
}

function itemOf({ id, url, author, ...dates }: Said, html: string, heading: string | null): FeedItem[] {
  const title = heading === null ? null : plainTitle(heading, true)
  const text = plainText(withoutQuotes(html, isQuote)) ?? title
  if (text === null) return []
  return [
    {
      ...{ id, aliases: [], title, text, rating: null },
      url: resolveLink(url, undefined),
      author: cleanLine(author?.login ?? '') || null,
      publishedAt: parseDate(dates.createdAt),
      updatedAt: parseDate(dates.updatedAt),
    },
  ]
}

const isQuote = (name: string, classes: string[]) =>
  name === 'blockquote' || classes.includes('email-quoted-reply')

/** GraphQL answers 200 with its errors in the document. */
function refused(error: { type?: string | undefined; message: string } | undefined): KorvaError {
  if (error?.type === 'RATE_LIMITED') {
    return new KorvaError('fetch-too-often', 'GitHub has no more requests for us now.', {
      hint: 'Give the sources of this kind a longer `every` if this goes on.',
    })
  }
  return new KorvaError('github-refused', 'GitHub does not show the discussions of this repository.', {
    hint: 'Check `repository`, and that GITHUB_TOKEN may read its discussions.',
  })
}
