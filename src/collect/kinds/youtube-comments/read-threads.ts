import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { spanOf } from '../../span-of.ts'

/** https://developers.google.com/youtube/v3/docs/commentThreads */
const thread = z.object({
  snippet: z.object({
    channelId: z.string().optional(),
    videoId: z.string().optional(),
    topLevelComment: z.unknown(),
  }),
  replies: z.object({ comments: z.array(z.unknown()) }).optional(),
})

/** https://developers.google.com/youtube/v3/docs/comments, with the place of its thread. */
const comment = z.object({
  id: z.string().min(1),
  snippet: z.object({
    textDisplay: z.string(),
    authorDisplayName: z.string().optional(),
    publishedAt: z.string(),
    updatedAt: z.string().optional(),
  }),
})
const answer = z.object({ items: z.array(z.unknown()), nextPageToken: z.string().optional() })

/** The comments of a page of threads, replies after what they answer. */
export function readThreads(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const { items, nextPageToken } = readAnswer(bytes, about, answer)
  const entries = items.flatMap(commentsIn)
  return {
    ...{ format: 'api', title: 'YouTube', builtAt: null },
    ...readEach(entries, placed, ({ said, place }) => [toItem(said, place)]),
    ...spanOf(items.map(beginningOf)),
    ...(nextPageToken && { next: nextPageToken }),
  }
}

/** The comments of a thread with its place; a thread that cannot be read goes on as it is, to be noted with the others. */
function commentsIn(entry: unknown): unknown[] {
  const { data } = thread.safeParse(entry)
  if (!data) return [entry]
  const { topLevelComment, videoId, channelId } = data.snippet
  // Comments of old stand on the channel itself, without a video.
  const place = videoId ? `watch?v=${encodeURIComponent(videoId)}&` : `channel/${channelId ?? ''}/discussion?`
  return [topLevelComment, ...(data.replies?.comments ?? [])].map((said) => ({ said, place }))
}

/** Threads are sorted by their first comment: a reply is younger than its place in the row. */
const beginningOf = (entry: unknown) => {
  const first = thread.safeParse(entry).data?.snippet.topLevelComment
  return comment.safeParse(first).data?.snippet.publishedAt ?? ''
}

const placed = z.object({ said: comment, place: z.string() })

function toItem({ id, snippet }: z.output<typeof comment>, place: string): FeedItem {
  return {
    ...{ id, aliases: [], title: null, rating: null },
    url: `https://www.youtube.com/${place}lc=${encodeURIComponent(id)}`,
    text: plainText(snippet.textDisplay, true),
    author: cleanLine(snippet.authorDisplayName ?? '') || null,
    publishedAt: parseDate(snippet.publishedAt),
    updatedAt: parseDate(snippet.updatedAt ?? ''),
  }
}
