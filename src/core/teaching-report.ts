import type { LessonKind } from './teaching.ts'
import type { AcceptedRule } from './teaching-ports.ts'

export type { AcceptedRule }

/** How many mentions two states of what the team taught judge differently: without and with, or before and after. */
export interface TaughtEffect {
  /** Mentions that were looked at, over so many days: at most the newest 5,000. */
  mentions: number
  days: number
  /** Negative in the first state, and not in the second; and the other way. */
  calmed: number
  raised: number
  /** Taken for the brand in the first state, and not in the second; and the other way. */
  notUs: number
  us: number
}

/** The lessons in force, latest first, and what they change. */
export interface LessonReport {
  lessons: {
    id: number
    at: Date
    /** The name of who taught it. */
    who: string
    kind: LessonKind
    brandId: string
    /** The title or the text that it was about. */
    words: string
  }[]
  /** All of them, where the list ends earlier. */
  count: number
  effect: TaughtEffect
}

/** A rule that the lessons suggest. Nobody but a person makes it one. */
export interface ProposedRule {
  /** 1, 2, …: by which it is accepted. Changes when the lessons do. */
  number: number
  /** Null: all brands. */
  brandId: string | null
  query: string
  /** Mentions of the last `days` that it finds, and those of them that the team answered. */
  hidden: number
  resolved: number
  days: number
}

/** The rules in force and those proposed. */
export interface RuleLists {
  accepted: AcceptedRule[]
  proposed: ProposedRule[]
}
