import type { FeedItem } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import type { NewMention } from '../core/store-ports.ts'
import type { Parts } from './parts.ts'

/** The brands that an item is about, each with the verdict toward it. An item of a source with `about` is not matched. */
export function judgeItem(
  item: FeedItem,
  source: Source,
  { settings, match, score }: Pick<Parts, 'settings' | 'match' | 'score'>,
): Pick<NewMention, 'brandId' | 'verdict' | 'terms'>[] {
  const wanted = source.about ? [source.about] : source.brands
  const brands = settings.brands.filter(({ id }) => !wanted || wanted.includes(id))
  const text = [item.title, item.text].filter(Boolean).join('\n')
  return brands.flatMap((brand) => {
    const { about, terms } = source.about ? { about: true, terms: [] } : match(brand, item)
    if (!about) return []
    const rated = item.rating === null ? {} : { rating: item.rating }
    return [{ brandId: brand.id, terms, verdict: score({ text, about: brand.name, ...rated }) }]
  })
}
