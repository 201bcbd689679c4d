import { alignWords } from './align-words.ts'
import { isCommonplace } from './commonplace.ts'
import type { ComparedWord } from './compared-words.ts'
import type { Telling } from './tell-item.ts'
import { type Weighed, weighDifferences } from './weigh-differences.ts'

/** Fewer words are said by many people of many things, and equality means nothing; of a repost that says so, it does. */
const fewestWords = 7
const fewestOfRepost = 4
/** From so many words on two people do not say the same by chance; below, a changed word is another statement. */
const fewestOfLong = 20
/** Of fewer words each is needed: nothing but slips may differ. */
const oneWordMatters = 12
/** What counts as a copy: the share of all runs of three words that both hold, or of the shorter text's words. */
const sharedRuns = 0.5
const sharedOfShorter = 0.8
/** The least share of the longer text that a copy without marks makes of it: a sentence quoted in it is none. */
const sharedOfLonger = 0.4
/** How much may stand before the words that a cut text begins with. */
const leadWords = 6
/** Texts that short say little beside their headline. */
const teaserWords = 12

/**
 * Whether two items tell of the same thing: the same address, nearly the same words (cut and quoted ones included) or the
 * same long headline. Texts of one template, in which only names, dates, prices or numbers differ, tell of two.
 */
export function isSameThing(a: Telling, b: Telling): boolean {
  if (a.link !== null && a.link === b.link) return true
  if (areFormHeadlines(a, b)) return false
  const words = compareTexts(a, b)
  if (words !== 'unlike') return words === 'same'
  return a.headlineKey !== null && a.headlineKey === b.headlineKey && mayShareHeadline(a, b)
}

/** One headline with another town, date or part in it. */
function areFormHeadlines(a: Telling, b: Telling): boolean {
  if (a.headline.length === 0 || b.headline.length === 0 || a.isEdited || b.isEdited) return false
  const { common, named } = weighDifferences(alignWords(a.headline, b.headline))
  return named > 0 && common >= Math.max(a.headline.length, b.headline.length) / 2
}

function compareTexts(a: Telling, b: Telling): 'same' | 'form' | 'unlike' {
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const isRepost = a.isRepost || b.isRepost
  if (shorter.words.length < (isRepost ? fewestOfRepost : fewestWords)) return 'unlike'
  if (!isRepost && isCommonplace(shorter.words)) return 'unlike'
  const weighed = weighDifferences(alignWords(shorter.words, longer.words))
  if (!areAlike(shorter, longer, weighed)) return 'unlike'
  return !(a.isEdited || b.isEdited) && isForm(shorter.words.length, weighed) ? 'form' : 'same'
}

/** The longer a text, the more names in it change from paper to paper without it being another story. */
function isForm(words: number, { named, perhaps, numbers, changed }: Weighed): boolean {
  const most = words <= 40 ? 0 : words <= 120 ? 1 : 2
  if (named > most || (words <= 40 && perhaps > 0 && changed <= 1)) return true
  return numbers > 1 || (numbers === 1 && words < teaserWords)
}

function areAlike(shorter: Telling, longer: Telling, weighed: Weighed): boolean {
  const [few, many] = [shorter.words.length, longer.words.length]
  const { common, changed } = weighed
  const ofShorter = common / few
  const ofLonger = common / many
  if (few < fewestOfLong) {
    if (ofShorter < sharedOfShorter || changed > (few < oneWordMatters ? 0.5 : few / 10)) return false
    return ofLonger >= 0.5 || (shorter.isCut && beginsWith(longer, shorter))
  }
  if (changed > few / 4) return false
  if (shareOfRuns(shorter, longer) >= sharedRuns) return true
  if (ofShorter < sharedOfShorter) return false
  return ofLonger >= sharedOfLonger || (!longer.isRepost && beginsWith(longer, shorter))
}

/** Whether a text begins with another, give or take what pages put before it. */
function beginsWith(longer: Telling, shorter: Telling): boolean {
  const opening = longer.words.slice(0, shorter.words.length + leadWords)
  const { common } = weighDifferences(alignWords(shorter.words, opening))
  return common / shorter.words.length >= sharedOfShorter
}

function shareOfRuns(a: Telling, b: Telling): number {
  const runs = new Set(a.runs)
  const shared = b.runs.filter((run) => runs.has(run)).length
  return shared / (a.runs.length + b.runs.length - shared)
}

/** Two texts of some length under one headline speak of the same things, or the headline is that of a column. */
function mayShareHeadline(a: Telling, b: Telling): boolean {
  if (a.headline.length + b.headline.length === 0) return false
  if (Math.min(a.words.length, b.words.length) < teaserWords) return true
  const [one, other] = [tellingWords(a.words), tellingWords(b.words)]
  const shared = one.intersection(other).size
  return shared >= 0.25 * Math.min(one.size, other.size)
}

const tellingWords = (words: ComparedWord[]) =>
  new Set(words.map(({ key }) => key).filter((key) => key.length >= 5))
