import { badQuery, type Field, fieldStart, parseField } from './field-syntax.ts'

/** A piece of a query, with where it begins: the first sign is 1. */
export type QueryToken = { at: number } & (
  | { type: 'open' | 'close' | 'or' | 'not' }
  | { type: 'words'; text: string; quoted: boolean }
  | { type: 'near'; within: string | undefined }
  | { type: 'field'; field: Field }
  | { type: 'in-title' }
)

/** The most signs of a query: a thousand names. */
const longestQuery = 10_000

const isQuote = (sign: string | undefined) => sign !== undefined && /^["“”„]$/u.test(sign)
const word = /[^\s()"“”„]+/uy
const nearWord = /^near(?:\/(.*))?$/iu

/** Splits a query into its pieces. Throws a bad query with the place where it went wrong. */
export function queryTokens(query: string): QueryToken[] {
  if (query.length > longestQuery)
    throw badQuery(`The query has ${query.length} characters`, `at most ${longestQuery}`)
  const tokens: QueryToken[] = []
  let index = 0
  while (index < query.length) {
    const sign = query[index]!
    const at = index + 1
    if (/\s/u.test(sign)) index++
    else if (sign === '(' || sign === ')') {
      tokens.push({ at, type: sign === '(' ? 'open' : 'close' })
      index++
    } else if (sign === '-' && !/[\s-]/u.test(query[index + 1] ?? ' ') && isFree(query[index - 1])) {
      tokens.push({ at, type: 'not' })
      index++
    } else if (isQuote(sign)) {
      const { text, end } = quoted(query, index)
      tokens.push({ at, type: 'words', text, quoted: true })
      index = end
    } else index = readWord(query, index, tokens)
  }
  return tokens
}

const isFree = (before: string | undefined) => before === undefined || /[\s(]/u.test(before)

function quoted(query: string, from: number): { text: string; end: number } {
  let end = from + 1
  while (end < query.length && !isQuote(query[end])) end++
  if (end === query.length)
    throw badQuery(`${place(from + 1)} a quote opens and never closes`, '"acme cloud"')
  return { text: query.slice(from + 1, end), end: end + 1 }
}

function readWord(query: string, from: number, tokens: QueryToken[]): number {
  const at = from + 1
  word.lastIndex = from
  const text = word.exec(query)?.[0] ?? query[from]!
  const end = from + text.length
  const field = fieldStart.exec(text)?.[1]
  if (field) return readField(query, from, field, end, tokens)
  const near = nearWord.exec(text)
  if (text === 'OR') tokens.push({ at, type: 'or' })
  else if (near && isBetweenQuotes(query, end, tokens.at(-1), near[1]))
    tokens.push({ at, type: 'near', within: near[1] })
  else tokens.push({ at, type: 'words', text, quoted: false })
  return end
}

/** `near` is a word like others unless it stands beside quotes, or has a number. */
function isBetweenQuotes(
  query: string,
  end: number,
  before: QueryToken | undefined,
  within?: string,
): boolean {
  const isAfter = before?.type === 'words' && before.quoted
  return within !== undefined || (isAfter && isQuote(query.slice(end).trimStart()[0]))
}

function readField(query: string, from: number, name: string, wordEnd: number, tokens: QueryToken[]): number {
  const at = from + 1
  const valueAt = from + name.length + 1
  const { text, end } = isQuote(query[valueAt])
    ? quoted(query, valueAt)
    : { text: query.slice(valueAt, wordEnd), end: wordEnd }
  const field = located(at, () => parseField(name, text, query.slice(from, end)))
  tokens.push(field === 'in:title' ? { at, type: 'in-title' } : { at, type: 'field', field })
  return end
}

export const place = (at: number) => `At character ${at} of the query`

/** Gives an error of a part the place of the part. */
export function located<T>(at: number, part: () => T): T {
  try {
    return part()
  } catch (error) {
    if (!(error instanceof Error && 'hint' in error)) throw error
    throw badQuery(`${place(at)}: ${error.message}`, String(error.hint).replace(/^Allowed: |\.$/gu, ''))
  }
}
