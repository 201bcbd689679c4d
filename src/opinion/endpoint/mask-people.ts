/** What is taken out by its form, and what stands for it. */
const masks: [found: RegExp, mask: string][] = [
  [/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu, '[link]'],
  [/(?<![\p{L}\p{N}._%+-])@?[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[email]'],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu, '[person]'],
  // Finnish personal identity codes and international account numbers hold letters.
  [/\b\d{6}[-+A-FU-Y]\d{3}[\dA-Y]\b/gu, '[number]'],
  [/\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){2,}(?: ?[\dA-Z]{1,4})?\b/gu, '[number]'],
  // Telephone, account, order and customer numbers: five digits and more, with what people put between them.
  [/\+?\d(?:[ \u00a0().\-/]{0,2}\d){4,}/gu, '[number]'],
]

/** Small words inside names. */
const particle = String.raw`(?:von|van|de|der|af|av|la|le|di|da|bin|al)\s+`
const capital = String.raw`(?:\p{Lu}[’'])?\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)*`
/** Words with a capital each, one after the other. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])${capital}(?:[ \u00a0]+(?:${particle})?(?:${capital}|\p{Lu}\.))+(?![\p{L}\p{N}])`,
  'gu',
)
/** More words with capitals than that are a headline, not a name. */
const longestName = 3

/**
 * A text without what could tell who a person is: links, e-mail addresses, handles, long numbers, and two or three words
 * with capitals that stand together as names do. Words of the brand stay. What it cannot know: a first name alone, names
 * in lower case, and what the story itself gives away. Pure; the limits stand in docs/opinion.md.
 */
export function maskPeople(text: string, about: string | null): string {
  const masked = masks.reduce((rest, [found, mask]) => rest.replace(found, mask), text)
  const ofBrand = (about ?? '').toLowerCase().split(/\s+/u).filter(Boolean)
  const [title, rest] = splitTitle(masked)
  return title + rest.replace(run, (name) => maskName(name, ofBrand))
}

/** A first line where every word has a capital is a title in the English manner, and no name. */
function splitTitle(text: string): [title: string, rest: string] {
  const end = text.indexOf('\n')
  const words = end < 0 ? [] : text.slice(0, end).match(/[\p{L}\p{N}]{4,}/gu)
  return words?.length && words.every((word) => /^\p{Lu}/u.test(word))
    ? [text.slice(0, end), text.slice(end)]
    : ['', text]
}

/** `Elisa Virtanen` for the brand Elisa: the brand's word stays, the others are masked. */
function maskName(name: string, ofBrand: string[]): string {
  const words = name.split(/\s+/u)
  if (words.length > longestName) return name
  return words
    .map((word) => (isOf(word, ofBrand) ? word : '[name]'))
    .filter((word, index, all) => word !== '[name]' || all[index - 1] !== '[name]')
    .join(' ')
}

/** With whatever ending the word has. */
const isOf = (word: string, ofBrand: string[]) =>
  ofBrand.some((part) => word.toLowerCase().startsWith(part.length > 4 ? part.slice(0, -1) : part))
