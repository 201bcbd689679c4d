import type { FeedItem, ParsedFeed } from '../core/feed-item.ts'
import { isFlood } from '../core/flood.ts'
import type { Source } from '../core/source.ts'
import type { StoredItem, Work } from '../core/store-ports.ts'
import { announceDigest } from './announce-digest.ts'
import { joinReturns } from './come-back.ts'
import { countCopies } from './count-copies.ts'
import { type Found, freshest, isPraise, needsPerson } from './found.ts'
import { hideByRules } from './hide-by-rules.ts'
import { type Judgement, judgeItems } from './judge-items.ts'
import { keepItems } from './keep-items.ts'
import { learnRhythm } from './learn-rhythm.ts'
import { openCase } from './open-case.ts'
import type { Parts } from './parts.ts'
import { pickTellers } from './pick-tellers.ts'
import { redrawCases } from './redraw-cases.ts'
import { reviseItems } from './revise-items.ts'

/** What a source brought that it had not brought before, or not in these words, and what that is about. */
export interface News {
  fresh: FeedItem[]
  edited: StoredItem[]
  judged: Map<string, Judgement[]>
  /** How many items the feed holds; null where only news is brought. */
  whole: number | null
}

/** Of a feed, what is news, judged; null where nothing is. Feeds repeat themselves: of one item twice the last counts. */
export async function findNews(
  source: Source,
  feed: Pick<ParsedFeed, 'items'>,
  parts: Pick<Parts, 'settings' | 'store' | 'match' | 'score' | 'reconsider' | 'taught'>,
): Promise<News | null> {
  const items = [...new Map(feed.items.map((item) => [item.id, item])).values()]
  const { fresh, edited } = await parts.store.direct.items.sift(source.id, items)
  if (fresh.length + edited.length === 0) return null
  const news = [...fresh, ...edited.map(({ item }) => item)]
  const taught = await parts.taught()
  const judged = hideByRules(await judgeItems(news, source, taught, parts), news, source, taught.rules)
  return { fresh, edited, judged, whole: items.length }
}

/** What became of news. */
export interface KeptNews {
  fresh: number
  edited: number
  mentions: number
}

/**
 * Stores news, and brings what needs a person to people: of a first poll the newest few, of a known feed all; of a flood
 * the last day's, and the channels get one notice instead of a card each. What was told before is counted on its card.
 */
export async function keepNews(
  source: Source,
  news: News & { isFirst: boolean },
  work: Work,
  parts: Pick<Parts, 'settings' | 'clock'>,
): Promise<KeptNews> {
  const now = parts.clock()
  const { stored, found } = await keepItems(source, news, work, parts)
  const { changed, shown } = await reviseItems(source, news, work, parts)
  const kept = { fresh: stored, edited: news.edited.length, mentions: found.length }
  if (stored > 0) await learnRhythm(work, source.id)
  const told = [...shown, ...(await countCopies(found, work))]
  const wanted = [...found, ...changed].filter(({ mention, channels }) => needsPerson(mention, channels))
  const open = async (those: Found[]) => {
    // Several of one author may come together: the first one opens the case that the others belong to.
    for (const each of (await joinReturns(those, work, parts)).toSorted(byAge)) {
      const [alone] = await joinReturns([each], work, parts)
      if (alone) await openCase({ ...alone, kind: 'complaint' }, work, parts)
    }
  }
  if (news.isFirst) {
    await open((await pickTellers(freshest(found, now), work)).slice(0, source.announceFirst))
  } else if (isFlood({ fresh: stored + changed.length, whole: news.whole })) {
    const tellers = await pickTellers(freshest(wanted, now), work)
    await announceDigest(source, await joinReturns(tellers, work, parts), work, parts)
  } else {
    await open(await pickTellers(wanted, work))
    await thank(found, work, parts)
  }
  await redrawCases(told, work)
  return kept
}

const byAge = (a: Found, b: Found) => a.mention.writtenAt.getTime() - b.mention.writtenAt.getTime()

/** Praise goes to its own channels, where the settings name some. What needs a person anyway has its case already. */
async function thank(found: Found[], work: Work, parts: Pick<Parts, 'settings' | 'clock'>): Promise<void> {
  const { settings } = parts
  const praise = found.filter(
    ({ mention, channels }) => isPraise(mention, settings) && !needsPerson(mention, channels),
  )
  for (const each of await pickTellers(praise, work)) {
    await openCase({ ...each, channels: settings.praise!.to, kind: 'praise' }, work, parts)
  }
}
