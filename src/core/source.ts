import type { Reach, TextKind } from './text-kind.ts'
import type { Leaning } from './verdict.ts'

/** One place to listen at, as the settings give it, with every default filled in. */
export interface Source {
  id: string
  /** What people call it. */
  name: string
  /** How it is listened to: `rss`, `reddit`, `csv` and so on. */
  kind: string
  /** The fields of its kind, as the kind's schema gives them. */
  options: Record<string, unknown>
  /**
   * Where it listens: http(s), a file below the settings' folder, or `inbox:<id>` for what is brought to us. Another
   * address is another publisher, whose first items are a baseline. It may hold a secret: never shown whole.
   */
  url: string
  /** Who answers: sources of one lane (a host and its sister hosts) are asked one after the other. Empty for none. */
  lane: string
  /** The least time between two polls of the lane, by whichever source, in milliseconds; 0: none. */
  paceMs: number
  /** When it is polled; null: never, its items are brought. */
  schedule: Schedule | null
  /** Ids of the brands to look for; null: all of them. */
  brands: string[] | null
  /** Id of the brand that every item is about; null: items are matched. */
  about: string | null
  /** What kind of texts it brings; null: it is not known. */
  texts: TextKind | null
  reach: Reach
  leaning: Leaning
  /** How many items of the last 24 hours the first poll announces. */
  announceFirst: number
  /** Made up for the first start, and marked as such on every card. */
  sample: boolean
  /** Why it is off, as what is missing: `YOUTUBE_API_KEY in .env`; null: it is on. */
  off: string | null
}

/** When a source is due: every so many milliseconds, or by a cron expression in the settings' time zone. */
export type Schedule = { every: number } | { cron: string }
