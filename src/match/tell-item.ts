import { withoutBoilerplate } from './boilerplate.ts'
import { canonicalLink } from './canonical-link.ts'
import { type ComparedWord, comparedWords } from './compared-words.ts'
import { readMarks } from './repost-marks.ts'
import { hashOf, shinglesOf } from './shingles.ts'

/** What an item is compared by. */
export interface TellingItem {
  text?: string | null | undefined
  title?: string | null | undefined
  /** Left out where many items share a page: then it says nothing. */
  url?: string | null | undefined
}

/** What an item tells, in the form in which two are compared. */
export interface Telling {
  link: string | null
  /** Without boilerplate, marks and links. Of an item without a text, its headline. */
  words: ComparedWord[]
  headline: ComparedWord[]
  /** Hash of a headline, or of a short text without one, that is long enough to mean one thing. */
  headlineKey: number | null
  /** Hashes of the runs of three words, in their order. */
  runs: number[]
  /** That the words say where they end that they go on elsewhere. */
  isCut: boolean
  isRepost: boolean
  isEdited: boolean
}

const mostLetters = 20_000
/** Shorter headlines are written by many of many things. */
const fewestOfHeadline = 6
const mostOfHeading = 25
/** What aggregators put behind a headline: the name of the paper. */
const paper = / [-–—|] [^-–—|]{2,40}$/u

/** Reads what an item tells. Texts of any length: what is beyond 20,000 letters or 400 words counts no more. */
export function tellItem({ text, title, url }: TellingItem): Telling {
  const head = tidy(title ?? '')
  const marks = readMarks(tidy(text ?? '') || head)
  const own = withoutBoilerplate(marks.text)
  const words = comparedWords(own.text)
  const headline = comparedWords(head.replace(paper, ''))
  // A short text without a headline may be the headline of another: people post those with a link.
  const heading = headline.length > 0 ? headline : words.length <= mostOfHeading ? words : []
  return {
    link: url ? canonicalLink(url) : null,
    words,
    headline,
    headlineKey: heading.length >= fewestOfHeadline ? hashOf(heading.map(({ key }) => key).join(' ')) : null,
    runs: shinglesOf(words.map(({ key }) => key)),
    ...{ isCut: own.isCut, isRepost: marks.isRepost, isEdited: marks.isEdited },
  }
}

/** One space or one end of a line where there were many. */
const tidy = (text: string) =>
  text
    .slice(0, mostLetters)
    .replace(/\s+/gu, (run) => (run.includes('\n') ? '\n' : ' '))
    .trim()
