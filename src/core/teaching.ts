/** What the team can teach by a click on a card. */
export const lessonKinds = ['not-us', 'not-negative', 'mute'] as const

export type LessonKind = (typeof lessonKinds)[number]

/** What the team's clicks say of a brand's name: words that stood around it when it was meant, and when it was not. */
export interface BrandWords {
  /** Folded words with how strongly they tell, 0 to 1. */
  ours: Record<string, number>
  theirs: Record<string, number>
}

/** What the team's clicks say of feelings: a small model on top of the scorer's. Plain data. */
export interface Lessons {
  /** Grows with each lesson and each that is taken back: tells whether a copy is stale. */
  revision: number
  /** How many texts it rests on, and how many of them were no complaint after all. */
  count: number
  calm: number
  /** By the hash of a word's beginning. */
  words: Record<string, LearntWord>
  /** Added to the log-odds of negative of every text, 0 or less. */
  bias: number
}

/** What the team's clicks say of a word. */
export interface LearntWord {
  /** Added to the log-odds of negative of a text that holds it, so far as the text is made of such words. */
  weight: number
  /** How many texts with it were no complaint after all. */
  calm: number
  /** How many were answered as complaints. */
  angry: number
}

/** What is kept from people by a rule that they accepted. */
export interface Rule {
  id: number
  /** Null: all brands. */
  brandId: string | null
  /** In the language of queries: what it finds is stored and counted, and makes no case. */
  query: string
}

/** All that the team has taught so far. */
export interface Taught {
  /** By brand id. */
  words: Record<string, BrandWords>
  /** Null: nothing was taught. */
  lessons: Lessons | null
  rules: Rule[]
}
