import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { plainText, plainTitle } from '../../plain-text.ts'
import { fromSeconds, readAnswer, readEach } from '../../read-answer.ts'
import type { AboutDocument } from '../../source-kind.ts'

const hour = 3_600_000

/** https://api.stackexchange.com/docs/types/search-excerpt */
const excerpt = z.object({
  item_type: z.enum(['question', 'answer']),
  question_id: z.int(),
  answer_id: z.int().optional(),
  title: z.string(),
  body: z.string().optional(),
  excerpt: z.string().optional(),
  creation_date: z.number(),
  last_edit_date: z.number().optional(),
  owner: z.object({ display_name: z.string().optional() }).optional(),
})

/** https://api.stackexchange.com/docs/wrapper, as it comes unless another filter is asked for. */
const wrapper = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean().default(false),
  backoff: z.number().optional(),
  quota_remaining: z.number().optional(),
})

/** What the poll knows and the answer does not say. */
const contextShape = z.object({ site: z.string(), page: z.int() })

/** The questions and answers of a page. */
export function readExcerpts(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const { items, has_more, backoff, quota_remaining } = readAnswer(bytes, about, wrapper)
  const { site, page } = contextShape.parse(about.context)
  // A spent quota comes back at midnight UTC: asking every hour costs little, and who asks on regardless is shut out.
  const wait = backoff ? backoff * 1000 : quota_remaining === 0 ? hour : 0
  return {
    ...{ format: 'api', title: site, builtAt: null },
    ...readEach(items, excerpt, (one) => [toItem(one, site)]),
    ...(has_more && { next: String(page + 1) }),
    ...(wait > 0 && { ttlMs: wait }),
  }
}

function toItem(found: z.output<typeof excerpt>, site: string): FeedItem {
  const isAnswer = found.item_type === 'answer' && found.answer_id !== undefined
  return {
    // Questions and answers are numbered in one row.
    id: String(isAnswer ? found.answer_id : found.question_id),
    aliases: [],
    url: isAnswer ? `https://${site}/a/${found.answer_id}` : `https://${site}/q/${found.question_id}`,
    title: plainTitle(found.title),
    text: plainText(found.body ?? found.excerpt ?? ''),
    author: plainTitle(found.owner?.display_name ?? ''),
    publishedAt: fromSeconds(found.creation_date),
    updatedAt: fromSeconds(found.last_edit_date),
    rating: null,
  }
}
