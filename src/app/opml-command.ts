import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readEnvironment } from '../../config/environment.ts'
import { type FoundSettings, readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { placeSource } from '../collect/place-source.ts'
import { unreadable } from '../collect/unreadable.ts'
import { KorvaError } from '../core/errors.ts'
import type { Source } from '../core/source.ts'
import { checkTerm } from '../match/check-term.ts'
import { exportOpml } from './export-opml.ts'
import { importOpml } from './import-opml.ts'
import { sourcesAsYaml } from './source-yaml.ts'

/** Prints the feeds of an OPML file as sources to paste into the settings; what is left out is told on standard error. */
export function opmlImportCommand(env: NodeJS.ProcessEnv, file: string): void {
  const text = readText(file)
  const found = readSettings(env, kinds, checkTerm)
  const listened = found.isExample ? [] : placed(found, {})
  const { sources, leftOut } = importOpml(text, path.basename(file), listened)
  for (const line of leftOut) process.stderr.write(`${line}\n`)
  if (sources.length > 0) process.stdout.write(`${sourcesAsYaml(sources)}\n`)
  process.stderr.write(
    sources.length > 0
      ? `${sources.length} sources. Put them below "sources:" in your settings, and say \`korva check\`.\n`
      : 'Nothing to add.\n',
  )
}

/** Prints the feeds of the settings as OPML 2.0; sources that are none, or hold a secret, are told on standard error. */
export function opmlExportCommand(env: NodeJS.ProcessEnv): void {
  const sources = placed(readSettings(env, kinds, checkTerm), readEnvironment(env).keys)
  const { text, leftOut } = exportOpml(sources, new Date())
  for (const line of leftOut) process.stderr.write(`${line}\n`)
  if (text === null) throw new KorvaError('no-feeds', 'The settings have no feed that OPML could name.')
  process.stdout.write(text)
}

const placed = ({ settings, dir }: FoundSettings, keys: Record<string, string>): Source[] =>
  settings.sources.map((source) => placeSource(source, { settingsDir: dir, keys }))

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = unreadable(file, error)
    throw new KorvaError(code, message, { hint: 'Give the path of an OPML file.', cause: error })
  }
}
