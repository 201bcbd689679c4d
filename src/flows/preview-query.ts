import { setImmediate } from 'node:timers/promises'
import type { QueryPreview } from '../core/query-preview.ts'
import { shorten } from '../core/shorten.ts'
import type { ArchivedItem } from '../core/teaching-ports.ts'
import type { Sentiment } from '../core/verdict.ts'
import { compileQuery } from '../match/compile-query.ts'
import { askable } from './hide-by-rules.ts'
import { scoreInput } from './judge-items.ts'
import type { Parts } from './parts.ts'

const day = 24 * 60 * 60_000
const mostNewest = 10
const mostTitle = 200

/** What is asked: a query in a line, and over how many days of what is stored. */
export interface QueryQuestion {
  query: string
  days: number
}

type PreviewParts = Pick<Parts, 'settings' | 'store' | 'score' | 'taught' | 'clock'>

interface Caught {
  archived: ArchivedItem
  words: string[]
}

/**
 * What a query would have caught in what was seen in the last days, by source, brand and sentiment, with the newest ten.
 * What is no mention yet is scored for it, toward nobody. Nothing is stored. Throws `bad-query`.
 */
export async function previewQuery(
  { query, days }: QueryQuestion,
  parts: PreviewParts,
): Promise<QueryPreview> {
  const { match } = compileQuery(query)
  const { lessons } = await parts.taught()
  const preview = emptyPreview(query, days)
  const since = new Date(parts.clock().getTime() - days * day)
  for await (const batch of parts.store.direct.archive.since(since)) {
    preview.looked += batch.length
    const caught = batch.flatMap((archived): Caught[] => {
      const lang = archived.mentions[0]?.lang ?? 'und'
      const { about, terms } = match(askable(archived.item, sourceOf(archived, parts).texts, lang))
      return about ? [{ archived, words: terms }] : []
    })
    const strangers = caught.filter(({ archived }) => archived.mentions.length === 0)
    const inputs = strangers.map(({ archived }) => scoreInput(archived.item, '', sourceOf(archived, parts)))
    const verdicts = await parts.score(inputs, lessons)
    const labels = new Map(strangers.map(({ archived }, index) => [archived, verdicts[index]!.label]))
    for (const each of caught)
      count(each, labels.get(each.archived) ?? worstOf(each.archived), preview, parts)
    // A long look back goes over many batches: what else is to be done gets its turn in between.
    await setImmediate()
  }
  preview.newest.sort((a, b) => b.writtenAt.localeCompare(a.writtenAt))
  return preview
}

const emptyPreview = (query: string, days: number): QueryPreview => ({
  ...{ query, days, looked: 0, caught: 0, mentions: 0, resolved: 0, dismissed: 0 },
  ...{ sentiment: { negative: 0, neutral: 0, positive: 0 }, bySource: {}, byBrand: {}, newest: [] },
})

const unknownSource = { name: null, texts: null, reach: 'usual', leaning: 'balanced' } as const

const sourceOf = ({ sourceId }: ArchivedItem, { settings }: PreviewParts) =>
  settings.sources.find(({ id }) => id === sourceId) ?? unknownSource

/** Of an item that is about several brands, what is worst. */
function worstOf({ mentions }: ArchivedItem): Sentiment {
  const labels = mentions.map(({ label }) => label)
  return labels.find((label) => label === 'negative') ?? labels[0]!
}

function count({ archived, words }: Caught, label: Sentiment, preview: QueryPreview, parts: PreviewParts) {
  const { item, mentions, sourceId } = archived
  preview.caught++
  preview.sentiment[label]++
  preview.bySource[sourceId] = (preview.bySource[sourceId] ?? 0) + 1
  for (const { brandId } of mentions) preview.byBrand[brandId] = (preview.byBrand[brandId] ?? 0) + 1
  if (mentions.length > 0) preview.mentions++
  if (mentions.some(({ state }) => state === 'resolved')) preview.resolved++
  if (mentions.some(({ state }) => state === 'dismissed')) preview.dismissed++
  // Batches come latest first.
  if (preview.newest.length >= mostNewest) return
  preview.newest.push({
    ...{ writtenAt: archived.writtenAt.toISOString(), source: sourceOf(archived, parts).name ?? sourceId },
    ...{ title: shorten((item.title ?? item.text ?? '').trim(), mostTitle), url: item.url },
    ...{ words, sentiment: label, brands: mentions.map(({ brandId }) => brandId) },
  })
}
