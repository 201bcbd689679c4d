import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { eld as Eld } from 'eld/extrasmall'
import type { ReadLanguage } from './lexicon-language.ts'
import { languageBits, smallWords } from './small-words.ts'
import type { Word } from './split-words.ts'

/** Words that are needed before small words alone decide. */
const fewest = 2

/** Words of a text that are counted: a language shows soon. */
const mostWords = 200

/**
 * The language of a text: `en`, `fi`, `sv`, or `und` where it is none of them or too short to tell. Small words and
 * letters decide most texts; the detector's database (about 30 MB in memory) is loaded by the first text that they do not.
 */
export function detectLanguage(text: string, words: readonly Word[]): ReadLanguage | 'und' {
  const told = tellByWords(text, words)
  if (told.sure) return told.language
  const sample = text.slice(0, 1000)
  if (!/\p{L}{2}/u.test(sample)) return 'und'
  const { language } = detector().detect(sample)
  if (language === 'en' || language === 'fi' || language === 'sv') return language
  if (told.other) return 'und'
  if (told.language !== 'und') return told.language
  // Å is Swedish; doubled vowels with ä and ö are Finnish.
  if (/å/iu.test(sample)) return 'sv'
  return /[äö]/iu.test(sample) ? 'fi' : 'und'
}

interface Told {
  language: ReadLanguage | 'und'
  sure: boolean
  /** Small words of a language that is not read were seen. */
  other: boolean
}

/** What the small words tell: the language with most of them, sure where it has enough and twice those of the next. */
function tellByWords(text: string, words: readonly Word[]): Told {
  let en = 0
  let fi = 0
  let sv = 0
  let other = 0
  const end = Math.min(words.length, mostWords)
  for (let at = 0; at < end; at++) {
    const bits = smallWords.get(words[at]!.key)
    if (bits === undefined) continue
    if (bits & languageBits.en) en++
    if (bits & languageBits.fi) fi++
    if (bits & languageBits.sv) sv++
    // A word that stands in none of the three weighs against them all.
    if (bits & languageBits.other) other += bits === languageBits.other ? 2 : 1
  }
  const most = Math.max(en, fi, sv)
  const next = most === en ? Math.max(fi, sv) : most === fi ? Math.max(en, sv) : Math.max(en, fi)
  if (most === next) return { language: 'und', sure: false, other: other > 1 }
  const language = most === en ? 'en' : most === fi ? 'fi' : 'sv'
  const clear = most >= 2 * Math.max(next, other)
  const sure =
    clear && (most >= fewest || (next === 0 && other === 0 && ownLetters[language].test(text.slice(0, 1000))))
  return { language, sure, other: other > 1 }
}

/** Letters that only one of the three languages has: with them a single small word tells. */
const ownLetters: Record<ReadLanguage, RegExp> = {
  fi: /^(?=[^åæøõß]*$)(?=.*(?:ä|ö|aa|ii|uu|kk|yy))/isu,
  sv: /^(?=[^æøõüß]*$)(?=.*å)/isu,
  en: /(?!)/u,
}

let loaded: typeof Eld | undefined

/** eld's smallest database, loaded here and not at the start: scoring stays synchronous and most texts never need it. */
function detector(): typeof Eld {
  if (!loaded) {
    const path = fileURLToPath(import.meta.resolve('eld/extrasmall'))
    const { eld } = createRequire(import.meta.url)(path) as { eld: typeof Eld }
    eld.setLanguageSubset('en fi sv et no da de fr es it nl ru pl pt'.split(' '))
    loaded = eld
  }
  return loaded
}
