import { describe, expect, it } from 'vitest'
import { createLexiconLanguage } from '../../src/score/lexicon-language.ts'
import { createFeatureReader } from '../../src/score/model/read-features.ts'
import { addUp } from '../../src/score/model/weight-table.ts'
import { splitWords } from '../../src/score/split-words.ts'
import { type Judged, macroF1, negatives } from '../../src/score/train/figures.ts'
import { findConfidence, findFactors, findLeanings } from '../../src/score/train/find-factors.ts'
import { heldOut } from '../../src/score/train/hold-out.ts'
import { keepWeights } from '../../src/score/train/keep-weights.ts'
import { seeded } from '../../src/score/train/random.ts'
import { readRows } from '../../src/score/train/read-rows.ts'
import type { LabelledText } from '../../src/score/train/read-texts.ts'
import { predict, type TrainingPace, trainLinear } from '../../src/score/train/train-linear.ts'

const labels = ['negative', 'neutral', 'positive'] as const
const said = {
  negative: ['the door broke', 'it broke at once', 'the lamp broke again', 'my chair broke'],
  neutral: ['the shop opens at nine', 'does it open at ten', 'the door opens outward', 'the lamp costs ten'],
  positive: ['the lamp shines', 'it shines at once', 'my chair shines', 'the door shines again'],
}
const texts: LabelledText[] = labels.flatMap((label) =>
  said[label].map((text, at) => ({
    text,
    label,
    lang: 'en',
    source: `file ${at % 2}`,
    about: undefined,
    kind: undefined,
    written: true,
    split: 'train',
  })),
)
const rows = readRows(texts, 'en')
const set = {
  rows,
  chosen: texts.map((_, row) => row),
  classOf: texts.map(({ label }) => labels.indexOf(label)),
  weightOf: () => 1,
  classes: 3,
}
const pace: TrainingPace = {
  epochs: 20,
  step: 0.5,
  restraint: 1,
  shapeStep: 0.05,
  evidence: 1,
  seed: 3,
  rounds: 2,
}

describe('training', () => {
  const model = trainLinear(set, pace)
  const chances = new Float64Array(3)

  it('learns what it is shown, and the same each time', () => {
    const again = trainLinear(set, pace)
    expect(again.weights.every((weight, at) => weight === model.weights[at])).toBe(true)
    texts.forEach((_, row) => {
      predict(model, rows, row, chances)
      expect(chances.indexOf(Math.max(...chances))).toBe(set.classOf[row])
    })
  })

  it('keeps its judgement in a table of bytes', () => {
    const table = keepWeights(model, rows, set.chosen, 20_000, 1)
    const read = createFeatureReader('en')
    const weigh = createLexiconLanguage('en')
    const sums = new Float64Array(2)
    const sumsOf = (text: string) => {
      const words = splitWords(text)
      const focus = words.map(() => 1)
      addUp(
        table,
        read({ text, words, about: undefined, kind: undefined, weighed: weigh(words), focus }),
        sums,
      )
      return [...sums] as [negative: number, positive: number]
    }
    expect(table.cells.length).toBe(60_000)
    const broken = sumsOf('the kettle broke')
    const shining = sumsOf('the kettle shines')
    expect(broken[0]).toBeGreaterThan(broken[1])
    expect(shining[1]).toBeGreaterThan(shining[0])
  })

  it('judges each held-out text by a model that has not seen its file', () => {
    const leaking = texts.map((text, row) => (row === 0 ? { ...text, text: 'zzz qqq' } : text))
    const part = (row: number) => leaking[row]!.source
    const judged = heldOut({ ...set, rows: readRows(leaking, 'en') }, pace, leaking, part)
    expect([...judged.keys()].sort((a, b) => a - b)).toEqual(set.chosen)
    // A text of nothing but new words cannot be told as surely as when it was trained on.
    expect(judged.get(0)![0]).toBeLessThan(0.6)
  })
})

/** Texts whose chances say 0.9 and are right seven times in ten. */
function overconfident(): Judged[] {
  const random = seeded(1)
  return Array.from({ length: 3000 }, () => {
    const label = Math.floor(random() * 3)
    const right = random() < 0.7 ? label : (label + 1 + Math.floor(random() * 2)) % 3
    const chances: Judged['chances'] = [0.05, 0.05, 0.05]
    chances[label] = 0.9
    return { chances, right }
  })
}

describe('what is found on held-out texts', () => {
  it('makes the confidence true', () => {
    const { offset, slope } = findConfidence(overconfident())
    const odds = Math.log(0.9 / 0.1)
    expect(1 / (1 + Math.exp(-(offset + slope * odds)))).toBeCloseTo(0.7, 1)
  })

  it('raises a label that is said too seldom', () => {
    const shy: Judged[] = Array.from({ length: 300 }, (_, at) => ({
      chances: at % 3 === 0 ? [0.4, 0.5, 0.1] : at % 3 === 1 ? [0.1, 0.8, 0.1] : [0.1, 0.2, 0.7],
      right: at % 3,
    }))
    const factors = findFactors(shy)
    expect(macroF1(shy, [1, 1, 1])).toBeLessThan(0.8)
    expect(macroF1(shy, factors)).toBe(1)
    expect(factors[0]).toBeGreaterThan(1)
  })

  it('leans as far as the aims ask', () => {
    const random = seeded(2)
    const noisy: Judged[] = Array.from({ length: 3000 }, () => {
      const negative = random()
      return { chances: [negative, 1 - negative, 0], right: random() < negative ? 0 : 1 }
    })
    const { precision, recall } = findLeanings(noisy)
    expect(negatives(noisy, [precision, 1, 1]).precision).toBeGreaterThanOrEqual(0.82)
    expect(negatives(noisy, [recall, 1, 1]).recall).toBeGreaterThanOrEqual(0.87)
    expect(precision).toBeLessThan(1)
    expect(recall).toBeGreaterThan(1)
  })
})
