import type { Parts } from './parts.ts'

/** Asks a source again, now, that was stopped since its publisher took it away. False where it was not stopped. */
export async function resumeSource(
  sourceId: string,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<boolean> {
  const state = await store.direct.sources.load(sourceId)
  if (!state?.stopped) return false
  await store.direct.sources.save(sourceId, { ...state, stopped: false }, clock())
  return true
}
