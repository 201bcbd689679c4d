import type { Topic } from '../core/topic.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'
import { detectLanguage } from './detect-language.ts'
import { feelingsOf } from './feelings.ts'
import { harmsOf, withHarm } from './harm.ts'
import { judgeStars, mostReasons, reasonsFor, round } from './judge.ts'
import { judgeSigns } from './judge-signs.ts'
import type { ReadLanguage } from './lexicon-language.ts'
import { judgeChances, type Opinion } from './model/judge-chances.ts'
import { createReader, joinChances, type Reader, type Reading } from './reader.ts'
import { partByLanguage } from './sentence-languages.ts'
import { severityOf } from './severity.ts'
import { splitWords, type Word } from './split-words.ts'
import { createTopicReader } from './topics.ts'

/** Characters of a text that are read: nobody's opinion begins later, and it bounds the time. */
const mostCharacters = 20_000

export type Scorer = (input: ScoreInput) => Verdict

/** What a scorer is made with. */
export interface ScorerOptions {
  /** The topics to look for; left out: those that Korva knows. */
  topics?: readonly Topic[]
}

/**
 * The scorer: language, trained model, stars, and the weighed words as reasons. Pure and deterministic; it takes well
 * under a millisecond for a short text and grows with the length. Lexicon and weights of a language are read on first
 * use; it throws a KorvaError where the weights are missing or damaged.
 */
export function createScorer({ topics }: ScorerOptions = {}): Scorer {
  const topicsOf = createTopicReader(topics)
  const readers = new Map<ReadLanguage, Reader>()
  const readerFor = (language: ReadLanguage): Reader => {
    const known = readers.get(language)
    if (known) return known
    const created = createReader(language)
    readers.set(language, created)
    return created
  }

  return (given) => {
    const input = { ...given, text: given.text.slice(0, mostCharacters) }
    const words = splitWords(input.text)
    const lang = declaredLanguage(input.lang) ?? detectLanguage(input.text, words)
    const { opinion, readings } = isRead(lang) ? readIn(lang, input, words, readerFor) : unread(words)
    const verdict = input.rating === undefined ? opinion : judgeStars(input.rating, opinion)
    const harms = harmsOf(input.text, readings)
    return {
      label: verdict.label,
      score: round(verdict.score),
      confidence: round(verdict.confidence),
      lang,
      reasons: withHarm(reasonsFor(input, readings), harms, mostReasons),
      severity: severityOf({ verdict, rating: input.rating, reach: input.reach, harms }),
      feelings: feelingsOf(input.text, readings),
      topics: topicsOf(input.text, readings),
    }
  }
}

const isRead = (lang: string): lang is ReadLanguage => lang === 'en' || lang === 'fi' || lang === 'sv'

interface TextRead {
  opinion: Opinion
  readings: Reading[]
}

/** A text in a language that is read; sentences in another one are read in that. */
function readIn(
  lang: ReadLanguage,
  input: ScoreInput,
  words: Word[],
  readerFor: (language: ReadLanguage) => Reader,
): TextRead {
  const readings = partByLanguage(words, lang).map(({ language, words: part }) =>
    readerFor(language).read(input, part),
  )
  const { settings } = readerFor(lang)
  return { opinion: judgeChances(joinChances(readings), settings, input.leaning), readings }
}

function unread(words: Word[]): TextRead {
  const { opinion, reading } = judgeSigns(words)
  return { opinion, readings: [reading] }
}

/** `fi-FI` and `FI` are fi. Null where no language is declared. */
function declaredLanguage(lang: string | undefined): string | null {
  const code = lang?.toLowerCase().match(/^[a-z]{2}(?![a-z])/u)?.[0]
  return code ?? null
}
