import { compileField } from './compile-field.ts'
import { badQuery } from './field-syntax.ts'
import type { Near, ParsedTerm } from './parse-term.ts'
import type { Findings, Found, PhraseBook } from './phrase-book.ts'

/** Something that an item holds or not: the places that show it (none where a field does), or null. */
export interface Condition {
  /** As it was written. */
  source: string
  holds(findings: Findings): Found[] | null
}

/** A term of a brand as a condition; null where it holds nothing to look for. */
export function termCondition(source: string, term: ParsedTerm, book: PhraseBook): Condition | null {
  const fields = term.fields.map(compileField)
  const places = term.words && wordsCondition(term.words, term.inTitle, book)
  if (!places && (fields.length === 0 || term.words)) return null
  return {
    source,
    holds(findings) {
      const found = places ? places(findings) : []
      return found && fields.every((test) => test(findings.item, findings.language)) ? found : null
    },
  }
}

type Places = (findings: Findings) => Found[] | null

/** Where a phrase stands, or two near each other; null where nothing is left of them to look for. */
export function wordsCondition(
  words: NonNullable<ParsedTerm['words']>,
  inTitle: boolean,
  book: PhraseBook,
): Places | null {
  if ('phrase' in words) {
    const phrase = book.add(words.phrase)
    if (phrase === null) return null
    return (findings) => some(inPart(findings.hits.get(phrase) ?? [], inTitle))
  }
  return nearCondition(words, inTitle, book)
}

function nearCondition(near: Near, inTitle: boolean, book: PhraseBook): Places {
  const [first, second] = [book.add(near.first, 'every'), book.add(near.second, 'every')]
  if (first === null || second === null)
    throw badQuery(`"${near.first}" near "${near.second}" holds no words`, '"acme" near "outage"')
  return ({ hits }) =>
    some(pairs(inPart(hits.get(first) ?? [], inTitle), inPart(hits.get(second) ?? [], inTitle), near.within))
}

/** The places of two phrases in one text that are so many words apart at most. Both in the order of the text. */
function pairs(ones: Found[], others: Found[], within: number): Found[] {
  const found: Found[] = []
  let from = 0
  for (const one of ones) {
    while (from < others.length && isBefore(others[from]!, one, within)) from++
    for (let index = from; index < others.length && isWithin(others[index]!, one, within); index++) {
      if (overlap(one, others[index]!)) continue
      found.push(one, others[index]!)
      break
    }
  }
  return found
}

/** Too far before to be near, or in the title where the other stands in the text. */
function isBefore(other: Found, one: Found, within: number): boolean {
  if (other.text !== one.text) return other.text.part === 'title'
  return one.hit.first - other.hit.last > within
}

const isWithin = (other: Found, one: Found, within: number) =>
  other.text === one.text && other.hit.first - one.hit.last <= within

const overlap = (one: Found, other: Found) =>
  one.hit.first <= other.hit.last && other.hit.first <= one.hit.last

const inPart = (found: Found[], inTitle: boolean) =>
  inTitle ? found.filter(({ text }) => text.part === 'title') : found

const some = (found: Found[]) => (found.length > 0 ? found : null)
