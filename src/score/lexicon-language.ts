import Sentiment from 'sentiment'
import english from 'sentiment/languages/en/labels.json' with { type: 'json' }
import { compileLexicon, type Lexicon, type WeightedWords } from './lexicon.ts'
import { enExtra } from './lexicons/en-extra.ts'
import { fiColloquial } from './lexicons/fi-colloquial.ts'
import { fiComplaints } from './lexicons/fi-complaints.ts'
import { fiPraise } from './lexicons/fi-praise.ts'
import { fiService } from './lexicons/fi-service.ts'
import { sv } from './lexicons/sv.ts'
import { type Modifiers, modifierStrategy, modifiers } from './negation.ts'
import { isBreak, type Word } from './split-words.ts'

/** The languages that Korva reads; texts of any other are read with the English words. */
export type ReadLanguage = 'en' | 'fi' | 'sv'

/** A word or phrase of a text that has a weight. */
export interface Weighed {
  /** Index of its first word, and how many it takes. */
  first: number
  words: number
  /** About -5 to 5, negation and strengthening counted in. */
  weight: number
}

export type LexiconLanguage = (words: Word[]) => Weighed[]

const lists: Record<ReadLanguage, WeightedWords[]> = {
  en: [enExtra],
  fi: [fiPraise, fiComplaints, fiService, fiColloquial],
  sv: [sv],
}

/** A word that the package has nothing for, and that holds a sign which the package would drop. */
const blank = '·'
const droppedSigns = /[.,/#!?$%^&*;:{}=_`"~()\s]/u

/**
 * Registers a language with the `sentiment` package and gives the function that weighs the words of a text. The package
 * keeps its languages for the whole process, so ours have names of their own; English brings the package's AFINN
 * words along.
 */
export function createLexiconLanguage(language: ReadLanguage): LexiconLanguage {
  const lexicon = compileLexicon(...lists[language])
  const sentiment = new Sentiment()
  const name = `korva-${language}`
  sentiment.registerLanguage(name, {
    labels: { ...(language === 'en' ? english : {}), ...labelsOf(lexicon) },
    scoringStrategy: modifierStrategy(modifiers[language], denying(lexicon, modifiers[language])),
  })
  return (words) => {
    const { tokens, spans } = labelled(words, lexicon)
    const result = sentiment.analyze(tokens.join(' '), { language: name })
    return positions(tokens, result.calculation).map(({ at, weight }) => ({ ...spans[at]!, weight }))
  }
}

const labelsOf = ({ entries }: Lexicon) =>
  Object.fromEntries(entries.map(({ label, weight }) => [label, weight]))

const denying = ({ entries }: Lexicon, { negators }: Modifiers) =>
  new Set(entries.filter(({ head }) => negators.has(head)).map(({ label }) => label))

/** The words with every entry of the lexicon as one token under its label, and where each token stands. */
function labelled(words: Word[], lexicon: Lexicon) {
  const keys = words.map(({ key }) => key)
  const tokens: string[] = []
  const spans: { first: number; words: number }[] = []
  for (let at = 0; at < keys.length; ) {
    const key = keys[at]!
    const entry = isBreak(key) ? null : lexicon.find(keys, at)
    const taken = entry?.words ?? 1
    tokens.push(entry ? entry.label : isBreak(key) ? breakToken(key) : droppedSigns.test(key) ? blank : key)
    spans.push({ first: at, words: taken })
    at += taken
  }
  return { tokens, spans }
}

/** The package drops question marks. */
const breakToken = (key: string) => key.replace('?', '')

/**
 * The tokens that have a weight. The package lists them from the last to the first, by their text only: walking both
 * lists from the end gives each its place.
 */
function positions(tokens: string[], calculation: { [token: string]: number }[]) {
  const found: { at: number; weight: number }[] = []
  let next = 0
  for (let at = tokens.length - 1; at >= 0 && next < calculation.length; at--) {
    const entry = calculation[next]!
    // Own properties only: `constructor` is a word that people write.
    if (!Object.hasOwn(entry, tokens[at]!)) continue
    const weight = entry[tokens[at]!]!
    next++
    if (weight !== 0) found.push({ at, weight })
  }
  return found.reverse()
}
