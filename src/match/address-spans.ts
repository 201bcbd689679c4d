import { charClass, classOf } from './char-class.ts'

/**
 * Links, bare addresses with a path, and mail addresses. What stands in them was not said by anybody. The lengths are
 * bounded so that a text without spaces stays linear.
 */
const addresses =
  /\b(?:https?|ftp):\/\/[^\s<>"]{1,2048}|\bwww\.[^\s<>"]{1,2048}|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\/[^\s<>"]{1,2048}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu

/** From where to where an address stands, and where the run of signs ends that was looked through for it. */
export interface AddressRun {
  spans: { start: number; end: number }[]
  end: number
}

/** The addresses in the run of characters without spaces around a sign that addresses hold (`/`, `@`, `www.`). */
export function addressesAround(source: string, at: number, floor: number): AddressRun {
  let start = at
  while (start > floor && classOf(source.charCodeAt(start - 1)) !== charClass.space) start--
  let end = at
  while (end < source.length && classOf(source.charCodeAt(end)) !== charClass.space) end++
  const spans = [...source.slice(start, end).matchAll(addresses)].map(({ index, 0: found }) => ({
    start: start + index,
    end: start + index + found.length,
  }))
  return { spans, end }
}
