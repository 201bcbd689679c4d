import type { Reason } from '../core/verdict.ts'
import { byLanguage, findRuns, quote, type Said, type WordsRead } from './find-runs.ts'
import { compileLexicon } from './lexicon.ts'
import { harmWords } from './lexicons/harm.ts'
import { modifiers } from './negation.ts'
import { endsSentence, questionBreak, type Word } from './split-words.ts'

/** What a text may claim that nobody should overlook, and the two threats of a customer who goes. */
const kinds = [
  'safety',
  'fraud',
  'leak',
  'legal',
  'discrimination',
  'harassment',
  'children',
  'leaving',
  'media',
] as const

export type Harm = (typeof kinds)[number]

/** The words of each harm; those of `none` only look like one. */
export type HarmWords = Record<Harm | 'none', string>

/** A harm that a text claims, by the words that claim it. */
export interface HarmClaimed {
  /** Grave: somebody is hurt, cheated, exposed or wronged, or the law is called. Else: a customer goes, or goes public. */
  grave: boolean
  /** Said where the brand is named, or in a text where it is not named apart. */
  towardBrand: boolean
  /** The words as they stood. */
  words: string
}

/** Words in a clause about another brand count less than this. */
const towardBrandFrom = 0.75

/** How far the end of a sentence is looked for. */
const longestSentence = 60

const lexiconOf = byLanguage((language) =>
  compileLexicon(
    Object.entries(harmWords[language]).map(
      ([kind, words]) =>
        [{ kind: kind as Harm, strength: kind === 'none' ? 0 : 1 } as Said<Harm>, words] as const,
    ),
  ),
)

/** The harms that a text claims, in their order. What is denied (`ei huijaus`) or only asked about is not claimed. */
export function harmsOf(text: string, parts: readonly WordsRead[]): HarmClaimed[] {
  const claimed: HarmClaimed[] = []
  for (const { language, words, focus } of parts) {
    for (const run of findRuns(words, lexiconOf(language), modifiers[language])) {
      if (isAsked(words, run.first)) continue
      claimed.push({
        grave: run.kind !== 'leaving' && run.kind !== 'media',
        towardBrand: focus[run.first]! >= towardBrandFrom,
        words: quote(text, words, run),
      })
    }
  }
  return claimed
}

function isAsked(words: readonly Word[], from: number): boolean {
  const end = Math.min(words.length, from + longestSentence)
  for (let at = from; at < end; at++) {
    if (endsSentence(words[at]!.key)) return words[at]!.key === questionBreak
  }
  return false
}

/** The weights of words of harm among the reasons. */
const reasonWeights = { grave: -0.8, leaving: -0.5 }

/** Adds the words of harm to the reasons of a verdict, those that stand there already left alone; strongest first. */
export function withHarm(reasons: readonly Reason[], harms: readonly HarmClaimed[], most: number): Reason[] {
  const fresh = new Map<string, Reason>()
  const said = reasons.filter(({ weight }) => weight < 0).map(({ text }) => text.toLowerCase())
  for (const { words, grave } of harms) {
    const small = words.toLowerCase()
    const known = said.some((text) => text.includes(small) || small.includes(text))
    if (!known) fresh.set(words, { text: words, weight: grave ? reasonWeights.grave : reasonWeights.leaving })
  }
  if (fresh.size === 0) return [...reasons]
  const stars = reasons.filter(({ text }) => text.startsWith('★'))
  const rest = reasons.filter(({ text }) => !text.startsWith('★') && !fresh.has(text))
  const sorted = [...fresh.values(), ...rest].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return [...stars, ...sorted.slice(0, most)]
}
