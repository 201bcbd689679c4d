import { textKinds } from '../../core/text-kind.ts'
import type { ReadLanguage } from '../lexicon-language.ts'
import { featureVersion } from '../model/read-features.ts'
import type { LabelFactors, Weights } from '../model/weights.ts'
import type { Judged } from './figures.ts'
import { findConfidence, findFactors, findLeanings, withFactors } from './find-factors.ts'
import { featureFingerprint } from './fingerprint.ts'
import { heldOut } from './hold-out.ts'
import { keepWeights } from './keep-weights.ts'
import { cellsOf, learnsFrom, type MannerPlan, mannerPlans, weightOf } from './manners.ts'
import { type Rows, readRows } from './read-rows.ts'
import type { LabelledText } from './read-texts.ts'
import { type Linear, type TrainingPace, type TrainingSet, trainLinear } from './train-linear.ts'

const labels = ['negative', 'neutral', 'positive']
const neutral = 1

const publicPace: TrainingPace = {
  epochs: 4,
  step: 0.3,
  restraint: 3,
  shapeStep: 0.05,
  evidence: 0.5,
  seed: 11,
  rounds: 2,
}
const customerPace: TrainingPace = {
  epochs: 5,
  step: 0.5,
  restraint: 1,
  shapeStep: 0.05,
  evidence: 1,
  seed: 12,
  rounds: 8,
}
const gatePace: TrainingPace = {
  epochs: 3,
  step: 0.3,
  restraint: 1,
  shapeStep: 0.05,
  evidence: 0,
  seed: 13,
  rounds: 1,
}

/** Parts that a public set is held out in; of a set of many texts the first part tells enough. */
const parts = 4
const manyTexts = 8000

/** The weights of a language and what its held-out texts got. */
export interface TrainedLanguage {
  weights: Weights
  /** The customer's texts, each judged by a model that saw no text of its file, with the factors of its kind. */
  customer: (Judged & { text: LabelledText })[]
}

/** Trains the experts, the gate between them, and finds factors and confidence on held-out texts. */
export function trainLanguage(all: readonly LabelledText[], language: ReadLanguage): TrainedLanguage {
  const own = hideKinds(all.filter(({ lang, split }) => lang === language && split === 'train'))
  const texts = [...own, ...withoutBrand(own)]
  const rows = readRows(texts, language)
  const plans = mannerPlans[language]
  const setOf = (expert: string): TrainingSet => ({
    rows,
    chosen: texts.flatMap((text, row) => (learnsFrom(expert, plans, text) && !text.nobodyAsks ? [row] : [])),
    classOf: texts.map(({ label }) => labels.indexOf(label)),
    weightOf: (row) => weightOf(texts[row]!, expert),
    classes: labels.length,
  })
  const names = [...new Set(plans.map(({ expert }) => expert))]
  const experts = names.map((name) => {
    const set = setOf(name)
    const model = trainLinear(set, paceOf(name))
    return keepWeights(model, rows, set.chosen, cellsOf[language].experts[name]!, neutral)
  })
  const heldBack = names.flatMap((name) => judgeHeldOut(name, plans, setOf(name), texts))
  const judged = new Map(plans.map(({ name, holds }) => [name, heldBack.filter(({ text }) => holds(text))]))
  const customer = judged.get('customer')!
  const kinds = Object.fromEntries(
    textKinds.map((kind) => [
      kind,
      kindFactors(
        customer.filter(({ text }) => text.kind === kind),
        customer,
      ),
    ]),
  ) as Weights['kinds']
  const unknown = findFactors(customer.filter(({ text }) => !text.kind))
  const settled = customer.map((one) => ({
    ...one,
    chances: withFactors([one], one.text.kind ? kinds[one.text.kind] : unknown)[0]!.chances,
  }))
  const manners = plans.map(({ name, expert }) => ({
    name,
    expert: names.indexOf(expert),
    factors: findFactors(judged.get(name)!.filter(({ text }) => !text.kind)),
  }))
  return {
    weights: {
      language,
      features: featureVersion,
      fingerprint: featureFingerprint(),
      manners,
      kinds,
      leanings: findLeanings(settled),
      confidence: findConfidence(settled),
      gate: trainGate(rows, texts, plans, cellsOf[language].gate),
      experts,
    },
    customer: settled,
  }
}

/** The kind is not always known: one in so many written texts is trained on without it. */
const hiddenKind = 4
const hideKinds = (texts: readonly LabelledText[]): LabelledText[] =>
  texts.map((text, at) => (text.written && at % hiddenKind === 0 ? { ...text, kind: undefined } : text))

/** Written texts as they are met where nobody says what brand they are about: the gate learns from them. */
const withoutBrand = (texts: readonly LabelledText[]): LabelledText[] =>
  texts
    .filter(({ written }) => written)
    .map((text) => ({ ...text, about: undefined, kind: undefined, nobodyAsks: true }))

const paceOf = (expert: string) => (expert === 'customer' ? customerPace : publicPace)

/** Few texts of a kind: its factors stay near those of all. */
const enoughTexts = 150

function kindFactors(ofKind: readonly Judged[], all: readonly Judged[]): LabelFactors {
  return findFactors(ofKind.length >= enoughTexts ? ofKind : all)
}

/** Texts of an expert's manners, each judged without having been seen: written ones file by file, others in parts. */
function judgeHeldOut(
  expert: string,
  plans: readonly MannerPlan[],
  set: TrainingSet,
  texts: readonly LabelledText[],
): (Judged & { text: LabelledText })[] {
  const own = plans.filter((plan) => plan.expert === expert)
  const many = own.filter(({ holds }) => set.chosen.filter((row) => holds(texts[row]!)).length > manyTexts)
  const partOf = (row: number) => {
    const text = texts[row]!
    const manner = own.find(({ holds }) => holds(text))
    if (!manner || (many.includes(manner) && row % parts > 0)) return null
    return text.written ? text.source : `part ${row % parts}`
  }
  const chances = heldOut(set, paceOf(expert), texts, partOf)
  return [...chances].map(([row, said]) => ({ chances: said, right: set.classOf[row]!, text: texts[row]! }))
}

/** The gate tells manners apart; each counts alike, however many texts it has. */
function trainGate(rows: Rows, texts: readonly LabelledText[], plans: MannerPlan[], slots: number) {
  const mannerOf = texts.map((text) => plans.findIndex(({ holds }) => holds(text)))
  const counts = plans.map((_, manner) => mannerOf.filter((each) => each === manner).length)
  const chosen = texts.map((_, row) => row)
  const least = Math.min(...counts)
  const model: Linear = trainLinear(
    {
      rows,
      chosen,
      classOf: mannerOf,
      weightOf: (row) => Math.sqrt(least / counts[mannerOf[row]!]!),
      classes: plans.length,
    },
    gatePace,
  )
  return keepWeights(model, rows, chosen, slots, null)
}
