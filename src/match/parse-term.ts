import { badQuery, type Field, fieldStart, parseField } from './field-syntax.ts'

/** A term of a brand, understood: its fields hold, and its words stand where they are to be. */
export interface ParsedTerm {
  fields: Field[]
  /** The words must stand in the title. */
  inTitle: boolean
  words: Wording | null
}

/** Words that follow each other, or two that stand near each other. */
export type Wording = { phrase: string } | Near

export interface Near {
  first: string
  second: string
  /** How many words the second may be from the first, to either side. */
  within: number
}

/** Two that stand near each other, where no number is given. */
const usualDistance = 8
const longestDistance = 100

const nearAllowed = `"acme" near "outage", "acme" near/5 "outage" (1 to ${longestDistance} words)`
const quote = '["“”]'
const nearPattern = new RegExp(
  `^${quote}([^"“”]*)${quote}\\s+near(?:/(\\d{1,4}))?\\s+${quote}([^"“”]*)${quote}$`,
  'iu',
)
/** What was meant as one and is none: `near` between or beside quotes, or with its number. */
const nearly = new RegExp(
  `${quote}\\s*near(?:/\\S*)?(?:\\s|${quote}|$)|(?:^|\\s)near(?:/\\S*)?\\s*${quote}`,
  'iu',
)
const slashed = /(?:^|\s)near\/\S*/iu
const wholeQuoted = new RegExp(`^${quote}([^"“”]+)${quote}$`, 'u')
/** A word with its quoted part whole: `author:"John Smith"`. */
const parts = /(?:[^\s"]*:"[^"]*(?:"|$))|\S+/gu

/**
 * Understands a term of a brand: plain words, `"a" near/5 "b"`, and the fields `site:`, `author:`, `lang:`, `kind:` and
 * `in:title`, alone or beside words. Throws KorvaError('bad-query') for what looks like one of these and is none.
 */
export function parseTerm(source: string): ParsedTerm {
  const term: ParsedTerm = { fields: [], inTitle: false, words: null }
  const words: string[] = []
  for (const [part] of source.matchAll(parts)) {
    const name = fieldStart.exec(part)?.[1]
    if (!name) {
      words.push(part)
      continue
    }
    const field = parseField(name, fieldValue(part, part.slice(name.length + 1)), part)
    if (field === 'in:title') term.inTitle = true
    else term.fields.push(field)
  }
  const rest = words.length < 1 ? '' : term.fields.length || term.inTitle ? words.join(' ') : source.trim()
  if (rest) term.words = parseWording(rest)
  if (term.inTitle && !rest) throw badQuery('`in:title` has no words behind it', 'in:title acme')
  return term
}

/** What a field is given, without quotes. */
function fieldValue(part: string, value: string): string {
  if (!value.startsWith('"')) return value
  if (value.length < 2 || !value.endsWith('"'))
    throw badQuery(`\`${part}\` has no closing quote`, 'author:"John Smith"')
  return value.slice(1, -1)
}

/** Words as a phrase or as two near each other. */
function parseWording(text: string): Wording {
  const near = nearPattern.exec(text)
  if (near) return makeNear(near[1]!, near[3]!, near[2])
  if (nearly.test(text) || slashed.test(text)) throw badQuery(`\`${text}\` is not understood`, nearAllowed)
  return { phrase: wholeQuoted.exec(text)?.[1] ?? text }
}

/** @param within the number as it was written; undefined: none was */
export function makeNear(first: string, second: string, within: string | undefined): Near {
  const distance = within === undefined ? usualDistance : Number(within)
  if (!(distance >= 1 && distance <= longestDistance && Number.isInteger(distance)))
    throw badQuery(`near/${within} is no distance`, nearAllowed)
  for (const side of [first, second]) {
    if (!/[\p{L}\p{Nd}\p{Extended_Pictographic}]/u.test(side))
      throw badQuery(`"${side}" beside near holds no letter, digit or emoji`, nearAllowed)
  }
  return { first, second, within: distance }
}
