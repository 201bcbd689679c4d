import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { eld as Eld } from 'eld/extrasmall'
import type { ReadLanguage } from './lexicon-language.ts'
import type { Word } from './split-words.ts'

const small: Record<ReadLanguage, Set<string>> = {
  fi: new Set(
    (
      'ja on ei että se oli niin mutta kun jos mitä tämä minä ole en olen ovat kuin myös vai vain nyt sitten kyllä tai joka ' +
      'siitä mun mulla vielä aina hyvä ihan eikä voi tuo sen onko enää jo koska kanssa sai meni tuli tosi tää nää mä sä ' +
      'huono hyvin kiitos taas ollut eivät saa mikä miksi miten heti vaikka jälkeen päivää viikkoa toimii'
    ).split(' '),
  ),
  sv: new Set(
    (
      'och är det att som inte jag med för på av ett till var om så när de från har men vi ni kan ska efter mycket bara ' +
      'dålig bra tack aldrig igen varför hur ingen inget mitt min deras hos får fick blev nu dagar veckor fungerar den kom har var ligger ur dem denna detta där'
    ).split(' '),
  ),
  en: new Set(
    (
      "the and is of to it that was for with are this my you they not be at has from their your we it's don't " +
      'in but so just very what why how when never after no still all been have had service good bad great'
    ).split(' '),
  ),
}

/** Words that are needed before small words alone decide. */
const fewest = 2

/**
 * The language of a text: `en`, `fi`, `sv`, or `und` where it is none of them or too short to tell. Small words and
 * letters decide most texts; the detector's database (about 30 MB in memory) is loaded by the first text that they do not.
 */
export function detectLanguage(text: string, words: Word[]): ReadLanguage | 'und' {
  const [first, second] = countSmallWords(words)
  if (first!.count >= fewest && first!.count >= 2 * second!.count) return first!.language
  const sample = text.slice(0, 1000)
  if (!/\p{L}{2}/u.test(sample)) return 'und'
  const { language } = detector().detect(sample)
  if (language === 'en' || language === 'fi' || language === 'sv') return language
  if (first!.count > second!.count) return first!.language
  // Doubled vowels with ä and ö are Finnish; å is Swedish.
  if (/å/iu.test(sample)) return 'sv'
  return /[äö]/iu.test(sample) ? 'fi' : 'und'
}

function countSmallWords(words: Word[]) {
  const counts = (Object.keys(small) as ReadLanguage[]).map((language) => ({ language, count: 0 }))
  for (const { key } of words.slice(0, 200)) {
    for (const one of counts) if (small[one.language].has(key)) one.count++
  }
  return counts.sort((a, b) => b.count - a.count)
}

let loaded: typeof Eld | undefined

/** eld's smallest database, loaded here and not at the start: scoring stays synchronous and most texts never need it. */
function detector(): typeof Eld {
  if (!loaded) {
    const path = fileURLToPath(import.meta.resolve('eld/extrasmall'))
    const { eld } = createRequire(import.meta.url)(path) as { eld: typeof Eld }
    eld.setLanguageSubset([
      'en',
      'fi',
      'sv',
      'et',
      'no',
      'da',
      'de',
      'fr',
      'es',
      'it',
      'nl',
      'ru',
      'pl',
      'pt',
    ])
    loaded = eld
  }
  return loaded
}
