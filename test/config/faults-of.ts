import { loadSettings } from '../../config/load-settings.ts'
import { SettingsError } from '../../config/settings-error.ts'
import { kinds } from '../../src/collect/kinds/index.ts'

/** The error that settings are refused with; fails the test where they are accepted. */
export function refusalOf(text: string, file = 'config/korva.yaml'): SettingsError {
  return refusalBy(() => loadSettings(text, file, kinds))
}

/** The SettingsError that a call throws; anything else is thrown on. */
export function refusalBy(call: () => unknown): SettingsError {
  try {
    call()
  } catch (error) {
    if (error instanceof SettingsError) return error
    throw error
  }
  throw new Error('expected a refusal, but it was accepted')
}

/** Faults as `line:column message`, one a line, as a table of tests states them. */
export function faultLines({ faults }: SettingsError): string[] {
  return faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}
