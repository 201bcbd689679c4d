import path from 'node:path'
import { type Environment, readEnvironment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import type { Settings } from '../../config/settings.ts'
import { SettingsError } from '../../config/settings-error.ts'
import { kinds } from '../collect/kinds/index.ts'
import { checkTerm } from '../match/check-term.ts'
import { describeTry, tryAsJson } from './describe-try.ts'
import { hearFirst } from './hear-first.ts'
import { planTry } from './plan-try.ts'
import { wrongUse } from './wrong-use.ts'

export interface TryOptions {
  json?: boolean
  /** How many items the table shows. */
  limit: string
  /** That a host on a private network is meant. */
  private?: boolean
}

/** What the settings tell a source that is not yet in them. */
export interface Surroundings {
  settings: Pick<Settings, 'brands' | 'sources' | 'fetch' | 'timezone'>
  dir: string
  /** Where the settings are, or would be. */
  file: string
}

/** Prints what a source would give before it is configured. The database is left alone. */
export async function tryCommand(
  env: NodeJS.ProcessEnv,
  place: string,
  words: string[],
  options: TryOptions,
): Promise<void> {
  const limit = readLimit(options.limit)
  const candidates = planTry(place, words)
  const environment = readEnvironment(env)
  const around = lookAround(env, environment)
  const tried = await hearFirst(candidates, { environment, around, allowPrivate: options.private ?? false })
  const lines = options.json ? [tryAsJson(tried, around)] : describeTry(tried, around, limit)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function readLimit(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw wrongUse(`--limit is "${text}"; allowed: a whole number from 0 to 9999.`)
}

/** Settings that are made up or have faults say nothing of brands; a source can be tried all the same. */
function lookAround(env: NodeJS.ProcessEnv, { configFile }: Environment): Surroundings {
  const nothing = { brands: [], sources: [], fetch: { allowPrivate: [], contact: null } }
  const without = { settings: { ...nothing, timezone: 'Europe/Helsinki' } }
  const place = { dir: path.dirname(path.resolve(configFile)), file: configFile }
  try {
    const found = readSettings(env, kinds, checkTerm)
    return found.isExample ? { ...without, ...place } : found
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${configFile} has faults, so it is tried without: \`korva check\` lists them.\n`)
    return { ...without, ...place }
  }
}
