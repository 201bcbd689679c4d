import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'

const answer = z.object({ posts: z.array(z.unknown()), cursor: z.string().optional() })

/** https://docs.bsky.app/docs/api/app-bsky-feed-search-posts: a post's `uri` is `at://<did>/app.bsky.feed.post/<key>`. */
const post = z.object({
  uri: z.string().regex(/^at:\/\/[^/]+\/app\.bsky\.feed\.post\/[^/]+$/),
  author: z.object({ did: z.string(), handle: z.string() }),
  record: z.object({ text: z.string(), createdAt: z.string().optional() }),
  indexedAt: z.string(),
})

/** Reads a page of what a search found. */
export function readBluesky(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const { posts, cursor } = readAnswer(bytes, about, answer)
  // Who has not signed in is refused the pages after the first.
  const next = about.context?.pages === true && posts.length > 0 ? cursor : undefined
  return {
    format: 'api',
    title: 'Bluesky',
    builtAt: null,
    ...readEach(posts, post, toItem),
    ...(next && { next }),
  }
}

function toItem({ uri, author, record, indexedAt }: z.output<typeof post>): FeedItem[] {
  const text = plainText(record.text, true)
  if (text === null) return []
  // A handle that does not lead back to its account is shown as `handle.invalid`.
  const name = author.handle === 'handle.invalid' ? author.did : cleanLine(author.handle)
  const key = uri.slice(uri.lastIndexOf('/') + 1)
  return [
    {
      ...{ id: uri, aliases: [], title: null, text, rating: null },
      url: resolveLink(`https://bsky.app/profile/${name}/post/${key}`, undefined),
      author: name.startsWith('did:') ? name : `@${name}`,
      publishedAt: earlier(parseDate(record.createdAt ?? ''), parseDate(indexedAt)),
      updatedAt: null,
    },
  ]
}

/** Authors' programs say when a post was written, and may say anything; the network never saw it before it was. */
function earlier(said: Date | null, seen: Date | null): Date | null {
  if (!said || !seen) return said ?? seen
  return said < seen ? said : seen
}
