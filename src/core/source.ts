/** One place to listen at, as the settings give it, with every default filled in. */
export interface Source {
  id: string
  /** What people call it. */
  name: string
  /** `rss` reads every feed format. */
  kind: string
  /** http(s) address, or a file address below the settings' folder. */
  url: string
  schedule: Schedule
  /** Ids of the brands to look for; null: all of them. */
  brands: string[] | null
  /** Id of the brand that every item is about; null: items are matched. */
  about: string | null
  /** How many items of the last 24 hours the first poll announces. */
  announceFirst: number
  /** Made up for the first start, and marked as such on every card. */
  sample: boolean
}

/** When a source is due: every so many milliseconds, or by a cron expression in the settings' time zone. */
export type Schedule = { every: number } | { cron: string }
