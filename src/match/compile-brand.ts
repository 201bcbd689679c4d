import type { Brand } from '../core/brand.ts'
import type { FeedItem } from '../core/feed-item.ts'
import { capitalEvidence } from './capital-evidence.ts'
import { type CompiledTerm, compileTerm, type Hit, type TokenizedText } from './compile-term.ts'
import { expectedEndings } from './expected-endings.ts'
import { tagBefore } from './tagged-name.ts'
import { tokenize } from './tokenize.ts'

/** What is looked at: title and text. The address is taken so that whole items fit; a name in it alone is no mention. */
export type Matchable = Partial<Pick<FeedItem, 'title' | 'text' | 'url'>> & {
  /** ISO 639-1 code where it is known: Finnish endings are not looked for in a text of another language. */
  lang?: string
}

export interface MatchResult {
  about: boolean
  /** The words that matched `any` and `all`, as they stood in the text, each once; empty where it is not about. */
  terms: string[]
}

export interface BrandMatcher {
  match(item: Matchable): MatchResult
}

interface Found {
  term: CompiledTerm
  hit: Hit
  text: TokenizedText
}

const nothing: MatchResult = { about: false, terms: [] }

/**
 * Compiles a brand's query: any of `any`, all of `all`, none of `none`, on whole words and phrases in every Finnish
 * form. Without `any`, `all` decides; without both, the brand's name. Terms are plain text. The time that `match` takes
 * grows with the length of the text alone, whatever it holds.
 */
export function compileBrand(brand: Brand): BrandMatcher {
  const any = compileTerms(brand.any.length + brand.all.length > 0 ? brand.any : [brand.name])
  const all = compileTerms(brand.all)
  const none = compileTerms(brand.none)
  const index = indexByInitial([...any, ...all, ...none])
  return {
    match(item) {
      const found = findTerms(item, index)
      if (found.some(({ term }) => none.has(term))) return nothing
      if (![...all].every((term) => found.some((one) => one.term === term))) return nothing
      const wanted = found.filter(({ term }) => any.has(term))
      if (any.size > 0 && !meansBrand(brand, wanted)) return nothing
      if (any.size + all.size === 0) return nothing
      return { about: true, terms: wordsOf(found.filter(({ term }) => any.has(term) || all.has(term))) }
    },
  }
}

function compileTerms(sources: string[]): Set<CompiledTerm> {
  return new Set(sources.map(compileTerm).filter((term) => term !== null))
}

function indexByInitial(terms: CompiledTerm[]): Map<string, CompiledTerm[]> {
  const index = new Map<string, CompiledTerm[]>()
  for (const term of terms) index.set(term.initial, [...(index.get(term.initial) ?? []), term])
  return index
}

function findTerms(item: Matchable, index: Map<string, CompiledTerm[]>): Found[] {
  const found: Found[] = []
  for (const text of textsOf(item)) {
    for (const [position, token] of text.tokens.entries()) {
      for (const term of candidates(token.key, token.raw, token.gap, index)) {
        const hit = term.at(text, position)
        if (hit) found.push({ term, hit, text })
      }
    }
  }
  return found
}

/** Terms that can begin at a word; in a tag that runs words together also those of its later parts. */
function candidates(
  key: string,
  raw: string,
  gap: string,
  index: Map<string, CompiledTerm[]>,
): CompiledTerm[] {
  const own = index.get(key.slice(0, 1)) ?? []
  if (!tagBefore.test(gap)) return own
  const initials = new Set((raw.match(/\p{Lu}/gu) ?? []).map((capital) => capital.toLowerCase()))
  initials.delete(key.slice(0, 1))
  return [...own, ...[...initials].flatMap((initial) => index.get(initial) ?? [])]
}

/** The words of the item that was looked at last: most often it is looked through for several brands in a row. */
let latest: { item: Matchable; texts: TokenizedText[] } | undefined

function textsOf(item: Matchable): TokenizedText[] {
  if (latest?.item !== item) latest = { item, texts: tokenizedTexts(item) }
  return latest.texts
}

function tokenizedTexts(item: Matchable): TokenizedText[] {
  const parts = [item.title, item.text].filter((part) => typeof part === 'string')
  const tokenized = parts.map((source) => ({ source, tokens: tokenize(source) }))
  const expected = expectedEndings(
    tokenized.flatMap(({ tokens }) => tokens),
    item.lang,
  )
  return tokenized.map((part) => ({ ...part, expected }))
}

/** For an ambiguous brand one sure hit, or two that merely begin a sentence; a term of several words is sure. */
function meansBrand(brand: Brand, hits: Found[]): boolean {
  if (!brand.ambiguous) return hits.length > 0
  const evidence = hits.map(({ term, hit, text }) =>
    term.words.length > 1 ? 'strong' : capitalEvidence(text, hit, capitalsOf(brand, term)),
  )
  return evidence.includes('strong') || evidence.filter((one) => one === 'weak').length > 1
}

/** The spelling whose capitals count: the term's own, or the name's where the term is in small letters. */
function capitalsOf(brand: Brand, term: CompiledTerm): string {
  return term.source === term.source.toLowerCase() ? brand.name : term.source
}

function wordsOf(found: Found[]): string[] {
  return [
    ...new Set(
      found.map(({ hit, text }) =>
        text.source.slice(text.tokens[hit.first]!.start, text.tokens[hit.last]!.end),
      ),
    ),
  ]
}
