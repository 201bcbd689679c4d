import type { Environment } from '../../config/environment.ts'
import { hostAndPortOf } from '../../config/fields.ts'
import { asksForRest } from '../collect/asks-for-rest.ts'
import { placeSource } from '../collect/place-source.ts'
import type { Collector, PollMemory } from '../core/collector-ports.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import { collectorFor } from './compose.ts'
import type { Candidate } from './plan-try.ts'
import { idMaker } from './source-yaml.ts'
import { type Suggestion, suggestKinds } from './suggest-kinds.ts'
import type { Surroundings } from './try-command.ts'

/** What a candidate gave. */
export interface Tried extends Candidate {
  /** Under which it could stand in the settings. */
  id: string
  feed: ParsedFeed
  memory: PollMemory
  /** What was tried before and did not work, in words. */
  missed: string[]
  /** Kinds that the feed of a page is for. */
  better: Suggestion[]
}

interface Means {
  environment: Environment
  around: Surroundings
  allowPrivate: boolean
}

/** Asks one candidate after the other until one gives something. Throws what the last of them failed with. */
export async function hearFirst(candidates: Candidate[], means: Means): Promise<Tried> {
  const sources = candidates.map((candidate) => sourceFor(candidate, means))
  const collector = collectorFrom(sources, means)
  const missed: string[] = []
  try {
    for (const [index, candidate] of candidates.entries()) {
      try {
        return { ...candidate, ...(await hear(sources[index]!, candidate, collector)), missed }
      } catch (error) {
        if (index === candidates.length - 1 || asksForRest(error)) throw withMissed(error, missed)
        missed.push(`As kind ${candidate.kind.name}: ${describeError(error).message}`)
      }
    }
    throw new Error('there is always a candidate')
  } finally {
    await collector.close()
  }
}

function collectorFrom(sources: Source[], { environment, around, allowPrivate }: Means): Collector {
  const { dir, settings } = around
  const { contact } = settings.fetch
  const { timezone } = settings
  const hosts = allowPrivate ? sources.map(({ url }) => hostAndPortOf(new URL(url))) : []
  const fetch = { contact, allowPrivate: [...settings.fetch.allowPrivate, ...hosts] }
  return collectorFor({ dir, settings: { fetch, timezone } }, environment, () => new Date())
}

function sourceFor({ kind, options }: Candidate, { around, environment }: Means): Source {
  const { settings, dir } = around
  const common = {
    ...{ brands: null, about: null, announceFirst: 3, sample: false, schedule: null },
    ...({ texts: null, reach: 'usual', leaning: 'balanced' } as const),
  }
  const place = { settingsDir: dir, keys: environment.keys }
  const source = placeSource({ ...common, id: kind.name, name: kind.name, kind: kind.name, options }, place)
  const { hostname } = new URL(source.url)
  const name = kind.name === 'rss' && hostname ? hostname.replace(/^www\./, '') : kind.name
  return { ...source, id: idMaker(settings.sources.map(({ id }) => id))(name) }
}

async function hear(source: Source, { kind }: Candidate, collector: Collector) {
  refuseWhatCannotBeAsked(source, kind)
  const result = await collector.poll(source, {}).catch((error) => Promise.reject(withPrivateHint(error)))
  if (!result.changed) throw new KorvaError('nothing-new', `Source "${source.id}" says that nothing is new.`)
  const { feed, memory } = result
  const better = memory.feed ? suggestKinds(new URL(memory.feed)) : []
  return { id: source.id, feed, memory, better }
}

function refuseWhatCannotBeAsked({ off }: Source, { name, keys, brought }: Candidate['kind']): void {
  if (brought) {
    throw new KorvaError(
      'nothing-to-try',
      `A source of kind ${name} is never asked: what it hears is sent to it.`,
      {
        hint: 'docs/sources.md shows how.',
      },
    )
  }
  if (!off) return
  const hints = keys.filter(({ needed }) => needed).map((key) => `${key.name}: ${key.why}`)
  throw new KorvaError('source-off', `A source of kind ${name} needs ${off}.`, { hint: hints.join('\n') })
}

/** Who typed the address may mean it. */
function withPrivateHint(error: unknown): unknown {
  if (!(error instanceof KorvaError) || error.code !== 'fetch-private-address') return error
  const hint =
    'If it is meant, say --private; in the settings, list its host and port under fetch.allowPrivate.'
  return new KorvaError(error.code, error.message, { hint, retryable: false, cause: error })
}

function withMissed(error: unknown, missed: string[]): unknown {
  if (missed.length === 0) return error
  const { code, message, hint } = describeError(error)
  return new KorvaError(code, [message, ...missed].join('\n'), { ...(hint && { hint }), cause: error })
}
