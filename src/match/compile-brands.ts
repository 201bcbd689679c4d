import type { Brand } from '../core/brand.ts'
import { KorvaError } from '../core/errors.ts'
import type { MatchWhy } from '../core/match-why.ts'
import type { Taught } from '../core/teaching.ts'
import { type Condition, termCondition } from './condition.ts'
import { type MatchResult, noMatch, plainWhy, shownWords } from './match-result.ts'
import { type NameProfile, nameProfile } from './name-profile.ts'
import { parseTerm } from './parse-term.ts'
import {
  createPhraseBook,
  type Findings,
  type Found,
  type Matchable,
  type PhraseBook,
} from './phrase-book.ts'
import { weighNames } from './weigh-name.ts'

/** That an item is about a brand. */
export interface BrandMatch extends MatchResult {
  brandId: string
  why: MatchWhy
}

export interface BrandsMatcher {
  /** The brands that an item is about, in their order. `words`: what the team taught of their names, by brand id. */
  match(item: Matchable, words?: Taught['words']): BrandMatch[]
}

type Decide = (findings: Findings, words: Taught['words']) => MatchResult

/**
 * Compiles the queries of brands: any of `any`, all of `all`, none of `none`, on whole words and phrases in every
 * Finnish form. Without `any`, `all` decides; without both, the brand's name. A text is read once for all brands; the
 * time grows with its length, whatever it holds. Throws KorvaError('bad-query'), which names brand and term.
 */
export function compileBrands(brands: Brand[]): BrandsMatcher {
  const book = createPhraseBook()
  const compiled = brands.map((brand) => ({ brandId: brand.id, decide: compileOne(brand, book) }))
  return {
    match(item, words = {}) {
      const findings = book.find(item)
      return compiled.flatMap(({ brandId, decide }) => {
        const { about, terms, why } = decide(findings, words)
        return about && why ? [{ brandId, about, terms, why }] : []
      })
    },
  }
}

function compileOne(brand: Brand, book: PhraseBook): Decide {
  const compile = (sources: string[]) => compileTerms(brand, sources, book)
  const any = compile(brand.any.length + brand.all.length > 0 ? brand.any : [brand.name])
  const [all, none] = [compile(brand.all), compile(brand.none)]
  const means = brand.ambiguous ? weigher(brand) : plainReason
  return (findings, words) => {
    const wanted = held(any, findings)
    const needed = held(all, findings)
    if (any.length + all.length === 0 || needed.length < all.length) return noMatch
    if (any.length > 0 && wanted.length === 0) return noMatch
    if (none.some((one) => one.holds(findings))) return noMatch
    const deciding = any.length > 0 ? wanted : needed
    const why = any.length > 0 ? means(deciding, findings, words) : plainReason(deciding)
    if (!why) return noMatch
    return { about: true, terms: shownWords([...wanted, ...needed].flatMap(({ found }) => found)), why }
  }
}

interface Held {
  source: string
  found: Found[]
}

const held = (conditions: Condition[], findings: Findings): Held[] =>
  conditions.flatMap((condition) => {
    const found = condition.holds(findings)
    return found ? [{ source: condition.source, found }] : []
  })

const plainReason = (those: Held[]): MatchWhy =>
  plainWhy(
    those.flatMap(({ found }) => found),
    those.map(({ source }) => source),
  )

/** For an ambiguous brand. A field is as sure as a name of several words. */
function weigher(brand: Brand) {
  const profiles = new Map<string, NameProfile>()
  return (those: Held[], findings: Findings, words: Taught['words']): MatchWhy | null => {
    if (those.some(({ found }) => found.length === 0)) return plainReason(those)
    const places = those
      .flatMap(({ found }) => found)
      .map((found) => {
        const { source } = found.term
        const profile = profiles.get(source) ?? nameProfile(brand, source)
        profiles.set(source, profile)
        return { found, profile, spelling: source === source.toLowerCase() ? brand.name : source }
      })
    return weighNames(places, findings, Object.hasOwn(words, brand.id) ? words[brand.id] : undefined)
  }
}

function compileTerms(brand: Brand, sources: string[], book: PhraseBook): Condition[] {
  return sources.flatMap((source) => {
    try {
      const condition = termCondition(source, parseTerm(source), book)
      return condition ? [condition] : []
    } catch (error) {
      if (!(error instanceof KorvaError)) throw error
      const message = `The term \`${source}\` of the brand ${brand.name} (${brand.id}): ${error.message}`
      throw new KorvaError(error.code, message, { retryable: false, ...(error.hint && { hint: error.hint }) })
    }
  })
}
