import type { Parts } from './parts.ts'
import { resumeSource } from './resume-source.ts'
import { sourceOf } from './source-of.ts'

type RegisterParts = Pick<Parts, 'settings' | 'store' | 'clock'>

/**
 * Once at the start: makes the sources of the settings known, so that they get turns. Those that are off, and those whose
 * items are brought, get none. One that was stopped and has another address now is asked there.
 */
export async function registerSources(parts: RegisterParts): Promise<void> {
  const { settings, store, clock } = parts
  const polled = settings.sources.filter(({ schedule, off }) => schedule !== null && off === null)
  await store.transaction((work) => work.turns.register(polled, clock()))
  for (const [id, { stopped, url }] of await store.direct.sources.all('unheard')) {
    const source = sourceOf(settings, id)
    if (stopped && source && source.url !== url) await resumeSource(id, parts)
  }
}
