import type { CaseStateName } from './case.ts'
import type { FeedItem } from './feed-item.ts'
import type { Person } from './person.ts'
import type { LessonKind, Rule } from './teaching.ts'
import type { Severity, Verdict } from './verdict.ts'

/** What somebody taught by a click on a card. */
export interface Lesson {
  id: number
  mentionId: number
  caseId: number
  brandId: string
  kind: LessonKind
  who: Person
  at: Date
}

/** A mention that the team has said something about: by a lesson, or by answering it (`resolved`). */
export interface Example {
  mentionId: number
  brandId: string
  said: LessonKind | 'resolved'
  sourceId: string
  item: Pick<FeedItem, 'url' | 'title' | 'text' | 'author'>
}

/** A lesson with the words that it was about, for lists. */
export interface ListedLesson extends Lesson {
  sourceId: string
  title: string | null
  text: string | null
}

/** Which lessons to take back: of a case that is open again, some by their ids, or all. */
export type LessonWish = { caseId: number } | { ids: number[] } | 'all'

/** What the team taught, lesson by lesson. Those that were taken back are in none of the lists. */
export interface LessonBook {
  /**
   * Changes with every lesson, with every one that is taken back, with every case that is resolved or open again, and
   * with every rule. One cheap statement.
   */
  revision(): Promise<number>
  /** Notes that evidence changed besides lessons and rules, which do so themselves. */
  grow(): Promise<void>
  add(lesson: Omit<Lesson, 'id'>): Promise<void>
  /** Takes lessons back, and has their cases forget them: they stay dismissed. Returns the ids of the lessons. */
  takeBack(wish: LessonWish, at: Date): Promise<number[]>
  /** Latest first, and how many there are. */
  list(most: number): Promise<{ lessons: ListedLesson[]; count: number }>
  /** The latest `most` lessons and the latest `most` resolved cases, ordered by mention. */
  examples(most: number): Promise<Example[]>
}

/** A rule that somebody accepted. */
export interface AcceptedRule extends Rule {
  /** The name of who accepted it. */
  by: string
  at: Date
  /** How many mentions it has hidden. */
  hidden: number
}

/** The rules that the team accepted. */
export interface RuleBook {
  accept(rule: Omit<Rule, 'id'>, by: string, at: Date): Promise<number>
  /** Hides nothing from now on; false where there is no such rule in force. What it hid stays hidden. */
  drop(id: number, at: Date): Promise<boolean>
  /** Those in force, in the order in which they were accepted. */
  list(): Promise<AcceptedRule[]>
}

/** A mention as it is stored, and what became of it. */
export interface ArchivedMention {
  mentionId: number
  brandId: string
  label: Verdict['label']
  score: number
  severity: Severity
  lang: string
  /** Null: no case was opened. */
  state: CaseStateName | null
  lesson: LessonKind | null
  hiddenBy: number | null
}

/** An item as it is stored, with its mentions. */
export interface ArchivedItem {
  itemId: number
  sourceId: string
  item: FeedItem
  /** When it was written, or seen where it does not say. */
  writtenAt: Date
  mentions: ArchivedMention[]
}

/** What was stored, looked through in batches, so that any amount of it fits in memory. */
export interface Archive {
  /** Items that were seen since then, the last seen first; with `mentionsOnly` those that hold a mention. */
  since(since: Date, wish?: { mentionsOnly?: boolean }): AsyncIterable<ArchivedItem[]>
}
