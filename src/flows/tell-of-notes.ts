import type { PollResult } from '../core/collector-ports.ts'
import type { ReadingNote } from '../core/feed-item.ts'
import type { PolledState } from '../core/listening-ports.ts'
import { textsFor } from '../core/texts/index.ts'
import type { Parts } from './parts.ts'

/** What the last reading had to guess: an unchanged document is still the one that was read before. */
export function notesOf(heard: PollResult, { notes }: Pick<PolledState, 'notes'>): ReadingNote[] {
  return heard.changed ? (heard.feed.notes ?? []) : notes
}

/** Says in the log what a reading had to guess, and where, once for as long as it guesses the same. */
export function tellOfNotes(
  sourceId: string,
  heard: PollResult,
  before: Pick<PolledState, 'notes'>,
  { log }: Pick<Parts, 'log'>,
): void {
  const notes = notesOf(heard, before)
  const remarks = (heard.changed && heard.feed.remarks) || []
  const known = new Set(before.notes)
  if (notes.every((note) => known.has(note))) return
  const t = textsFor('en')
  const said = notes.map((note) => t(`health.note.${note}`)).join('; ')
  log.warn(
    { source: sourceId, notes, ...(remarks.length > 0 && { remarks }) },
    `Source ${sourceId} was read with guesses: ${said}`,
  )
}
