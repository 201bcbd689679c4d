import type { MatchWhy } from '../core/match-why.ts'
import type { BrandWords } from '../core/teaching.ts'
import { type Standing, standingOf } from './capital-evidence.ts'
import { isHyphenGap } from './char-class.ts'
import { standsAsName } from './grammar-cue.ts'
import type { NameKind } from './known-names.ts'
import { shownWords, wordsAt } from './match-result.ts'
import { type NameProfile, toldBy } from './name-profile.ts'
import type { Findings, Found, Matchable } from './phrase-book.ts'
import { type WordsAround, wordsAround } from './words-around.ts'

/** An ambiguous name where it stands, with what is known of it. */
export interface NamePlace {
  found: Found
  profile: NameProfile
  /** The spelling whose capitals are expected. */
  spelling: string
}

/**
 * What a standing is worth for a common word, a first name, and letters that stand for other things too. 1 is enough to
 * take a text for the brand's. Hand-set, and tried on the cases of test/match/ambiguous.test.ts.
 */
const worth: Record<Standing, Record<NameKind, number>> = {
  handle: { word: 4, person: 3, letters: 4 },
  tag: { word: 1.2, person: 1, letters: 1 },
  company: { word: 4, person: 4, letters: 4 },
  colon: { word: 3, person: 3, letters: 0.9 },
  compound: { word: 3, person: 3, letters: 0.9 },
  'small-compound': { word: 1, person: 2, letters: 0.5 },
  inside: { word: 3, person: 0.5, letters: 0.9 },
  'part-of-name': { word: 0.6, person: 0, letters: 0.8 },
  opening: { word: 0, person: 0, letters: 0.6 },
  small: { word: -2, person: -0.5, letters: -0.7 },
  'all-small': { word: -0.5, person: -0.3, letters: 0 },
  person: { word: -4, person: -4, letters: -2 },
}

const isSpelt: ReadonlySet<Standing> = new Set(['inside', 'colon', 'compound', 'part-of-name'])
const tellsNothing: ReadonlySet<Standing> = new Set(['opening', 'small', 'all-small'])

const enough = 1
/** What a person of that name beside takes away. */
const person = 1.5
/** So much is enough whatever the other places say. */
const sure = enough + person
/** Places that are weighed: a text that holds more means the same by them. */
const mostPlaces = 12

interface Weighed {
  score: number
  standing: Standing
  why: MatchWhy
}

/** Whether a text means the brand by an ambiguous name, and what decided; null: it does not. */
export function weighNames(places: NamePlace[], findings: Findings, learnt?: BrandWords): MatchWhy | null {
  const weighed: Weighed[] = []
  for (const place of places.slice(0, mostPlaces)) {
    const one = weigh(place, findings, learnt)
    if (one.score >= sure) return one.why
    weighed.push(one)
  }
  const best = weighed.toSorted((a, b) => b.score - a.score)[0]
  if (!best) return null
  const others = weighed.filter(({ standing }) => standing === 'opening').length - 1
  const isOfPerson = weighed.some(({ standing }) => standing === 'person')
  const score = best.score + Math.min(1, 0.5 * Math.max(0, others)) - (isOfPerson ? person : 0)
  return score >= enough ? best.why : null
}

function weigh({ found, profile, spelling }: NamePlace, findings: Findings, learnt?: BrandWords): Weighed {
  if (found.term.words.length > 1)
    return { score: 4, standing: 'company', why: { code: 'name', words: [wordsAt(found)] } }
  const standing = isRelative(found, profile) ? 'person' : standingOf(found, spelling)
  const around = wordsAround(found, findings, profile, learnt)
  const reasons = reasonsFor(standing, found, around, profile, findings.item)
  const score = reasons.reduce((sum, { value }) => sum + value, 0) - against(around, profile)
  const most = reasons.toSorted((a, b) => b.value - a.value)[0]!
  return { score, standing, why: { code: most.code, words: most.words } }
}

/** `Elisa-täti`: a name joined with what people are to each other. */
function isRelative({ text, hit }: Found, { kind }: NameProfile): boolean {
  const next = text.token(hit.last + 1)
  return kind === 'person' && next !== undefined && isHyphenGap(next.gap) && toldBy.of(next.key).has('people')
}

interface Reason {
  code: MatchWhy['code']
  value: number
  words: string[]
}

function reasonsFor(
  standing: Standing,
  found: Found,
  { context, trade, trades, service, company, deeds, rating, ours }: WordsAround,
  profile: NameProfile,
  item: Matchable,
): Reason[] {
  const isTag = standing === 'tag' || standing === 'handle'
  // Of letters that are not known to mean something else, capitals are enough.
  const unknownLetters =
    profile.kind === 'letters' && profile.trades.size === 0 && isSpelt.has(standing) ? 0.3 : 0
  const asName = tellsNothing.has(standing) && standsAsName(found) ? 1 : 0
  return [
    {
      code: isTag ? 'tag' : 'form',
      value: worth[standing][profile.kind] + unknownLetters + asName,
      words: shownWords([found]),
    },
    // The settings promise that a name beside one of these is taken for the brand.
    { code: 'context', value: counted(context, 3.2, 0.5, 4.2), words: context },
    { code: 'context', value: counted(trade, 2, 0.7, 3.2), words: trade },
    { code: 'context', value: counted(service, 1, 0.5, 1.5), words: service },
    { code: 'context', value: counted(company, 1.2, 0.5, 1.7), words: company },
    { code: 'context', value: counted(deeds, profile.kind === 'person' ? 0.4 : 1, 0.3, 1.3), words: deeds },
    // A machine may be as lousy as a company; a person or a length of studies hardly.
    { code: 'context', value: counted(rating, profile.kind === 'word' ? 0.6 : 1, 0.2, 1.4), words: rating },
    { code: 'context', value: counted(trades, 0.7, 0.4, 1.5), words: trades },
    { code: 'learnt', value: Math.min(3, 2 * ours.weight), words: ours.words.slice(0, 5) },
    sourceReason(item, found),
  ]
}

/** A review or an app's page that holds the name, and a site that bears it. */
function sourceReason({ kind, rating, url }: Matchable, { term }: Found): Reason {
  const host = url && URL.canParse(url) ? new URL(url).hostname : ''
  if (host.split('.').some((label) => label === term.words[0]!.key))
    return { code: 'source', value: 2, words: [host] }
  const isReview = kind === 'review' || kind === 'app' || typeof rating === 'number'
  return { code: 'source', value: isReview ? 1 : 0, words: isReview ? [kind ?? 'review'] : [] }
}

/** What speaks for the other thing of that name. */
function against({ not, notDistance, people, theirs }: WordsAround, { kind }: NameProfile): number {
  const beside = notDistance <= 1 ? 3.5 : notDistance <= 5 ? 2 : 1
  const others = not.length > 0 ? beside + 0.5 * (not.length - 1) : 0
  const persons = kind === 'person' ? counted(people, 1.5, 0.7, 2.9) : 0
  return Math.min(4, others) + persons + Math.min(4, 2 * theirs.weight)
}

function counted(words: string[], first: number, further: number, most: number): number {
  return words.length === 0 ? 0 : Math.min(most, first + further * (words.length - 1))
}
