import { suggestion } from '../../config/nearest.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import type { SourceReport } from '../core/source-report.ts'
import { listSources } from '../flows/list-sources.ts'
import { checkTerm } from '../match/check-term.ts'
import { askAgain } from './ask-again.ts'
import { askOrLook } from './ask-or-look.ts'
import { describeSources } from './describe-sources.ts'
import { wrongUse } from './wrong-use.ts'

export interface SourcesOptions {
  json?: boolean
  /** The id of a source to be asked at once. */
  again?: string
}

/** Prints how each source does, or has one asked again. */
export async function sourcesCommand(env: NodeJS.ProcessEnv, { json, again }: SourcesOptions): Promise<void> {
  const { settings } = readSettings(env, kinds, checkTerm)
  const ids = settings.sources.map(({ id }) => id)
  if (again !== undefined) return print([await askForOne(env, again, ids)])
  const reports = await askOrLook<SourceReport[]>(env, 'sources', ({ parts }) => listSources(parts))
  print(json ? [JSON.stringify(reports)] : describeSources(reports, settings.timezone))
}

async function askForOne(env: NodeJS.ProcessEnv, id: string, ids: string[]): Promise<string> {
  if (!ids.includes(id)) {
    const known = ids.length ? `Sources: ${ids.join(', ')}.` : 'The settings have no sources.'
    throw wrongUse(`The settings have no source "${id}"${suggestion(id, ids)}`, known)
  }
  return askOrLook<string>(env, 'again', ({ parts }) => askAgain(id, parts), id)
}

const print = (lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
