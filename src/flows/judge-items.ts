import { setImmediate } from 'node:timers/promises'
import type { Brand } from '../core/brand.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import type { NewMention } from '../core/store-ports.ts'
import type { ScoreInput } from '../core/verdict.ts'
import type { Parts } from './parts.ts'

/** That an item is about a brand, the words that say so, and the verdict toward the brand. */
export type Judgement = Pick<NewMention, 'brandId' | 'verdict' | 'terms'>

/** What items are about, by item: nothing for most. The items of a source with `about` are not matched. */
export async function judgeItems(
  items: FeedItem[],
  source: Source,
  { settings, match, score }: Pick<Parts, 'settings' | 'match' | 'score'>,
): Promise<Map<string, Judgement[]>> {
  const wanted = source.about ? [source.about] : source.brands
  const brands = settings.brands.filter(({ id }) => !wanted || wanted.includes(id))
  const hits: { item: FeedItem; brand: Brand; terms: string[] }[] = []
  for (const item of items) {
    for (const brand of brands) {
      const { about, terms } = source.about ? { about: true, terms: [] } : match(brand, item)
      if (about) hits.push({ item, brand, terms })
    }
    // A thousand long items take a second: what else is to be done gets its turn in between.
    await setImmediate()
  }
  const verdicts = await score(hits.map(({ item, brand }) => scoreInput(item, brand)))
  const judged = hits.map(({ item, brand, terms }, index) => ({
    itemId: item.id,
    judgement: { brandId: brand.id, terms, verdict: verdicts[index]! },
  }))
  const byItem = Map.groupBy(judged, ({ itemId }) => itemId)
  return new Map([...byItem].map(([id, rows]) => [id, rows.map(({ judgement }) => judgement)]))
}

function scoreInput(item: FeedItem, brand: Brand): ScoreInput {
  const text = [item.title, item.text].filter(Boolean).join('\n')
  return { text, about: brand.name, ...(item.rating === null ? {} : { rating: item.rating }) }
}
