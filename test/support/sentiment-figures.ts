import type { Sentiment } from '../../src/core/verdict.ts'

/** What a text was judged to be, and what it is. */
export interface JudgedText {
  said: Sentiment
  /** -1 to 1: the lower, the more negative. */
  score: number
  confidence: number
  is: Sentiment
}

const labels: Sentiment[] = ['negative', 'neutral', 'positive']

/** What is measured of a scorer, in percent. */
export function figuresOf(texts: JudgedText[]) {
  const negative = ofLabel(texts, 'negative')
  const macroF1 = labels.reduce((sum, label) => sum + ofLabel(texts, label).f1, 0) / labels.length
  return {
    texts: texts.length,
    macroF1: percent(macroF1),
    area: percent(areaOf(texts)),
    precision: percent(negative.precision),
    recall: percent(negative.recall),
    recallAt80: percent(recallAt(texts, 0.8)),
  }
}

/** By tenths of confidence: how many texts, and how many of them are right, in percent. */
export function calibrationOf(texts: JudgedText[]) {
  const bins = Map.groupBy(texts, ({ confidence }) => Math.floor(confidence * 10) / 10)
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([from, those]) => {
      const right = those.filter(({ said, is }) => said === is).length
      return { from, texts: those.length, right: percent(right / those.length) }
    })
}

function ofLabel(texts: JudgedText[], label: Sentiment) {
  const said = texts.filter((text) => text.said === label)
  const held = texts.filter((text) => text.is === label)
  const hits = said.filter(({ is }) => is === label).length
  return {
    precision: hits / Math.max(1, said.length),
    recall: hits / held.length,
    f1: (2 * hits) / (said.length + held.length),
  }
}

/** The area under the ROC curve of negative against the rest: ties count half. */
function areaOf(texts: JudgedText[]): number {
  const [negative, rest] = [true, false].map((wanted) =>
    texts.filter(({ is }) => (is === 'negative') === wanted).map(({ score }) => score),
  )
  let won = 0
  for (const one of negative!) for (const other of rest!) won += one < other ? 1 : one === other ? 0.5 : 0
  return won / (negative!.length * rest!.length)
}

/** The most negatives that are found by a threshold on the score with such a precision. */
function recallAt(texts: JudgedText[], precision: number): number {
  const order = texts.toSorted((a, b) => a.score - b.score)
  const held = texts.filter(({ is }) => is === 'negative').length
  let hits = 0
  let best = 0
  for (const [index, text] of order.entries()) {
    if (text.is === 'negative') hits++
    if (order[index + 1]?.score === text.score) continue
    if (hits / (index + 1) >= precision) best = hits / held
  }
  return best
}

const percent = (share: number) => Math.round(1000 * share) / 10
