import { badQuery, type Field } from './field-syntax.ts'
import { makeNear, type Wording } from './parse-term.ts'
import { located, place, type QueryToken, queryTokens } from './query-tokens.ts'

/** A query, understood. */
export type Query =
  | { all: Query[] }
  | { any: Query[] }
  | { none: Query }
  | { words: Wording; inTitle: boolean }
  | { field: Field }

/** What a query may hold, in one line. */
const grammar =
  'words and "quoted phrases" side by side (all of them), OR, - before what must not be there, parentheses, ' +
  '"a" near/5 "b", site:, author:, lang:, kind:, in:title'

const deepest = 20

/**
 * Understands a query in a line: words and quoted phrases side by side must all be there; `OR`, `-`, parentheses,
 * `"acme" near "outage"`, and fields. Throws KorvaError('bad-query') with the place and what is allowed.
 */
export function parseQuery(text: string): Query {
  const parser = new Parser(queryTokens(text))
  const query = parser.alternatives(false, 0)
  const left = parser.peek()
  if (left) throw badQuery(`${place(left.at)} a parenthesis closes that was not opened`, grammar)
  if (!wants(query)) throw badQuery('The query says only what must not be there', 'acme -"acme street"')
  return query
}

class Parser {
  private readonly tokens: QueryToken[]
  private index = 0

  constructor(tokens: QueryToken[]) {
    if (tokens.length === 0) throw badQuery('The query is empty', grammar)
    this.tokens = tokens
  }

  peek(): QueryToken | undefined {
    return this.tokens[this.index]
  }

  alternatives(inTitle: boolean, depth: number): Query {
    const any = [this.together(inTitle, depth)]
    while (this.peek()?.type === 'or') {
      this.index++
      any.push(this.together(inTitle, depth))
    }
    return any.length === 1 ? any[0]! : { any }
  }

  private together(inTitle: boolean, depth: number): Query {
    const all: Query[] = []
    for (let next = this.peek(); next && next.type !== 'or' && next.type !== 'close'; next = this.peek())
      all.push(this.part(inTitle, depth))
    if (all.length === 0) throw badQuery(`${this.here()} something to look for is missing`, grammar)
    return all.length === 1 ? all[0]! : { all }
  }

  private part(inTitle: boolean, depth: number): Query {
    const token = this.tokens[this.index++]
    if (depth > deepest) throw badQuery('The query is too deep', `parentheses in ${deepest} levels`)
    switch (token?.type) {
      case 'not':
        return { none: this.part(inTitle, depth + 1) }
      case 'in-title':
        if (this.peek()?.type === 'not' || this.peek()?.type === 'field')
          throw badQuery(`${this.here()} words to look for in the title are missing`, 'in:title acme')
        return this.part(true, depth + 1)
      case 'field':
        return { field: token.field }
      case 'open':
        return this.group(token.at, inTitle, depth)
      case 'words':
        return this.words(token, inTitle)
      case 'near':
        throw badQuery(`${place(token.at)}: near stands between two quoted phrases`, '"acme" near/5 "outage"')
      default:
        if (token) this.index--
        throw badQuery(`${this.here()} something to look for is missing`, grammar)
    }
  }

  private group(at: number, inTitle: boolean, depth: number): Query {
    const query = this.alternatives(inTitle, depth + 1)
    if (this.peek()?.type !== 'close')
      throw badQuery(`${place(at)} a parenthesis opens and never closes`, grammar)
    this.index++
    return query
  }

  private words(token: QueryToken & { type: 'words' }, inTitle: boolean): Query {
    if (!/[\p{L}\p{Nd}\p{Extended_Pictographic}]/u.test(token.text))
      throw badQuery(`${place(token.at)}: "${token.text}" holds no letter, digit or emoji`, grammar)
    const near = this.peek()
    if (near?.type !== 'near') return { words: { phrase: token.text }, inTitle }
    this.index++
    const second = this.tokens[this.index++]
    if (!token.quoted || second?.type !== 'words' || !second.quoted)
      throw badQuery(`${place(near.at)}: near stands between two quoted phrases`, '"acme" near/5 "outage"')
    return { words: located(near.at, () => makeNear(token.text, second.text, near.within)), inTitle }
  }

  private here(): string {
    const next = this.peek()
    return next ? place(next.at) : 'At the end of the query'
  }
}

/** Whether something must be there, in each alternative. */
function wants(query: Query): boolean {
  if ('none' in query) return false
  if ('all' in query) return query.all.some(wants)
  return 'any' in query ? query.any.every(wants) : true
}
