import { KorvaError } from '../core/errors.ts'
import { textKinds } from '../core/text-kind.ts'

/** What a query may ask of an item beside its words. */
export interface Field {
  name: 'site' | 'author' | 'lang' | 'kind'
  /** As it is compared: a host with a path where one was given, the author's words, a code. */
  value: string
  /** As it was written. */
  shown: string
}

/** The sign of a field at the beginning of a word of a query or term. */
export const fieldStart = /^(site|author|lang|kind|in|intitle|title|url|language):/iu

/** Their usual names elsewhere. */
const misnamed: Record<string, string> = {
  intitle: 'in:title acme',
  title: 'in:title acme',
  url: 'site:example.com',
  language: 'lang:fi',
}

/** The error of a query that cannot be understood: it says what is wrong, and what is allowed. */
export function badQuery(message: string, allowed: string): KorvaError {
  return new KorvaError('bad-query', message, { hint: `Allowed: ${allowed}.`, retryable: false })
}

/** A field of a query, or `in:title`, which is no field but says where its words must stand. Throws a bad query. */
export function parseField(written: string, value: string, shown: string): Field | 'in:title' {
  const name = written.toLowerCase()
  if (misnamed[name]) throw badQuery(`\`${written}:\` is no field`, misnamed[name])
  if (value.trim() === '') throw badQuery(`\`${written}:\` has nothing right behind it`, examples[name]!)
  switch (name) {
    case 'site':
      return { name, value: siteOf(value, shown), shown }
    case 'author':
      if (!/[\p{L}\p{Nd}]/u.test(value)) throw badQuery(`\`${shown}\` names nobody`, examples.author!)
      return { name, value, shown }
    case 'lang':
      if (!/^[a-z]{2,3}$/iu.test(value)) throw badQuery(`\`${shown}\` is no language's code`, examples.lang!)
      return { name, value: value.toLowerCase(), shown }
    case 'kind':
      if (!textKinds.some((kind) => kind === value.toLowerCase()))
        throw badQuery(`\`${shown}\` is no kind of text`, examples.kind!)
      return { name, value: value.toLowerCase(), shown }
    default:
      if (value.toLowerCase() !== 'title')
        throw badQuery(`\`${shown}\` is no place to look in`, `in:title acme, in:title "acme cloud"`)
      return 'in:title'
  }
}

const examples: Record<string, string> = {
  site: 'an address right behind it, such as site:example.com or site:example.com/forum',
  author: 'author:john, author:"John Smith"',
  lang: 'the code of a language, such as lang:fi',
  kind: textKinds.map((kind) => `kind:${kind}`).join(', '),
  in: 'in:title acme, in:title "acme cloud"',
}

/** The host without www, and the path without a slash at its end. */
function siteOf(value: string, shown: string): string {
  const address = /^https?:\/\//iu.test(value) ? value : `http://${value}`
  if (!URL.canParse(address) || /\s/u.test(value)) throw badQuery(`\`${shown}\` is no site`, examples.site!)
  const { hostname, pathname } = new URL(address)
  if (!/^[^.]+(?:\.[^.]+)+$/u.test(hostname)) throw badQuery(`\`${shown}\` is no site`, examples.site!)
  return hostname.replace(/^www\./u, '') + pathname.replace(/\/+$/u, '')
}
