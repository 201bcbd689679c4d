import type { HealthName } from './describe-health.ts'
import type { Deafness } from './listening-ports.ts'
import type { SourceFigures } from './store-ports.ts'

/** How one source of the settings does. Plain JSON: it goes through the local door. */
export interface SourceReport {
  id: string
  name: string
  kind: string
  /** When it last answered well, ISO 8601; null: never. */
  lastAnswer: string | null
  /** When it is polled next, ISO 8601; null: never by itself, and `noPoll` says why. */
  nextPoll: string | null
  noPoll: 'off' | 'stopped' | 'brought' | null
  /** What it brought in the last 24 hours, and in the last 7 days. */
  day: SourceFigures
  week: SourceFigures
  health: HealthName
  /** Whether what customers write there would be known by now. */
  heard: boolean
  /** The health in words of the settings' language, one sentence without its full stop. */
  words: string
  /** What a person can do, a sentence or two; null: nothing has to be done. */
  todo: string | null
  /** That it was announced as deaf; null: it was not. */
  deaf: Deafness | null
}

/** A source that is deaf or off, as the pages of the inbox show it. */
export type Unheard = Pick<SourceReport, 'id' | 'name' | 'health' | 'words' | 'todo'>
