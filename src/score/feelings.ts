import type { Feeling, FeelingShown } from '../core/verdict.ts'
import { byLanguage, findRuns, leastFocus, quote, type Said, type WordsRead } from './find-runs.ts'
import { byDistance, compileLexicon, type WeightedWords } from './lexicon.ts'
import { feelingsEn } from './lexicons/feelings-en.ts'
import { feelingsFi } from './lexicons/feelings-fi.ts'
import { feelingsSv } from './lexicons/feelings-sv.ts'
import { modifiers } from './negation.ts'

/** The words of each feeling by how strongly they show it, 1 or 2; those of `none` only look like a feeling. */
export type FeelingWords = Record<Feeling | 'none', WeightedWords>

const lists = { en: feelingsEn, fi: feelingsFi, sv: feelingsSv }

/** Words of a feeling that are quoted at most. */
const mostWords = 5

const lexiconOf = byLanguage((language) =>
  compileLexicon(
    Object.entries(lists[language]).flatMap(([kind, words]) =>
      byDistance(words).map(
        ([strength, list]) => [{ kind: kind as Feeling, strength } as Said<Feeling>, list] as const,
      ),
    ),
  ),
)

/**
 * The feelings that a text shows, strongest first, with the words that show them as they stood. What is denied, and what
 * a clause shows that is about another brand, does not count.
 */
export function feelingsOf(text: string, parts: readonly WordsRead[]): FeelingShown[] {
  const shown = new Map<Feeling, { strength: number; words: string[] }>()
  for (const { language, words, focus } of parts) {
    for (const run of findRuns(words, lexiconOf(language), modifiers[language])) {
      if (focus[run.first]! < leastFocus) continue
      const before = shown.get(run.kind) ?? { strength: 0, words: [] }
      before.strength += run.strength * focus[run.first]!
      const quoted = quote(text, words, run)
      if (before.words.length < mostWords && !before.words.includes(quoted)) before.words.push(quoted)
      shown.set(run.kind, before)
    }
  }
  return [...shown]
    .sort(([, a], [, b]) => b.strength - a.strength)
    .map(([feeling, { words }]) => ({ feeling, words }))
}
