/**
 * The settings as the rest of Korva is handed them: plain data, every default filled in, durations in milliseconds.
 * The shapes of brands, sources, channels and routes are those of the domain, without importing it.
 */
export interface Settings {
  locale: 'en' | 'fi'
  /** IANA name, e.g. Europe/Helsinki. */
  timezone: string
  brands: BrandSettings[]
  sources: SourceSettings[]
  /** Holds one of platform `web` always: the inbox that works with no account at all. */
  channels: ChannelSettings[]
  routes: RouteSettings[]
  /** A second opinion on texts whose sentiment is uncertain. */
  opinion: OpinionSettings
  promise: { respondMs: number }
  /** Ids of the channels that hear how Korva itself is: sources gone deaf and heard again. */
  operations: string[]
  /** What texts are about. */
  topics: TopicSettings[]
  fetch: {
    /** `host:port` in lower case, as `URL` writes the host. */
    allowPrivate: string[]
    /** E-mail or web address for the User-Agent; null: none. */
    contact: string | null
  }
}

interface BrandSettings {
  id: string
  name: string
  any: string[]
  all: string[]
  none: string[]
  ambiguous: boolean
  context: string[]
}

export interface OpinionSettings {
  by: 'off' | 'local' | 'endpoint'
  /** Set unless it is off. */
  model: string | null
  /** Set for an endpoint. */
  url: string | null
  /** Confidence below which is asked, 0 to 1. */
  below: number
  /** Questions a day. */
  budget: number
  withinMs: number
}

interface TopicSettings {
  id: string
  /** Null: Korva's own name of it. */
  name: string | null
  words: string[]
}

export interface SourceSettings {
  id: string
  name: string
  kind: string
  /** The fields of its kind, checked by the kind's schema. */
  options: Record<string, unknown>
  /** Null: never polled, its items are brought. */
  schedule: { every: number } | { cron: string } | null
  /** Null: all brands. */
  brands: string[] | null
  /** Null: items are matched. */
  about: string | null
  /** Null: not known. */
  texts: 'review' | 'app' | 'forum' | 'social' | 'news' | 'blog' | null
  reach: 'small' | 'usual' | 'wide'
  leaning: 'precision' | 'balanced' | 'recall'
  announceFirst: number
  sample: boolean
}

export interface ChannelSettings {
  id: string
  platform: 'slack' | 'teams' | 'web'
  target: string | null
}

interface RouteSettings {
  when: {
    sentiment?: 'negative' | 'neutral' | 'positive' | undefined
    severity?: 'low' | 'medium' | 'high' | undefined
    brand?: string | undefined
    source?: string | undefined
    language?: string | undefined
  }
  to: string[]
}
