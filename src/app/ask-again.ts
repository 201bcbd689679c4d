import type { Source } from '../core/source.ts'
import type { Parts } from '../flows/parts.ts'
import { resumeSource } from '../flows/resume-source.ts'
import { sourceOf } from '../flows/source-of.ts'

/** Has a source asked at the next tick, also one that was stopped, and says so in a sentence. */
export async function askAgain(
  id: string,
  parts: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<string> {
  const source = sourceOf(parts.settings, id)
  if (!source) return `Source "${id}" is not among the settings that Korva runs with: start it again.`
  const never = whyNever(source)
  if (never) return `Source "${id}" is not asked: ${never}.`
  const wasStopped = await resumeSource(id, parts)
  await parts.store.direct.turns.setDue([{ id, at: parts.clock() }])
  return `Source "${id}" ${wasStopped ? 'was stopped; it ' : ''}is asked within seconds, or as soon as its host may be asked.`
}

function whyNever({ off, schedule }: Source): string | null {
  if (off) return `it needs ${off}`
  return schedule ? null : 'what it hears is brought to it'
}
