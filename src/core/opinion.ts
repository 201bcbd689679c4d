import type { Sentiment } from './verdict.ts'

/** What a second opinion is asked: how this text feels toward the brand. */
export interface OpinionQuestion {
  text: string
  /** The brand's name; null: the text as a whole is meant. */
  about: string | null
  /** ISO 639-1 code, or `und`. */
  lang: string
}

/** How likely each sentiment is: 0 to 1 each, 1 in sum. */
export type Shares = Record<Sentiment, number>

/**
 * Somebody else's judgement: a model on this machine or a service. Failures are KorvaErrors: `retryable: false` where
 * asking again cannot help before somebody acts, `retryAfterMs` where the other side said when.
 */
export interface Opinion {
  /** The model's name, as reasons on cards show it. */
  readonly name: string
  /** How many questions it may be asked at once. */
  readonly atOnce: number
  /** Judges one text. Once the signal says so nobody waits any more: it rejects with the signal's reason. */
  judge(question: OpinionQuestion, signal: AbortSignal): Promise<Shares>
  close(): Promise<void>
}

/** When a second opinion is asked, and what of it. */
export interface OpinionRules {
  /** A built-in verdict is uncertain below this confidence, 0 to 1. */
  below: number
  /** How many texts a day may be asked about, in all processes together. */
  budget: number
  /** How long one answer may take, in milliseconds. */
  withinMs: number
}

/** How often a second opinion was asked on a day. */
export interface OpinionCount {
  asked: number
  /** How many of those came to nothing. */
  failed: number
}

/** The day's budget, kept for all processes. Days are `2026-11-21`, in the settings' time zone. */
export interface OpinionBudget {
  /** Takes one question from a day's budget; false: it is used up. */
  take(day: string, budget: number): Promise<boolean>
  /** Notes that a question which was taken came to nothing. */
  fail(day: string): Promise<void>
  count(day: string): Promise<OpinionCount>
}
