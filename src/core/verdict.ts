import type { Reach, TextKind } from './text-kind.ts'

/** How a text feels toward a brand. */
export type Sentiment = 'negative' | 'neutral' | 'positive'

/** Which feeling, beyond good and bad. */
export const feelings = ['anger', 'disappointment', 'worry', 'confusion', 'joy', 'gratitude'] as const

export type Feeling = (typeof feelings)[number]

/** A feeling and the words of the text that show it, as they stood. */
export interface FeelingShown {
  feeling: Feeling
  words: string[]
}

/** What a text is about, by the id of the topic in the settings, and the words that say so. */
export interface TopicTouched {
  topic: string
  words: string[]
}

/** A word, phrase or star rating that moved the score, and by how much (negative: toward anger). */
export interface Reason {
  text: string
  weight: number
  /** Where the team's lessons moved it: of how many texts it said what, those with a word of this one; null: of all. */
  taught?: { word: string | null; calm: number; angry: number }
}

/** How bad it is: for routes that wake somebody up only for the worst. */
export type Severity = 'low' | 'medium' | 'high'

/** The judgement on one text. It always carries what it rests on. */
export interface Verdict {
  label: Sentiment
  /** -1 (negative) to 1 (positive). */
  score: number
  /** 0 (a guess) to 1 (certain): of verdicts with 0.8 about 80% are right. */
  confidence: number
  /** ISO 639-1 code, or `und` where the text is too short to tell. */
  lang: string
  reasons: Reason[]
  severity: Severity
  /** Strongest first; most texts show none or one. */
  feelings: FeelingShown[]
  topics: TopicTouched[]
}

/** Which mistake is worse: a wrong card (`precision`) or a complaint that nobody sees (`recall`). */
export type Leaning = 'precision' | 'balanced' | 'recall'

/** What a scorer is told of a text. */
export interface ScoreInput {
  text: string
  /** ISO 639-1 code where it is known. */
  lang?: string
  /** The brand's name: the sentiment is toward it. */
  about?: string
  /** Stars, 1 to 5. */
  rating?: number
  /** What kind of text it is; left out: unknown. */
  kind?: TextKind
  /** How many see what stands there; left out: `usual`. */
  reach?: Reach
  /** Left out: `balanced`. */
  leaning?: Leaning
}
