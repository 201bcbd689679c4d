/** What people put before, behind and around the words of others. Each is bounded, so that no text is slow. */
const marks: RegExp[] = [
  /^\s*(?:RT|MT|QT|QRT)\s*:?\s*@[\w.-]{1,40}\s*:?\s*/u,
  /^\s*(?:repost(?:ed|ing)?|crosspost|x-post|fwd?|vl|uudelleenjako|jaettu|lainaus|quote|citat|kopioitu|copied|kopierat)\s*(?:from|by|from:|@[\w.-]{1,40}|muualta|toisaalta)?\s*:\s*/iu,
  /\s*[(–-]?\s*\b(?:via|h\/t|ht|kautta|by|from|från)\s+@[\w.-]{1,40}\s*\)?\s*\.?\s*$/iu,
  /\[\/?quote[^\]\n]{0,80}\]/giu,
]
const attribution =
  /^[^\n>]{0,80}\b(?:wrote|writes|said|kirjoitti|kirjoittaa|sanoi|skrev|skriver|sa)(?: [^\n:]{0,40})?:\s*$/gimu
const quotedLine = /^[ \t]*(?:>|&gt;|»)[> \t]*/gmu

const edited =
  /(?<=^|[\n.!?]\s*)\(?\[?(?:edit(?:ed)?|muokkaus|muokattu|muok|lisäys|update[d]?|päivitys|päivitetty|uppdatering|uppdaterat|redigerat|redigering|tillägg|korjaus|correction|rättelse)\s{0,2}\d{0,2}\s{0,2}[\]):–-]+/giu

/** What a text says of itself. */
export interface Marks {
  /** The text without the marks. */
  text: string
  /** That it repeats somebody's words. */
  isRepost: boolean
  /** That it was changed after it was written. */
  isEdited: boolean
}

/** Reads and removes the marks of reposts, quotes and edits. */
export function readMarks(text: string): Marks {
  let plain = text
  for (const mark of marks) plain = plain.replace(mark, ' ')
  if (plain.search(quotedLine) >= 0) plain = plain.replace(attribution, ' ').replace(quotedLine, '')
  const isRepost = plain !== text
  const unmarked = plain.replace(edited, ' ')
  return { text: unmarked, isRepost, isEdited: unmarked !== plain }
}
