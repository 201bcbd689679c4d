import type { Brand } from '../core/brand.ts'
import type { BrandWords } from '../core/teaching.ts'
import { compileBrands } from './compile-brands.ts'
import { type MatchResult, noMatch } from './match-result.ts'
import type { Matchable } from './phrase-book.ts'

export interface BrandMatcher {
  /** `words`: what the team taught of its name. */
  match(item: Matchable, words?: BrandWords): MatchResult
}

/** Compiles the query of one brand. Several are faster together: `compileBrands`. Throws KorvaError('bad-query'). */
export function compileBrand(brand: Brand): BrandMatcher {
  const { match } = compileBrands([brand])
  return {
    match(item, words) {
      const [found] = match(item, words && { [brand.id]: words })
      return found ? { about: true, terms: found.terms, why: found.why } : noMatch
    },
  }
}
