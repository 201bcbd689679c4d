import { type TextKind, textKinds } from '../../core/text-kind.ts'
import type { Weighed } from '../lexicon-language.ts'
import { endsSentence, isBreak, questionBreak, type Word } from '../split-words.ts'
import { type BrandRegions, region } from './brand-regions.ts'

/** Names of the shape's figures, in their order: what a text looks like, and what the lexicon weighs in it. */
export const shapeNames = [
  'one',
  'long',
  'short',
  'logLength',
  'lowerCase',
  'upperCase',
  'exclamation',
  'question',
  'endsInQuestion',
  'noEndMark',
  'figures',
  'startsWithDash',
  'spacedMarks',
  'sentences',
  'brandNamed',
  'brandAsked',
  'otherNames',
  'good',
  'bad',
  'goodRoot',
  'badRoot',
  'sum',
  'anyGood',
  'anyBad',
  'onlyGood',
  'onlyBad',
  'both',
  'none',
  'lastSign',
  'firstSign',
  'goodInClause',
  'badInClause',
  'sumInClause',
  'sumElsewhere',
  'strongGood',
  'strongBad',
  'focused',
  ...textKinds,
] as const

const place = Object.fromEntries(shapeNames.map((name, index) => [name, index])) as Record<
  (typeof shapeNames)[number],
  number
>

/** What the shape is read from. */
export interface ShapeInput {
  text: string
  words: readonly Word[]
  about: string | undefined
  kind: TextKind | undefined
  brand: BrandRegions
  weighed: readonly Weighed[]
  focus: readonly number[]
}

/** Fills the shape of a text; figures run from about -2 to 2. */
export function readShape(input: ShapeInput, into: Float32Array): void {
  into.fill(0)
  readLook(input, into)
  if (input.kind) into[place[input.kind]] = 1
  readLexicon(input, into)
}

function readLook({ text, words, about, brand }: ShapeInput, into: Float32Array): void {
  let capitals = 0
  let names = 0
  let exclamations = 0
  let questions = 0
  let sentences = 0
  let start = true
  let count = 0
  for (let at = 0; at < words.length; at++) {
    const { key, start: from } = words[at]!
    if (isBreak(key)) {
      if (key === questionBreak) questions++
      if (endsSentence(key)) {
        if (text.charCodeAt(from) === 33) exclamations++
        sentences++
        start = true
      }
      continue
    }
    count++
    const code = text.charCodeAt(from)
    const capital = (code >= 65 && code <= 90) || (code >= 192 && code <= 222)
    if (capital) capitals++
    if (capital && !start && brand.regions[at] !== region.brand) names++
    start = false
  }
  const last = words.at(-1)?.key
  into[place.one] = 1
  into[place.long] = Math.min(1, count / 60)
  into[place.short] = count < 5 ? 1 : 0
  into[place.logLength] = Math.log(1 + count) / 4
  into[place.lowerCase] = capitals === 0 ? 1 : 0
  into[place.upperCase] = count > 2 && capitals / count > 0.7 ? 1 : 0
  into[place.exclamation] = Math.min(2, exclamations)
  into[place.question] = Math.min(2, questions)
  into[place.endsInQuestion] = last === questionBreak ? 1 : 0
  into[place.noEndMark] = last !== undefined && !isBreak(last) ? 1 : 0
  into[place.figures] = /\d/.test(text) ? 1 : 0
  into[place.startsWithDash] = /^\s*[-–—]/.test(text) ? 1 : 0
  into[place.spacedMarks] = / [.,] ?/.test(text) ? 1 : 0
  into[place.sentences] = Math.min(2, sentences / 4)
  into[place.brandNamed] = brand.named.length > 0 ? 1 : 0
  into[place.brandAsked] = about ? 1 : 0
  into[place.otherNames] = Math.min(2, names / 2)
}

function readLexicon({ brand, weighed, focus, words }: ShapeInput, into: Float32Array): void {
  let good = 0
  let bad = 0
  let clauseGood = 0
  let clauseBad = 0
  let elsewhere = 0
  let focused = 0
  for (const { first, weight } of weighed) {
    if (weight > 0) good += weight
    else bad -= weight
    focused += weight * (focus[first] ?? 1)
    const where = brand.regions[first]!
    if (where === region.elsewhere || where === region.sentence) elsewhere += weight
    else if (where !== region.none) {
      if (weight > 0) clauseGood += weight
      else clauseBad -= weight
    }
    if (weight >= 3) into[place.strongGood] = 1
    if (weight <= -3) into[place.strongBad] = 1
  }
  const sum = good - bad
  into[place.good] = Math.min(2, good / 5)
  into[place.bad] = Math.min(2, bad / 5)
  into[place.goodRoot] = Math.min(2, Math.sqrt(good) / 2)
  into[place.badRoot] = Math.min(2, Math.sqrt(bad) / 2)
  into[place.sum] = Math.tanh(sum / 4)
  into[place.anyGood] = good > 0 ? 1 : 0
  into[place.anyBad] = bad > 0 ? 1 : 0
  into[place.onlyGood] = good > 0 && bad === 0 ? 1 : 0
  into[place.onlyBad] = bad > 0 && good === 0 ? 1 : 0
  into[place.both] = bad > 0 && good > 0 ? 1 : 0
  into[place.none] = bad === 0 && good === 0 ? 1 : 0
  into[place.lastSign] = Math.sign(weighed.at(-1)?.weight ?? 0)
  into[place.firstSign] = Math.sign(weighed[0]?.weight ?? 0)
  into[place.goodInClause] = Math.min(2, clauseGood / 4)
  into[place.badInClause] = Math.min(2, clauseBad / 4)
  into[place.sumInClause] = Math.tanh((clauseGood - clauseBad) / 4)
  into[place.sumElsewhere] = Math.tanh(elsewhere / 4)
  into[place.focused] = Math.tanh(focused / (3 + Math.sqrt(words.length)))
}
