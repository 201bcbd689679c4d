import { z } from 'zod'
import { choice, list, text } from '../../../config/fields.ts'
import type { FeedItem, ParsedFeed } from '../../core/feed-item.ts'
import { pageBack } from '../page-back.ts'
import { plainText, plainTitle } from '../plain-text.ts'
import { pollOne } from '../poll-one.ts'
import { fromSeconds, readAnswer, readEach } from '../read-answer.ts'
import { type AboutDocument, defineKind } from '../source-kind.ts'

const tags = { stories: 'story', comments: 'comment' } as const
const pageSize = 100
/** The search shows a thousand hits at the most. */
const mostPages = 10

/** What is used of a hit. Comments carry `comment_text` and their story's title, stories `title` and `story_text`. */
const hit = z.object({
  objectID: z.string().min(1),
  created_at_i: z.number(),
  author: z.string().nullish(),
  title: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  story_title: z.string().nullish(),
})
const answer = z.object({ hits: z.array(z.unknown()), page: z.int(), nbPages: z.int() })

/** `hacker-news`: stories and comments that a search finds, by the public search of Algolia. */
export const hackerNews = defineKind({
  name: 'hacker-news',
  about:
    'Stories and comments on Hacker News that hold the words of a search, newest first, by its public search. Quotes keep words together.',
  documentation: ['https://hn.algolia.com/api'],
  example: 'kind: hacker-news\nsearch: Virtelo',
  fields: {
    search: text(200).describe('What to look for, as one would type it into the search of Hacker News.'),
    include: list(choice(['stories', 'comments']), 'stories and comments', 1)
      .default(['stories', 'comments'])
      .describe('What is listened to.'),
  },
  everyMs: 300_000,
  texts: 'forum',
  keys: [],
  address({ search, include }) {
    const url = new URL('https://hn.algolia.com/api/v1/search_by_date')
    url.searchParams.set('query', search)
    url.searchParams.set('tags', `(${include.map((name) => tags[name]).join(',')})`)
    // It forgives slips of the finger unless told otherwise, and most names are one of another word.
    url.searchParams.set('typoTolerance', 'false')
    // Quotes keep words together, and a minus leaves them out: with this only.
    url.searchParams.set('advancedSyntax', 'true')
    url.searchParams.set('hitsPerPage', String(pageSize))
    return url
  },
  poll: ({ url }, memory, tools) =>
    pageBack(({ memory, from }) => pollOne({ url: atPage(url, from) }, memory, tools), memory, tools, {
      most: mostPages,
    }),
  read: readHits,
})

function atPage(url: URL, page: string | null): URL {
  const next = new URL(url)
  next.searchParams.set('page', page ?? '0')
  return next
}

function readHits(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const { hits, page, nbPages } = readAnswer(bytes, about, answer)
  const more = page + 1 < nbPages ? { next: String(page + 1) } : {}
  return {
    format: 'api',
    title: 'Hacker News',
    builtAt: null,
    ...readEach(hits, hit, (one) => [toItem(one)]),
    ...more,
  }
}

function toItem(found: z.output<typeof hit>): FeedItem {
  const title = plainTitle(found.title ?? found.story_title ?? '')
  const written = plainText(found.comment_text ?? found.story_text ?? '')
  return {
    id: found.objectID,
    aliases: [],
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(found.objectID)}`,
    title,
    // A story that only links elsewhere says what it says in its title.
    text: written ?? title,
    author: found.author || null,
    publishedAt: fromSeconds(found.created_at_i),
    updatedAt: null,
    rating: null,
  }
}
