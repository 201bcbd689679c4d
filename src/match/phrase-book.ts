import type { FeedItem } from '../core/feed-item.ts'
import type { TextKind } from '../core/text-kind.ts'
import { type CompiledTerm, compileTerm, type Hit } from './compile-term.ts'
import { expectedEndings, fileSmallWords } from './expected-endings.ts'
import { type ScannedWords, scanWords } from './scan-words.ts'
import { type TextWords, textWords } from './text-words.ts'
import { wordTrie } from './word-trie.ts'

/** What queries look at. Words are looked for in title and text; a name in the address alone is no mention. */
export type Matchable = Partial<Pick<FeedItem, 'title' | 'text' | 'url' | 'author' | 'rating'>> & {
  /** What kind of text its source brings; an item with stars is a review where that is not known. */
  kind?: TextKind | null
  /** ISO 639-1 code where it is known: Finnish endings are not looked for in a text of another language. */
  lang?: string
}

/** A place where a phrase stands. */
export interface Found {
  term: CompiledTerm
  hit: Hit
  text: TextWords
}

/** What an item holds of the phrases of a book. */
export interface Findings {
  item: Matchable
  /** The language of the item, given or told by its small words; null: neither. */
  language: string | null
  /** By the number of the phrase, in the order of the text, title first. */
  hits: Map<number, Found[]>
  texts: TextWords[]
}

/** The phrases of many queries, each once, found in one reading of a text. */
export interface PhraseBook {
  /** Its number; null where the phrase holds no letter, digit or emoji. `every`: all its places count, however many. */
  add(phrase: string, places?: 'enough' | 'every'): number | null
  find(item: Matchable): Findings
}

/** Places after which a phrase is known to stand in a text: reasons and evidence are found in fewer. */
const enough = 40

export function createPhraseBook(): PhraseBook {
  const tries = { words: wordTrie(), tags: wordTrie() }
  fileSmallWords(tries.words)
  const terms: { term: CompiledTerm; most: number; longest: number }[] = []
  const numbers = new Map<string, number>()
  return {
    add(phrase, places = 'enough') {
      const number = numbers.get(phrase) ?? terms.length
      if (number === terms.length) {
        const term = compileTerm(phrase)
        if (!term) return null
        term.fileIn(tries, number)
        terms.push({ term, most: enough, longest: longestForm(term) })
        numbers.set(phrase, number)
      }
      if (places === 'every') terms[number]!.most = Number.POSITIVE_INFINITY
      return number
    },
    find(item) {
      const parts = (['title', 'text'] as const).flatMap((part) => {
        const source = item[part]
        return source ? [{ part, source, scanned: scanWords(source, tries) }] : []
      })
      const expected = expectedEndings(
        parts.map(({ scanned }) => scanned),
        item.lang,
      )
      const hits = new Map<number, Found[]>()
      const texts = parts.map(({ part, source, scanned }) => {
        const text = textWords(source, part, scanned, expected)
        verify(scanned, text, terms, hits)
        return text
      })
      return { item, language: expected.language, hits, texts }
    },
  }
}

/** Keeps of the words that may begin a phrase those that do. */
function verify(
  { candidates, starts, ends }: ScannedWords,
  text: TextWords,
  terms: { term: CompiledTerm; most: number; longest: number }[],
  hits: Map<number, Found[]>,
) {
  for (let index = 0; index < candidates.length; index += 2) {
    const [word, number] = [candidates[index]!, candidates[index + 1]!]
    const { term, most, longest } = terms[number]!
    if (ends[word]! - starts[word]! > longest) continue
    const found = hits.get(number)
    const last = found?.at(-1)
    if (found && (found.length >= most || (last?.hit.first === word && last.text === text))) continue
    const hit = term.at(text, word)
    if (!hit) continue
    if (found) found.push({ term, hit, text })
    else hits.set(number, [{ term, hit, text }])
  }
}

/** A name of one letter begins many words, and is none of them; tags run names together. */
const longestForm = ({ words }: CompiledTerm) =>
  words.length === 1 && words[0]!.key.length === 1 ? 8 : Number.POSITIVE_INFINITY
