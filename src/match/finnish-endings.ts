/**
 * Finnish endings as patterns over what is left of a word after its stem. In the templates A and O stand for the vowel
 * that follows the harmony of the word: a and o, or ä and ö.
 *
 * Source for the inventory: Iso suomen kielioppi (VISK) § 81 (case), § 95 (possessive suffixes), § 126 (clitics).
 */
const clitic = '(?:kin?|kAAn?|kOhAn|kOs|kO|hAn|pAhAn|pAs|pA)?'
const owner = '(?:ni|si|nsA|mme|nne)'
const local = '(?:ssA|stA|llA|ltA|nA)'

/**
 * Genitive, plural nominative and the cases that a weak stem takes as well; s, l, st, lt and ks are spoken for ssA,
 * llA, stA, ltA and ksi (`Prismas`).
 */
const weak = `(?:n|t|s|l|st|lt|ks|${local}(?:${owner}|An)?|ttA|lle(?:${owner}|en)?|ksi|kse(?:${owner}|en))${clitic}`

/** What only the strong stem takes: nominative, partitive, illative. */
const strong = (vowel: string) =>
  `(?:${owner}|A(?:${owner}|An)?|${vowel}(?:n|${owner})?|h${vowel}n|)${clitic}`

const plural = `(?:i(?:${local}|lle|ksi)(?:${owner}|An|en)?|ine(?:en|${owner})|i(?:hin|in|tA|den|tten|A|en|ttA)|jA|jen)${clitic}`

/** Harmony of a word's endings; `either` for words whose vowels do not tell. */
export type Harmony = 'back' | 'front' | 'either'

const vowels = { back: ['a', 'o'], front: ['ä', 'ö'], either: ['[aä]', '[oö]'] } as const

const compiled = new Map<string, RegExp>()

function pattern(template: string, harmony: Harmony): RegExp {
  const key = `${harmony}:${template}`
  let regex = compiled.get(key)
  if (!regex) {
    const [a, o] = vowels[harmony]
    regex = new RegExp(`^(?:${template.replaceAll('A', a).replaceAll('O', o)})$`, 'u')
    compiled.set(key, regex)
  }
  return regex
}

/** Patterns for what may follow a stem of each kind. They hold no nested repetition: matching is linear. */
export const endings = {
  clitics: (harmony: Harmony) => pattern(clitic, harmony),
  /** A stem that ends in a vowel, in its strong grade. */
  vowelStem: (last: string, harmony: Harmony) => pattern(`${weak}|${strong(last)}`, harmony),
  /** As above where two vowels end it: Valiota, Huaweita. */
  doubleVowelStem: (last: string, harmony: Harmony) =>
    pattern(`${weak}|${strong(last)}|tA(?:${owner}|An)?${clitic}`, harmony),
  /** As above, but never bare: the linking i of a name that ends in a consonant. */
  linkedStem: (harmony: Harmony) =>
    pattern(`${weak}|(?:A(?:${owner}|An)?|in?|i${owner}|${owner})${clitic}`, harmony),
  weakStem: (harmony: Harmony) => pattern(weak, harmony),
  /** A stem whose vowel is long in the inflected forms: Nesteen, Nesteeseen, Mehiläiseen. */
  longStem: (last: string, harmony: Harmony) =>
    pattern(`${weak}|(?:seen|${last}n|${last}${owner}|${owner})${clitic}`, harmony),
  partitive: (harmony: Harmony) => pattern(`tA(?:${owner}|An)?${clitic}`, harmony),
  pluralStem: (harmony: Harmony) => pattern(plural, harmony),
  /** The plural genitive of -nen: Mehiläisten. */
  pluralGenitive: (harmony: Harmony) => pattern(`ten${clitic}`, harmony),
}

/** The endings that stand after a colon (`VR:n`, `OP:lla`, `DHL:ään`) or right after an acronym in capitals (`VRn`). */
export const inflections = {
  colon: pattern(
    `(?:${weak}|A|tA|[aeiouyäö]{1,2}n|h[aeiouyäö]n|seen|i(?:ssA|stA|llA|ltA|lle|tA|den)|jA|jen|s)${clitic}|kin|kAAn|kO|hAn|pA`,
    'either',
  ),
}
