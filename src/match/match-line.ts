import { z } from 'zod'
import type { Brand } from '../core/brand.ts'
import { describeError } from '../core/errors.ts'
import { textKinds } from '../core/text-kind.ts'
import { type BrandMatcher, compileBrand } from './compile-brand.ts'
import { type LineError, type LineId, readLine } from './line-answer.ts'
import type { MatchResult } from './match-result.ts'

const terms = z.array(z.string().max(200)).max(500)

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  lang: z.string().nullish(),
  author: z.string().nullish(),
  kind: z.enum(textKinds).nullish(),
  rating: z.number().nullish(),
  brand: z.object({
    id: z.string(),
    name: z.string(),
    any: terms.default([]),
    all: terms.default([]),
    none: terms.default([]),
    ambiguous: z.boolean().default(false),
    context: terms.default([]),
  }),
})

/** The brand that was compiled last: lines usually come in runs of the same one. */
let latest: { key: string; matcher: BrandMatcher } | undefined

/**
 * Answers one line of `korva match`: `{"id","text","title"?,"url"?,"author"?,"kind"?,"rating"?,"lang"?,"brand":{...}}`
 * gives `{"id","about","terms","why"}`. A line that cannot be read, or a brand with a term that is not understood,
 * gives `{"id":null,"error":{"code","message"}}`. Never throws.
 */
export function matchLine(line: string): ({ id: LineId } & MatchResult) | LineError {
  const read = readLine(line, lineSchema)
  if ('error' in read) return read.error
  const { id, brand, lang, ...item } = read.value
  try {
    const { title = null, url = null, author = null, kind = null, rating = null } = item
    const fields = { title, url, author, kind, rating, text: item.text }
    return { id, ...matcherOf(brand).match({ ...fields, ...(lang ? { lang } : {}) }) }
  } catch (error) {
    const { code, message, hint } = describeError(error)
    return { id: null, error: { code, message: hint ? `${message}. ${hint}` : message } }
  }
}

function matcherOf(brand: Brand): BrandMatcher {
  const key = JSON.stringify(brand)
  if (latest?.key !== key) latest = { key, matcher: compileBrand(brand) }
  return latest.matcher
}
