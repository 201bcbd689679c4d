import type { ReadingNote } from '../core/feed-item.ts'
import type { PolledState } from '../core/listening-ports.ts'
import type { PollResult } from '../core/ports.ts'
import type { Parts } from './parts.ts'

const words: Record<ReadingNote, string> = {
  truncated: 'it ends in the middle',
  'badly-nested': 'its elements are badly nested',
  'no-root': 'its items stand outside of any feed',
  'stray-bytes': 'some of its bytes are no text',
  'charset-guessed': 'its charset was guessed',
  'unknown-dates': 'some of its dates cannot be understood',
  'empty-items': 'some of its items hold nothing to read',
  'partly-heard': 'some of its pages did not answer',
  'too-many-items': 'it has too many items; its oldest are left out',
}

/** What the last reading had to guess: an unchanged document is still the one that was read before. */
export function notesOf(heard: PollResult, { notes }: Pick<PolledState, 'notes'>): ReadingNote[] {
  return heard.changed ? (heard.feed.notes ?? []) : notes
}

/** Says in the log what a reading had to guess, once for as long as it is the same. */
export function tellOfNotes(
  sourceId: string,
  before: ReadingNote[],
  notes: ReadingNote[],
  { log }: Pick<Parts, 'log'>,
): void {
  const known = new Set(before)
  if (notes.every((note) => known.has(note))) return
  const said = notes.map((note) => words[note]).join('; ')
  log.warn({ source: sourceId, notes }, `Source ${sourceId} was read with guesses: ${said}`)
}
