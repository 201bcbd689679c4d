import { endings, type Harmony } from './finnish-endings.ts'
import { changingNouns, vanishingK } from './finnish-nouns.ts'

/** A form of a word to which endings attach, and what may follow it. */
export interface Stem {
  text: string
  rest: RegExp
}

const gradation: [strong: string, weak: string][] = [
  ['kk', 'k'],
  ['pp', 'p'],
  ['tt', 't'],
  ['nk', 'ng'],
  ['mp', 'mm'],
  ['nt', 'nn'],
  ['lt', 'll'],
  ['lp', 'lv'],
  ['rp', 'rv'],
  ['rt', 'rr'],
  ['ht', 'hd'],
]

/**
 * The forms that a name takes in Finnish, by what it ends in. Newer names often keep the strong grade (Nokian, Alkon),
 * so the weak one is added, never substituted.
 *
 * @param word a folded word of at least two letters
 */
export function finnishStems(word: string): Stem[] {
  const harmony = harmonyOf(word)
  const bare: Stem = { text: word, rest: endings.clitics(harmony) }
  if (!/\p{L}$/u.test(word)) return []
  const stems = /[aeiouyåäöé]$/u.test(word) ? vowelFinal(word, harmony) : consonantFinal(word, harmony)
  // Nothing is left of AT without its last letters.
  return [bare, ...stems.filter(({ text }) => text.length > 1)]
}

/** Endings follow the last of aou and äöy in a word. Foreign names mix them, and names with neither go both ways. */
function harmonyOf(word: string): Harmony {
  const back = /[aouå]/u.test(word)
  const front = /[äöy]/u.test(word)
  if (back === front) return 'either'
  // Motonet, Autoliike: the last part decides in speech, and people write both.
  if (back && /[ei](?:[^aeiouyåäö]+|[^aeiouyåäö]+[ei]+)$/u.test(word)) return 'either'
  return back ? 'back' : 'front'
}

function vowelFinal(word: string, harmony: Harmony): Stem[] {
  // Nescaféen: an accent does not count for the ending.
  const last = word.at(-1)!.replace('é', 'e')
  const root = word.slice(0, -1)
  const ending = /[aeiouyåäöé]{2}$/u.test(word) ? endings.doubleVowelStem : endings.vowelStem
  const stems: Stem[] = [{ text: word, rest: ending(last, harmony) }]
  const weakened = weakGrade(word)
  if (weakened) stems.push({ text: weakened, rest: endings.weakStem(harmony) })
  for (const base of weakened ? [word, weakened] : [word]) {
    for (const text of pluralRoots(base)) stems.push({ text, rest: endings.pluralStem(harmony) })
  }
  if (last === 'e') stems.push(...longE(word, harmony))
  if (last === 'i') {
    stems.push({ text: root, rest: /^i?ien$/u })
    stems.push(...changingI(word))
  }
  return stems
}

/** Neste: Nesteen, Nestettä, Nesteeseen; liike: liikkeen. */
function longE(word: string, harmony: Harmony): Stem[] {
  const doubled = word.replace(/([kpt])(e)$/u, '$1$1$2')
  return [
    ...[word, doubled].map((base) => ({ text: `${base}e`, rest: endings.longStem('e', harmony) })),
    { text: `${word}t`, rest: endings.partitive(harmony) },
    { text: word, rest: endings.pluralStem(harmony) },
  ]
}

function changingI(word: string): Stem[] {
  const noun = changingNouns.find(([ending]) => word.endsWith(ending))
  if (!noun) return []
  const [ending, strong, weak] = noun
  const head = word.slice(0, -ending.length)
  // In a compound the last part rules: Iltalehteä.
  const harmony = harmonyOf(ending)
  return [
    { text: head + strong, rest: endings.vowelStem('e', harmony) },
    { text: head + weak, rest: endings.weakStem(harmony) },
    ...[strong, weak].map((base) => ({ text: head + base.slice(0, -1), rest: endings.pluralStem(harmony) })),
  ]
}

function consonantFinal(word: string, harmony: Harmony): Stem[] {
  const stems: Stem[] = [
    { text: `${word}i`, rest: endings.linkedStem(harmony) },
    { text: `${word}e`, rest: endings.pluralStem(harmony) },
    { text: word, rest: /^ien$/u },
  ]
  const long = (text: string) => stems.push({ text, rest: endings.longStem(text.at(-1)!, harmony) })
  const some = (text: string) => stems.push({ text, rest: endings.partitive(harmony) })
  const many = (text: string) => stems.push({ text, rest: endings.pluralStem(harmony) })
  if (word.endsWith('nen')) {
    const root = word.slice(0, -3)
    long(`${root}se`)
    some(`${root}s`)
    many(`${root}s`)
    stems.push({ text: `${root}s`, rest: endings.pluralGenitive(harmony) })
  } else if (word.endsWith('s')) {
    const root = word.slice(0, -1)
    long(`${root}kse`)
    some(word)
    many(`${root}ks`)
    if (/[uy]s$/u.test(word)) {
      stems.push({ text: `${root}de`, rest: endings.weakStem(harmony) })
      stems.push({ text: `${root}te`, rest: endings.vowelStem('e', harmony) })
      some(`${root}t`)
    }
    if (/[aä]s$/u.test(word)) {
      for (const base of [root, doubleStop(root)]) {
        long(base + root.at(-1))
        many(base)
      }
    }
  } else if (word.endsWith('in')) {
    long(`${word.slice(0, -1)}me`)
    some(word)
  } else if (/[aäioöuy]t$/u.test(word)) {
    // A plural by birth: Sanomat, Rengasmarketit.
    many(word.slice(0, -2))
    for (const root of pluralRoots(word.slice(0, -1))) many(root)
  }
  return stems
}

/** Opas: Oppaan; Kuningas: Kuninkaan. */
const doubleStop = (root: string) => root.replace(/([kpt])([aä])$/u, '$1$1$2').replace(/ng([aä])$/u, 'nk$1')

/** Kala: kaloissa, but koira: koirissa; Nokia: Nokioissa; Posti: Posteissa; others keep their vowel. */
function pluralRoots(word: string): string[] {
  const root = word.slice(0, -1)
  switch (word.at(-1)) {
    case 'a': {
      const parts = word.match(/[aeiouyåäö]+/gu) ?? []
      const isShort = parts.length === 2 && /[^aeiouyåäö]a$/u.test(word)
      // Sanomissa, but Iittaloissa: longer names go both ways, as do those without their k (Ruoissa).
      if (parts.length > 2 || /[aeiouyäö]{2}a$/u.test(word)) return [root, `${root}o`]
      return isShort && /^[ou]/u.test(parts[0]!) ? [root] : [`${root}o`]
    }
    case 'ä':
      return [root, `${root}ö`]
    case 'i':
      return [`${root}e`]
    case 'e':
      return [root]
    default:
      return [word]
  }
}

/** The weak grade of a word that ends in one vowel, null where nothing alternates. */
function weakGrade(word: string): string | null {
  const vowel = word.at(-1)!
  const root = word.slice(0, -1)
  for (const [strong, weak] of gradation) {
    if (root.endsWith(strong)) return root.slice(0, -strong.length) + weak + vowel
  }
  const vanishing = vanishingK.find(([noun]) => word.endsWith(noun))
  if (vanishing) return word.slice(0, -vanishing[0].length) + vanishing[1]
  // A single t or p weakens after a vowel only (Rauta: Raudan, Apu: Avun).
  if (/[aeiouyäö]t$/u.test(root)) return `${root.slice(0, -1)}d${vowel}`
  if (/[aeiouyäö]p$/u.test(root)) return `${root.slice(0, -1)}v${vowel}`
  return null
}
