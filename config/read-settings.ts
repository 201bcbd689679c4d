import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CheckTerm } from './check-terms.ts'
import type { KindForms } from './kind-form.ts'
import { loadSettings, settingsHelp, wholeFault } from './load-settings.ts'
import type { Settings } from './settings.ts'
import { SettingsError } from './settings-error.ts'

/** Where the settings are looked for when `KORVA_CONFIG` does not say, from the working directory. */
const settingsFileByDefault = 'config/korva.yaml'

export interface FoundSettings {
  settings: Settings
  /** The file that was read, as people would name it. */
  file: string
  /** Whether it is the documented example, for want of settings of one's own. */
  isExample: boolean
  /** The settings' folder, absolute: sources that are files lie below it. */
  dir: string
}

/**
 * Reads the settings that `KORVA_CONFIG` names, or `config/korva.yaml`; where there are none yet, the example, so that
 * a fresh clone has something to show. Throws one SettingsError with every fault.
 */
export function readSettings(
  env: { KORVA_CONFIG?: string | undefined },
  kinds: KindForms,
  checkTerm?: CheckTerm,
): FoundSettings {
  const named = env.KORVA_CONFIG?.trim()
  const isExample = !named && !existsSync(settingsFileByDefault)
  const file = isExample ? exampleFile() : named || settingsFileByDefault
  return {
    settings: loadSettings(readText(file), file, kinds, checkTerm),
    file,
    isExample,
    dir: path.dirname(path.resolve(file)),
  }
}

/** The example lies beside the sources; the built copy in `dist/config` finds it in the package's `config`. */
function exampleFile(): string {
  const places = ['./korva.example.yaml', '../../config/korva.example.yaml']
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const found = files.find((file) => existsSync(file)) ?? files[0]!
  const relative = path.relative('', found)
  return relative.startsWith('..') ? found : relative
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    throw new SettingsError(file, [wholeFault(whyUnreadable(error))], settingsHelp)
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return 'the file does not exist; allowed: the path of a YAML file in KORVA_CONFIG, or KORVA_CONFIG left empty'
    case 'EISDIR':
      return 'this is a folder; allowed: the path of a YAML file in KORVA_CONFIG'
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'the file is not written in UTF-8; allowed: UTF-8, which every editor offers when saving'
    default:
      return `the file cannot be read (${String(code ?? error)}); allowed: a file that this user may read`
  }
}
