import type { Listened } from '../../src/core/deafness.ts'
import type { KnownSource } from '../../src/core/listening-ports.ts'
import type { Source } from '../../src/core/source.ts'

export const now = new Date('2026-11-21T12:00:00Z')
export const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
export const helsinki = { locale: 'en', timezone: 'Europe/Helsinki', now } as const

export const refused = {
  code: 'fetch-refused',
  message: 'Source "news": https://news.example refused the connection (ECONNREFUSED).',
  hint: 'Check the port, and whether the server runs.',
}

/** A source that was heard a minute ago and is polled every five. */
export function makeListened(
  id: string,
  state: Partial<KnownSource> | null = {},
  source: Partial<Source> = {},
): Listened {
  const url = `https://${id}.example/feed`
  return {
    source: {
      ...{ id, name: id, kind: 'rss', options: {}, url, lane: `${id}.example`, paceMs: 0 },
      ...{
        schedule: { every: 300_000 },
        brands: null,
        about: null,
        announceFirst: 3,
        texts: null,
        reach: 'usual',
        leaning: 'balanced',
        sample: false,
        off: null,
      },
      ...source,
    },
    state: state && {
      ...{
        url: source.url ?? url,
        firstHeardAt: minutesAgo(9_000),
        heardAt: minutesAgo(1),
        polledAt: minutesAgo(1),
      },
      ...{ failures: 0, failingSince: null, error: null, stopped: false, notes: [], restsUntil: null },
      ...{ newestAt: minutesAgo(60), usualSilenceMs: 6 * 3_600_000, deaf: null, dueAt: minutesAgo(-4) },
      ...state,
    },
  }
}

/** The state of one that fails since so many minutes. */
export const failing = (minutes: number, changes: Partial<KnownSource> = {}): Partial<KnownSource> => ({
  failures: 3,
  failingSince: minutesAgo(minutes),
  heardAt: minutesAgo(minutes + 1),
  error: refused,
  ...changes,
})
