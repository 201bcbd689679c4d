import { z } from 'zod'
import { type LineError, type LineId, readLine } from './line-answer.ts'
import { groupDuplicates } from './near-duplicates.ts'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  url: z.string().nullish(),
  title: z.string().nullish(),
})

/**
 * Answers the lines of `korva dupes` in their order: `{"id","text","url"?,"title"?}` gives `{"id","group"}`, where the
 * group is the id of its first item. A line that cannot be read gives `{"id":null,"error":{"code","message"}}` in its
 * place, and the rest go on. Never throws.
 */
export function dupesLines(lines: string[]): ({ id: LineId; group: LineId } | LineError)[] {
  const read = lines.map((line) => readLine(line, lineSchema))
  const groups = groupDuplicates<LineId>(read.flatMap((one) => ('value' in one ? [one.value] : [])))[
    Symbol.iterator
  ]()
  return read.map((one) => ('error' in one ? one.error : groups.next().value!))
}
