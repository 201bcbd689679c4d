import type { Clock, Desk, Inbox, Log, Signals } from '../../src/core/ports.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import type { ChartDrawing } from './draw-chart.ts'

/** The slice of the settings that the web inbox is handed. */
export interface WebSettings {
  /** KORVA_WEB_TOKEN; null where it is not set. */
  token: string | null
  /** Whether the HTTP server listens on a loopback address only. */
  loopbackOnly: boolean
  /** IANA name of the time zone that reports count days in. */
  timezone: string
}

/** What the web inbox needs of the product. */
export interface WebDeps {
  desk: Desk
  inbox: Inbox
  signals: Signals
  log: Log
  clock: Clock
  locale: Locale
  /** A new id for a person, at least 16 characters of [A-Za-z0-9_-]. */
  randomId(): string
  /** Runs draw-svg.ts, wherever it pleases: its library is heavy. */
  drawSvg(drawing: ChartDrawing): Promise<string>
  /** Whether the mentions are made up, so that the page says so. */
  samples: boolean
}
