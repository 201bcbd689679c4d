import type { ColumnType, Generated } from 'kysely'
import type { CaseKind, CaseStateName } from '../core/case.ts'
import type { PollMemory } from '../core/collector-ports.ts'
import type { Delivery, DeliveryContent } from '../core/delivery-ports.ts'
import type { StoredError } from '../core/errors.ts'
import type { ReadingNote } from '../core/feed-item.ts'
import type { Deafness, Subscription } from '../core/listening-ports.ts'
import type { MatchWhy } from '../core/match-why.ts'
import type { Notice } from '../core/notice.ts'
import type { Person, Platform } from '../core/person.ts'
import type { PostRef } from '../core/ports.ts'
import type { Remind, ReminderStep } from '../core/reminders.ts'
import type { LessonKind } from '../core/teaching.ts'
import type { ThreadMessage } from '../core/thread.ts'
import type { FeelingShown, Reason, Sentiment, Severity, TopicTouched } from '../core/verdict.ts'

/** A jsonb column: read parsed, written as JSON text, since the two engines' drivers serialise arrays differently. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

/** The tables as the migrations make them, in the schema `korva`. */
export interface Tables {
  sources: {
    id: string
    url: string | null
    due_at: Date
    first_heard_at: Date | null
    heard_at: Date | null
    polled_at: Date | null
    failures: Generated<number>
    error: JsonOrNull<StoredError>
    memory: ColumnType<PollMemory, string | undefined, string>
    listed: Generated<boolean>
    lane: Generated<string>
    stopped: Generated<boolean>
    failing_since: Date | null
    notes: ColumnType<ReadingNote[], string | undefined, string>
    newest_at: Date | null
    usual_silence_ms: number | null
    deaf: JsonOrNull<Deafness>
  }
  lanes: {
    lane: string
    rests_until: Date
  }
  items: {
    id: Generated<number>
    source_id: string
    item_key: string
    url: string | null
    title: string | null
    text: string | null
    author: string | null
    published_at: Date | null
    updated_at: Date | null
    rating: number | null
    seen_at: Date
    fingerprint: string | null
    erased_at: ColumnType<Date | null, undefined, Date | null>
  }
  item_aliases: {
    source_id: string
    alias: string
    item_id: number
  }
  mentions: {
    id: Generated<number>
    item_id: number
    brand_id: string
    label: Sentiment
    score: number
    confidence: number
    lang: string
    reasons: Json<Reason[]>
    terms: Json<string[]>
    severity: Severity
    feelings: Json<FeelingShown[]>
    topics: Json<TopicTouched[]>
    why: JsonOrNull<MatchWhy>
    written_at: Date
    seen_at: Date
    hidden_by: ColumnType<number | null, number | null | undefined, number | null>
    joined_case: ColumnType<number | null, undefined, number | null>
  }
  story_items: {
    item_id: number
    story_id: number
    seen_at: Date
  }
  story_keys: {
    key: number
    item_id: number
  }
  cases: {
    id: Generated<number>
    mention_id: number
    version: Generated<number>
    kind: Generated<CaseKind>
    state: Generated<CaseStateName>
    /** The whole state. */
    details: Json<unknown>
    state_at: Date
    promised_at: Date
    due_at: Date
    answered_at: ColumnType<Date | null, undefined, Date | null>
    timed_at: ColumnType<Date | null, undefined, Date | null>
    lapse_told_at: ColumnType<Date | null, undefined, Date | null>
    opened_at: Date
    lesson: ColumnType<LessonKind | null, LessonKind | null | undefined, LessonKind | null>
  }
  case_events: {
    case_id: number
    version: number
    action: string
    act: Json<unknown>
    who: JsonOrNull<Person>
    at: Date
  }
  reminders: {
    case_id: number
    due_at: Date
    step: ReminderStep
    at: Date
  }
  deliveries: {
    id: Generated<string>
    kind: Generated<DeliveryContent['kind']>
    case_id: number | null
    notice: ColumnType<Notice | null, string | null | undefined, string | null>
    thread: ColumnType<ThreadMessage | null, string | null | undefined, string | null>
    card_id: string | null
    remind: Remind | null
    quiet: Generated<boolean>
    created_at: Date | null
    channel_id: string
    platform: Platform
    state: Generated<Delivery['state']>
    ref: JsonOrNull<PostRef>
    attempts: Generated<number>
    attempted_at: Date | null
    begun_at: Date | null
    drawn_version: number | null
    drawn_at: Date | null
    error: JsonOrNull<StoredError>
  }
  held_cases: {
    case_id: number
    channel_id: string
    digest_id: string | null
    at: Date
  }
  identities: {
    platform: Platform
    id: string
    name: string
    email: string | null
    seen_at: Date
  }
  thread_notes: {
    platform: Platform
    place: string
    message: string
    case_id: number
  }
  quote_guards: {
    author_hash: string
    who: Json<Person>
    at: Date
    never: boolean
  }
  audit: {
    id: Generated<string>
    at: Date
    who: JsonOrNull<Person>
    place: string | null
    action: string
    case_id: number | null
    brand_id: string | null
    outcome: string
    facts: Json<Record<string, string | number | boolean | null>>
  }
  subscriptions: {
    source_id: string
    hub: string
    topic: string
    key: string
    secret: string
    state: Subscription['state']
    asked_at: Date
    lease_until: Date | null
  }
  opinion_days: {
    day: string
    asked: Generated<number>
    failed: Generated<number>
  }
  lessons: {
    id: Generated<number>
    mention_id: number
    case_id: number
    brand_id: string
    kind: LessonKind
    who: Json<Person>
    at: Date
    undone_at: Date | null
  }
  rules: {
    id: Generated<number>
    brand_id: string | null
    query: string
    accepted_by: string
    accepted_at: Date
    dropped_at: Date | null
  }
  teaching: {
    only: Generated<boolean>
    revision: number
  }
  addresses: {
    platform: Platform
    channel_id: string
    address: Json<Record<string, string>>
  }
}
