import type { Token } from './text-words.ts'

/** The sign of a hashtag or handle at the end of what stands before a word. */
export const tagBefore = /[#@＃＠]_*$/u

/** What companies put behind their name in a handle: countries, and that it is them. */
const affixes = new Set(
  (
    'fi suomi finland se sverige sweden uk gb us usa eu no dk de ie global group oy oyj ab inc hq app apps official ' +
    'support help helps care cares service news asiakaspalvelu palvelu tuki'
  ).split(' '),
)

/** `BTGroup` is BT and Group. */
const parts = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+/gu

/**
 * Whether a hashtag or handle names a brand: as a whole (`#yleareena`), with an affix of companies (`@aldiuk`), or, for
 * a name of one word, as a part that its capitals set off (`#KiitosPosti`).
 *
 * @param name the folded words of the brand's term, joined
 */
export function isTaggedName(token: Token, name: string, words: number): boolean {
  if (token.key === name) return true
  if (token.key.startsWith(name) && affixes.has(token.key.slice(name.length))) return true
  if (words > 1) return false
  const found = token.raw.match(parts) ?? []
  return found.length > 1 && found.some((part) => part.toLowerCase() === name)
}
