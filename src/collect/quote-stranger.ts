import { plainTitle } from './plain-text.ts'

/** Characters of a stranger's words that a message repeats. */
const shownLimit = 120

/** A stranger's words for a message, in quotes: no markup, of addresses only the origin, nothing that may be a key. */
export function quoteStranger(words: string): string {
  const safe = (plainTitle(words.slice(0, 2000)) ?? '')
    .replace(/(https?:\/\/[^/\s?#@"']+)[^\s"']*/gi, '$1')
    .replace(/(?<=\b(?:key|token|secret|password)\s*[=:]\s*)\S+|[\w+/=-]{24,}/gi, '…')
  return `"${cutWords(safe).replaceAll('"', "'")}"`
}

/** The beginning of what is too long for a message. */
export function cutWords(words: string): string {
  return words.length > shownLimit ? `${words.slice(0, shownLimit - 1)}…` : words
}
