import { textKinds } from '../../core/text-kind.ts'
import type { LabelFactors } from '../model/weights.ts'
import { area, type Judged, macroF1, negatives } from './figures.ts'
import type { TrainedLanguage } from './train-language.ts'

const even: LabelFactors = [1, 1, 1]
const percent = (share: number) => Math.round(1000 * share) / 10

/** Prints what held-out texts got: by kind, by leaning, and how true the confidence is. */
export function reportLanguage({ weights, customer }: TrainedLanguage): void {
  const groups: [string, Judged[]][] = [
    ['all', customer],
    ...textKinds.map((kind): [string, Judged[]] => [kind, customer.filter(({ text }) => text.kind === kind)]),
    ...[...new Set(customer.map(({ text }) => text.source))].map((source): [string, Judged[]] => [
      source,
      customer.filter(({ text }) => text.source === source),
    ]),
  ]
  console.table(
    Object.fromEntries(groups.filter(([, held]) => held.length > 0).map(([name, held]) => [name, row(held)])),
  )
  console.table(
    Object.fromEntries(
      Object.entries(weights.leanings).map(([leaning, factor]) => {
        const { precision, recall } = negatives(customer, [factor, 1, 1])
        return [leaning, { precision: percent(precision), recall: percent(recall) }]
      }),
    ),
  )
  console.table(calibration(customer, weights.confidence))
}

const row = (held: Judged[]) => ({
  texts: held.length,
  macroF1: percent(macroF1(held, even)),
  area: percent(area(held)),
  precision: percent(negatives(held, even).precision),
  recall: percent(negatives(held, even).recall),
})

/** By tenths of confidence: how many texts, and how many of them are right. */
function calibration(held: Judged[], { offset, slope }: { offset: number; slope: number }) {
  const bins = new Map<number, { texts: number; right: number }>()
  for (const { chances, right } of held) {
    const chance = Math.min(0.9999, Math.max(...chances))
    const confidence = 1 / (1 + Math.exp(-(offset + slope * Math.log(chance / (1 - chance)))))
    const bin = Math.floor(confidence * 10) / 10
    const counted = bins.get(bin) ?? { texts: 0, right: 0 }
    counted.texts++
    if (chances.indexOf(Math.max(...chances)) === right) counted.right++
    bins.set(bin, counted)
  }
  return Object.fromEntries(
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, { texts, right }]) => [`from ${bin}`, { texts, right: percent(right / texts) }]),
  )
}
