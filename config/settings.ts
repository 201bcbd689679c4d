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
  promise: PromiseSettings
  /** How long a claim lasts, and how long before its end its owner is told; null: for ever. */
  claims: { leaseMs: number; remindMs: number } | null
  people: PersonSettings[]
  groups: { id: string; name: string; members: string[]; slack: string | null }[]
  /** Null: nobody is on call. `at` in minutes from midnight. */
  oncall: { turns: string[]; since: string; at: number } | null
  access: { everybody: RoleName | 'nobody'; web: RoleName | 'nobody'; apart: boolean }
  /** Minutes from midnight; null: there are none. */
  quiet: { from: number; to: number } | null
  cardsPerHour: number
  /** Null: praise makes no cards. */
  praise: { to: string[]; from: number } | null
  retention: { days: number }
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

type RoleName = 'agent' | 'manager' | 'admin'

export interface PromiseTermsSettings {
  respondMs: number
  /** Null: around the clock. */
  hours: HoursSettings | null
}

interface PromiseSettings extends PromiseTermsSettings {
  rules: (PromiseTermsSettings & { when: Omit<RouteSettings['when'], 'sentiment' | 'language'> })[]
}

export interface HoursSettings {
  id: string
  /** Monday first; spans in minutes from midnight. */
  week: { from: number; to: number }[][]
  /** A country code of two letters; null: no holidays. */
  holidays: string | null
  /** Further days off, as `2026-12-24`. */
  closed: string[]
}

interface PersonSettings {
  /** In small letters. */
  email: string | null
  name: string
  role: RoleName
  slack: string | null
  teams: string | null
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
  /** Null: all brands. */
  brands: string[] | null
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
