/** How a text feels toward a brand. */
export type Sentiment = 'negative' | 'neutral' | 'positive'

/** A word, phrase or star rating that moved the score, and by how much (negative: toward anger). */
export interface Reason {
  text: string
  weight: number
}

/** The judgement on one text. It always carries what it rests on. */
export interface Verdict {
  label: Sentiment
  /** -1 (negative) to 1 (positive). */
  score: number
  /** 0 (a guess) to 1 (certain). */
  confidence: number
  /** ISO 639-1 code, or `und` where the text is too short to tell. */
  lang: string
  reasons: Reason[]
}

/** How bad it is: for routes that wake somebody up only for the worst. */
export type Severity = 'low' | 'medium' | 'high'

/** Severity of a verdict: high from a score of -0.6 down, medium from -0.3 down, low for all else. */
export function severityOf(verdict: Pick<Verdict, 'score'>): Severity {
  if (verdict.score <= -0.6) return 'high'
  return verdict.score <= -0.3 ? 'medium' : 'low'
}

/** What a scorer is told of a text. */
export interface ScoreInput {
  text: string
  /** ISO 639-1 code where it is known. */
  lang?: string
  /** The brand's name: the sentiment is toward it. */
  about?: string
  /** Stars, 1 to 5. */
  rating?: number
  /** What kind of text it is: review, app, forum, social, news, blog. */
  kind?: string
}
