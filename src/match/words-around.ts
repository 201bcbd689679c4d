import type { BrandWords } from '../core/teaching.ts'
import { type NameProfile, toldBy } from './name-profile.ts'
import type { Findings, Found } from './phrase-book.ts'
import type { TextWords, Token } from './text-words.ts'

/** Words to each side of a name that may tell what it means. */
const reach = 25
/** Words behind a name that may say what it did. */
const reachOfDeeds = 4
/** Words of a title that are read beside a text. */
const mostOfTitle = 20

/** What the words around a name say: words that tell of each thing, as they stood, each once. */
export interface WordsAround {
  context: string[]
  trade: string[]
  service: string[]
  company: string[]
  deeds: string[]
  rating: string[]
  /** Words of any trade, where none is known to be its own. */
  trades: string[]
  people: string[]
  /** Words beside the other thing: the least distance of one in words, and those words. */
  not: string[]
  notDistance: number
  /** Strengths, summed up, of what the team's clicks have taught. */
  ours: { words: string[]; weight: number }
  theirs: { words: string[]; weight: number }
}

/** Reads the words around a name, 25 to each side, and the title. */
export function wordsAround(
  { text, hit }: Found,
  { texts }: Findings,
  profile: NameProfile,
  learnt: BrandWords | undefined,
): WordsAround {
  const around: WordsAround = {
    ...{
      context: [],
      trade: [],
      service: [],
      company: [],
      deeds: [],
      rating: [],
      trades: [],
      people: [],
      not: [],
    },
    notDistance: Number.POSITIVE_INFINITY,
    ours: { words: [], weight: 0 },
    theirs: { words: [], weight: 0 },
  }
  const seen = new Set<string>()
  for (const { text: place, index, distance } of places(text, hit, texts)) {
    const isBehind = place === text && index > hit.last && distance <= reachOfDeeds
    const token = place.token(index)!
    if (profile.context.some((word) => word.at(place, index))) addOnce(around.context, token.raw)
    if (profile.not.of(token.key).size > 0) {
      addOnce(around.not, token.raw)
      around.notDistance = Math.min(around.notDistance, distance)
    }
    if (seen.has(token.key)) continue
    seen.add(token.key)
    fileWord(around, token, profile, isBehind)
    if (learnt) fileLearnt(around, token, learnt)
  }
  return around
}

function* places(text: TextWords, hit: Found['hit'], texts: TextWords[]) {
  for (let index = Math.max(0, hit.first - reach); index < hit.first; index++)
    yield { text, index, distance: hit.first - index }
  for (let index = hit.last + 1; index < Math.min(text.count, hit.last + 1 + reach); index++)
    yield { text, index, distance: index - hit.last }
  for (const other of texts) {
    if (other === text) continue
    const most = Math.min(other.count, other.part === 'title' ? mostOfTitle : reach)
    for (let index = 0; index < most; index++) yield { text: other, index, distance: reach }
  }
}

function fileWord(around: WordsAround, { raw, key }: Token, { trades }: NameProfile, isBehind: boolean) {
  for (const tells of toldBy.of(key)) {
    switch (tells) {
      case 'people':
      case 'company':
      case 'rating':
      case 'service':
        addOnce(around[tells], raw)
        break
      case 'deeds':
        if (isBehind) addOnce(around.deeds, raw)
        break
      default:
        if (trades.has(tells)) addOnce(around.trade, raw)
        else if (trades.size === 0) addOnce(around.trades, raw)
    }
  }
}

function fileLearnt(around: WordsAround, { key, raw }: Token, { ours, theirs }: BrandWords) {
  for (const [side, words] of [
    [around.ours, ours],
    [around.theirs, theirs],
  ] as const) {
    const weight = Object.hasOwn(words, key) ? words[key]! : 0
    if (weight <= 0) continue
    side.words.push(raw)
    side.weight += weight
  }
}

function addOnce(words: string[], word: string) {
  if (words.length < 5 && !words.includes(word)) words.push(word)
}
