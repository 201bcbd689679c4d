import { z } from 'zod'
import { reaches, textKinds } from '../core/text-kind.ts'
import type { Leaning, Verdict } from '../core/verdict.ts'
import { createScorer, type Scorer } from './create-scorer.ts'

const leanings = ['precision', 'balanced', 'recall'] as const satisfies readonly Leaning[]

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
  about: z.string().nullish(),
  rating: z.number().min(1).max(5).nullish(),
  kind: z.enum(textKinds).nullish().catch(null),
  reach: z.enum(reaches).nullish(),
  leaning: z.enum(leanings).nullish(),
})

/** The answer to a line, or what is wrong with it. */
export type ScoredLine =
  | ({ id: string | number } & Verdict)
  | { id: null; error: { code: string; message: string } }

let shared: Scorer | undefined

/**
 * Answers one line of `korva score`: `{"id","text","lang"?,"about"?,"rating"?,"kind"?,"reach"?,"leaning"?}` gives
 * `{"id","label","score","confidence","lang","reasons","severity","feelings","topics"}`, the id as it was given. A kind
 * that is not in the list counts as unknown. A line that cannot be read gives
 * `{"id":null,"error":{"code","message"}}`. Never throws.
 */
export function scoreLine(line: string): ScoredLine {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return fault('bad-json', error instanceof Error ? error.message : String(error))
  }
  const read = lineSchema.safeParse(json)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
    return fault('bad-line', faults.slice(0, 5).join('; '))
  }
  const { id, text, lang, about, rating, kind, reach, leaning } = read.data
  const verdict = sharedScorer()({
    text,
    ...(lang ? { lang } : {}),
    ...(about ? { about } : {}),
    ...(rating == null ? {} : { rating }),
    ...(kind ? { kind } : {}),
    ...(reach ? { reach } : {}),
    ...(leaning ? { leaning } : {}),
  })
  return { id, ...verdict }
}

function sharedScorer(): Scorer {
  shared ??= createScorer()
  return shared
}

function fault(code: string, message: string): ScoredLine {
  return { id: null, error: { code, message } }
}
