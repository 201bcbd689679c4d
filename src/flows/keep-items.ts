import type { Source } from '../core/source.ts'
import type { Work } from '../core/store-ports.ts'
import { channelsFor, type Found, pastOr } from './found.ts'
import type { News } from './keep-news.ts'
import type { Parts } from './parts.ts'
import { placeItems } from './place-items.ts'

/** Stores what is still new by now, since another process may have been faster, with the mentions in it. */
export async function keepItems(
  source: Source,
  { fresh, judged }: Pick<News, 'fresh' | 'judged'>,
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<{ stored: number; found: Found[] }> {
  const seenAt = parts.clock()
  const stored = await work.items.add(source.id, fresh, seenAt)
  const mentions = stored.flatMap(({ itemId, item }) =>
    (judged.get(item.id) ?? []).map((judgement) => {
      const writtenAt = pastOr(seenAt, item.publishedAt ?? item.updatedAt)
      return { itemId, item, mention: { ...judgement, writtenAt, seenAt } }
    }),
  )
  const ids = mentions.length > 0 ? await work.mentions.add(mentions) : []
  const stories = await placeItems(
    stored.filter(({ item }) => judged.has(item.id)),
    source,
    work,
    parts,
  )
  const found = mentions.map(({ itemId, item, mention }, index) => ({
    ...{ sourceId: source.id, itemId, storyId: stories.get(itemId)!, mentionId: ids[index]!, item, mention },
    channels: channelsFor(source, mention, parts),
  }))
  return { stored: stored.length, found }
}
