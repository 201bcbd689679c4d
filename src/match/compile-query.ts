import { compileField } from './compile-field.ts'
import { wordsCondition } from './condition.ts'
import { badQuery } from './field-syntax.ts'
import { type MatchResult, noMatch, plainWhy, shownWords } from './match-result.ts'
import { parseQuery, type Query } from './parse-query.ts'
import {
  createPhraseBook,
  type Findings,
  type Found,
  type Matchable,
  type PhraseBook,
} from './phrase-book.ts'

export interface QueryMatcher {
  match(item: Matchable): MatchResult
}

/** The places that show that a part of a query holds, and the fields; null: it does not. */
type Part = (findings: Findings) => { found: Found[]; fields: string[] } | null

/**
 * Compiles a query in a line, such as `"acme cloud" (outage OR down) -lang:sv` (docs/decisions/matching.md). The time
 * that `match` takes grows with the length of the text. Throws KorvaError('bad-query').
 */
export function compileQuery(query: string): QueryMatcher {
  const book = createPhraseBook()
  const part = compilePart(parseQuery(query), book)
  return {
    match(item) {
      const held = part(book.find(item))
      if (!held) return noMatch
      return { about: true, terms: shownWords(held.found), why: plainWhy(held.found, held.fields) }
    },
  }
}

function compilePart(query: Query, book: PhraseBook): Part {
  if ('field' in query) {
    const { shown } = query.field
    const test = compileField(query.field)
    return ({ item, language }) => (test(item, language) ? { found: [], fields: [shown] } : null)
  }
  if ('words' in query) {
    const places = wordsCondition(query.words, query.inTitle, book)
    if (!places) throw badQuery('The query holds a word without letters', 'words, digits and emoji')
    return (findings) => {
      const found = places(findings)
      return found && { found, fields: [] }
    }
  }
  if ('none' in query) {
    const part = compilePart(query.none, book)
    return (findings) => (part(findings) ? null : { found: [], fields: [] })
  }
  const isAll = 'all' in query
  const parts = (isAll ? query.all : query.any).map((one) => compilePart(one, book))
  return (findings) => {
    const held = parts.map((part) => part(findings))
    const those = held.filter((one) => one !== null)
    if (isAll ? those.length < parts.length : those.length === 0) return null
    return { found: those.flatMap(({ found }) => found), fields: those.flatMap(({ fields }) => fields) }
  }
}
