import { z } from 'zod'
import type { Brand } from '../core/brand.ts'
import { type BrandMatcher, compileBrand, type MatchResult } from './compile-brand.ts'
import { type LineError, type LineId, readLine } from './line-answer.ts'

const terms = z.array(z.string().max(200)).max(500)

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  lang: z.string().nullish(),
  brand: z.object({
    id: z.string(),
    name: z.string(),
    any: terms.default([]),
    all: terms.default([]),
    none: terms.default([]),
    ambiguous: z.boolean().default(false),
  }),
})

/** The brand that was compiled last: lines usually come in runs of the same one. */
let latest: { key: string; matcher: BrandMatcher } | undefined

/**
 * Answers one line of `korva match`: `{"id","text","title"?,"url"?,"lang"?,"brand":{...}}` gives `{"id","about","terms"}`.
 * A line that cannot be read gives `{"id":null,"error":{"code","message"}}`. Never throws.
 */
export function matchLine(line: string): ({ id: LineId } & MatchResult) | LineError {
  const read = readLine(line, lineSchema)
  if ('error' in read) return read.error
  const { id, brand, title, text, url, lang } = read.value
  const item = { title: title ?? null, text, url: url ?? null, ...(lang ? { lang } : {}) }
  return { id, ...matcherOf(brand).match(item) }
}

function matcherOf(brand: Brand): BrandMatcher {
  const key = JSON.stringify(brand)
  if (latest?.key !== key) latest = { key, matcher: compileBrand(brand) }
  return latest.matcher
}
