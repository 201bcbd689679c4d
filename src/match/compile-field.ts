import type { Field } from './field-syntax.ts'
import type { Matchable } from './phrase-book.ts'
import { splitTokens } from './text-words.ts'

/** Whether an item has what a field asks for. The language is the item's own, or what its words tell. */
export type FieldTest = (item: Matchable, language: string | null) => boolean

/** A site holds its subdomains, and with a path what lies below it. An author is found by whole words of the name. */
export function compileField({ name, value }: Field): FieldTest {
  switch (name) {
    case 'site':
      return siteTest(value)
    case 'author':
      return authorTest(value)
    case 'lang':
      return (_, language) => language === value
    case 'kind':
      return (item) => kindOf(item) === value
  }
}

const kindOf = ({ kind, rating }: Matchable) => kind ?? (typeof rating === 'number' ? 'review' : null)

function siteTest(value: string): FieldTest {
  const slash = value.indexOf('/')
  const host = slash < 0 ? value : value.slice(0, slash)
  const path = slash < 0 ? '' : value.slice(slash)
  return ({ url }) => {
    if (!url || !URL.canParse(url)) return false
    const { hostname, pathname } = new URL(url)
    const isThere = hostname === host || hostname.endsWith(`.${host}`)
    return isThere && (pathname === path || pathname.startsWith(`${path}/`))
  }
}

/** The words of the name in their order, one after the other: `john` is John Smith, and `john smith` too. */
function authorTest(value: string): FieldTest {
  const wanted = wordsOf(value)
  return ({ author }) => typeof author === 'string' && wordsOf(author).includes(wanted)
}

const wordsOf = (text: string) =>
  ` ${splitTokens(text.slice(0, 1000))
    .map(({ key }) => key)
    .join(' ')} `
