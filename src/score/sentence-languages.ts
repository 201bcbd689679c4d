import type { ReadLanguage } from './lexicon-language.ts'
import { endsSentence, type Word } from './split-words.ts'

/** Small words that stand in nearly every sentence of their language, and mean nothing in the other two. */
const telling = new Map<string, ReadLanguage>(
  Object.entries({
    en: 'the and is of it was this you they with that have had my we are but be from your just not so what',
    fi: 'ja ei että oli mutta kun jos ole olen ovat vain nyt sitten kyllä joka mikä tämä eikä mun mulla se',
    sv: 'och är det att som inte jag med på av ett till när från har vi kan mycket bara aldrig hur den',
  }).flatMap(([language, words]) => words.split(' ').map((word) => [word, language as ReadLanguage])),
)

/** Telling words of another language that a sentence needs, and none of the text's own. */
const fewest = 2

/** Sentences of a text that are read in one language: their words, in order. */
export interface LanguageStretch {
  language: ReadLanguage
  words: Word[]
}

/**
 * Parts a text whose customers mix languages: sentences that are plainly in another one are read in it. The first
 * stretch is in the text's own language; most texts have no other. Linear.
 */
export function partByLanguage(words: Word[], own: ReadLanguage): LanguageStretch[] {
  const foreign = foreignSentences(words, own)
  if (foreign.length === 0) return [{ language: own, words }]
  const stretches = new Map<ReadLanguage, Word[]>([[own, []]])
  let from = 0
  for (const { language, start, end } of foreign) {
    stretches.get(own)!.push(...words.slice(from, start))
    const before = stretches.get(language) ?? []
    before.push(...words.slice(start, end))
    stretches.set(language, before)
    from = end
  }
  stretches.get(own)!.push(...words.slice(from))
  return [...stretches]
    .filter(([, part]) => part.length > 0)
    .map(([language, part]) => ({ language, words: part }))
}

interface ForeignSentence {
  language: ReadLanguage
  start: number
  end: number
}

function foreignSentences(words: Word[], own: ReadLanguage): ForeignSentence[] {
  const found: ForeignSentence[] = []
  let start = 0
  for (let at = 0; at < words.length; at++) {
    if (!endsSentence(words[at]!.key) && at < words.length - 1) continue
    const language = plainLanguage(words, start, at + 1)
    if (language && language !== own) found.push({ language, start, end: at + 1 })
    start = at + 1
  }
  return found
}

/** The only language whose telling words a sentence holds, where it holds enough of them. */
function plainLanguage(words: Word[], start: number, end: number): ReadLanguage | null {
  let language: ReadLanguage | null = null
  let count = 0
  for (let at = start; at < end; at++) {
    const told = telling.get(words[at]!.key)
    if (!told) continue
    if (language && told !== language) return null
    language = told
    count++
  }
  return count >= fewest ? language : null
}
