import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TextKind } from '../../src/core/text-kind.ts'
import type { Leaning, Sentiment } from '../../src/core/verdict.ts'
import { createScorer } from '../../src/score/create-scorer.ts'
import { calibrationOf, figuresOf, type JudgedText } from '../support/sentiment-figures.ts'

const score = createScorer()

/** Texts that nobody here has trained on or tuned by; test/unseen/README.md tells of them. */
function judged(language: string, leaning: Leaning = 'balanced'): JudgedText[] {
  const file = join(import.meta.dirname, `../unseen/${language}.tsv`)
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return rows.map((row) => {
    const [, lang, kind, about, text, label] = row.split('\t') as [
      string,
      string,
      TextKind,
      string,
      string,
      Sentiment,
    ]
    const { label: said, score: how, confidence } = score({ text, lang, kind, about, leaning })
    return { said, score: how, confidence, is: label }
  })
}

// Measured when this was written: see the model card (docs/model-card.md). Each floor is a little below.
it.each([
  ['fi', 70, 82.5],
  ['en', 70, 82],
  ['sv', 69, 83],
])('texts in %s that nobody trained on reach macro-F1 %d and AUC %d', (language, macroF1, area) => {
  const figures = figuresOf(judged(language))
  console.table({ [language]: figures })
  expect(figures.macroF1).toBeGreaterThanOrEqual(macroF1)
  expect(figures.area).toBeGreaterThanOrEqual(area)
})

it('is as sure as it is right', () => {
  const bins = calibrationOf(['fi', 'en', 'sv'].flatMap((language) => judged(language)))
  console.table(bins)
  for (const { from, texts, right } of bins) {
    // A bin of few texts says nothing; a card that is more often right than it says does no harm.
    if (texts >= 50) expect(right).toBeGreaterThanOrEqual(100 * from - 7)
  }
})

it('leans as it is told: few wrong cards, or few complaints that nobody sees', () => {
  const [precise, balanced, complete] = (['precision', 'balanced', 'recall'] as const).map((leaning) =>
    figuresOf(['fi', 'en', 'sv'].flatMap((language) => judged(language, leaning))),
  )
  console.table({ precise, balanced, complete })
  expect(precise!.precision).toBeGreaterThanOrEqual(78)
  expect(complete!.recall).toBeGreaterThanOrEqual(82)
  expect(precise!.recall).toBeLessThan(balanced!.recall)
  expect(balanced!.precision).toBeGreaterThan(complete!.precision)
})
