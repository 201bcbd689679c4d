import { setImmediate } from 'node:timers/promises'
import type { Brand } from '../core/brand.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import type { NewMention } from '../core/store-ports.ts'
import type { Taught } from '../core/teaching.ts'
import type { ScoreInput } from '../core/verdict.ts'
import type { Match, Parts } from './parts.ts'

/** That an item is about a brand, the words that say so, and the verdict toward the brand. */
export type Judgement = Pick<NewMention, 'brandId' | 'verdict' | 'terms' | 'why' | 'hiddenBy'>

/** What items are about, by item: nothing for most. The items of a source with `about` are not matched. */
export async function judgeItems(
  items: FeedItem[],
  source: Source,
  taught: Taught,
  { settings, match, score, reconsider }: Pick<Parts, 'settings' | 'match' | 'score' | 'reconsider'>,
): Promise<Map<string, Judgement[]>> {
  const wanted = source.about ? [source.about] : source.brands
  const brands = settings.brands.filter(({ id }) => !wanted || wanted.includes(id))
  const hits: { item: FeedItem; match: Match }[] = []
  for (const item of items) {
    const found = source.about ? allOf(brands) : match(brands, { ...item, kind: source.texts }, taught.words)
    hits.push(...found.map((match) => ({ item, match })))
    // A thousand long items take a second: what else is to be done gets its turn in between.
    await setImmediate()
  }
  const names = new Map(brands.map(({ id, name }) => [id, name]))
  const inputs = hits.map(({ item, match }) => scoreInput(item, names.get(match.brandId)!, source))
  const builtIn = await score(inputs, taught.lessons)
  const asked = hits.map(({ item }, index) => ({
    ...{ input: inputs[index]!, verdict: builtIn[index]! },
    writtenAt: item.updatedAt ?? item.publishedAt,
  }))
  const verdicts = reconsider ? await reconsider(asked) : builtIn
  const judged = hits.map(({ item, match }, index) => ({
    itemId: item.id,
    judgement: { ...match, verdict: verdicts[index]! },
  }))
  const byItem = Map.groupBy(judged, ({ itemId }) => itemId)
  return new Map([...byItem].map(([id, rows]) => [id, rows.map(({ judgement }) => judgement)]))
}

/** The items of a source about one brand. */
const allOf = (brands: Brand[]): Match[] =>
  brands.map(({ id }) => ({ brandId: id, terms: [], why: { code: 'source', words: [] } }))

/** Where stars are given, it is a review, whatever else the source is. */
export function scoreInput(
  item: FeedItem,
  about: string,
  { texts, reach, leaning }: Pick<Source, 'texts' | 'reach' | 'leaning'>,
): ScoreInput {
  const kind = texts ?? (item.rating === null ? null : 'review')
  return {
    ...{ text: wordsOf(item), about, reach, leaning },
    ...(item.rating === null ? {} : { rating: item.rating }),
    ...(kind && { kind }),
  }
}

/** Title and text. Many feeds make the title of the text's beginning: what it says is not to count twice. */
function wordsOf({ title, text }: FeedItem): string {
  if (!title || !text) return title ?? text ?? ''
  const beginning = title.replace(/(?:…|\.{3})\s*$/u, '').trim()
  const body = text.trimStart()
  const endsInWord = beginning === title.trim() && /^[\p{L}\p{N}]/u.test(body.slice(beginning.length))
  return body.startsWith(beginning) && !endsInWord ? text : `${title}\n${text}`
}
