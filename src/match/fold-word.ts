/** Characters that are there for the layout only: soft hyphen, zero-width space and joiners, direction marks, BOM. */
export const invisible = '\\u00AD\\u200B-\\u200F\\u2060-\\u2064\\uFEFF\\uFE0E\\uFE0F\\u202A-\\u202E'

/** Every apostrophe that people and keyboards write: straight, curly, modifier letter, prime, acute and grave. */
export const apostrophes = "'\\u2018\\u2019\\u201B\\u02BC\\u2032\\u00B4\\u0060\\uFF07"

/** Hyphens and the dashes that stand in for them, the minus and the fullwidth one included. */
export const hyphens = '\\-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D'

/** Most words: nothing to normalise. */
const plain = /^[a-z\d]*$/i

const dropped = new RegExp(`[${invisible}${apostrophes}]`, 'gu')

/**
 * One word in the form that is compared: NFKC, without invisible characters and apostrophes, in lower case. By way of
 * upper case, so that ß equals SS and both Greek sigmas are one. Diacritics stay: ä is another letter than a.
 */
export function foldWord(word: string): string {
  if (plain.test(word)) return word.toLowerCase()
  return word.replace(dropped, '').normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}
