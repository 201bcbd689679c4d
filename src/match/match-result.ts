import type { MatchWhy } from '../core/match-why.ts'
import type { Found } from './phrase-book.ts'

/** Whether an item is about a brand, or what a query asks for. */
export interface MatchResult {
  about: boolean
  /** The words that matched, as they stood in the item, each once, in their order; empty where it is not about. */
  terms: string[]
  /** What decided; null where it is not about. */
  why: MatchWhy | null
}

export const noMatch: MatchResult = { about: false, terms: [], why: null }

/** The words of some places, title first. */
export function shownWords(found: Found[]): string[] {
  const inOrder = found.toSorted(
    (a, b) =>
      (a.text.part === 'title' ? 0 : 1) - (b.text.part === 'title' ? 0 : 1) || a.hit.first - b.hit.first,
  )
  return [...new Set(inOrder.map(wordsAt))]
}

/** What stands at a place. */
export function wordsAt({ hit, text }: Found): string {
  return text.source.slice(text.token(hit.first)!.start, text.token(hit.last)!.end)
}

/** Why something holds for which a name is enough: the name, where nothing but tags holds it the tag, else the fields. */
export function plainWhy(found: Found[], fields: string[]): MatchWhy {
  if (found.length === 0) return { code: 'source', words: [...new Set(fields)] }
  const code = found.every(({ hit }) => hit.tagged) ? 'tag' : 'name'
  return { code, words: shownWords(found).slice(0, 5) }
}
