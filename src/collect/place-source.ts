import type { SourceSettings } from '../../config/settings.ts'
import type { Source } from '../core/source.ts'
import { kinds } from './kinds/index.ts'
import { laneOf, paceOf } from './lane-of.ts'
import type { SourceKind } from './source-kind.ts'

/** Makes a source of what the settings say of it: where it listens, whose turn it takes, and whether it has its keys. */
export function placeSource(
  settings: SourceSettings,
  { settingsDir, keys }: { settingsDir: string; keys: Record<string, string> },
): Source {
  // The settings were checked with these very kinds.
  const kind = kinds.get(settings.kind)!
  const url = kind.address(settings.options, { settingsDir, id: settings.id })
  const lane = laneOf(url)
  return { ...settings, url: url.href, lane, paceMs: paceOf(lane), off: missingKeys(kind, keys) }
}

function missingKeys({ keys: wanted }: SourceKind, keys: Record<string, string>): string | null {
  const missing = wanted.filter(({ name, needed }) => needed && !keys[name]).map(({ name }) => name)
  return missing.length ? `${missing.join(' and ')} in .env` : null
}
