/** Characters of a found value that a fault shows. */
const shownCharacters = 60

/** A found value as a fault shows it: quoted and cut, with what may be a secret left out. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(redact(value)))
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return value.length ? 'a list' : 'an empty list'
  return typeof value === 'object' ? 'a map' : String(value)
}

/** `sources[0].every`; keys that are no plain words stand in quotes, since a stranger's line break may be in them. */
export function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => {
    if (typeof part === 'number') return `[${part}]`
    const key = String(part)
    return /^[a-z][\w-]{0,40}$/i.test(key) && redact(key) === key ? `.${key}` : `[${shown(key)}]`
  })
  return parts.join('').replace(/^\./, '')
}

/**
 * A text without the credentials that may be in it. Of an address the scheme and the host remain: feeds carry
 * passwords in front of the host, keys in the query, and private tokens in the path.
 */
function redact(text: string): string {
  return text
    .replace(/[a-z][a-z0-9+.-]*:\/\/.*/gis, redactAddress)
    .replace(/^.*:.*@/s, '…@')
    .replace(/[?#].*=.*/s, '?…')
    .replace(/\b(xox[a-z]|xapp)-\S+/gi, '$1-…')
}

function redactAddress(address: string): string {
  if (!URL.canParse(address)) return `${address.slice(0, address.indexOf('://'))}://…`
  const { protocol, host, href } = new URL(address)
  const bare = `${protocol}//${host}`
  return href === bare || href === `${bare}/` ? bare : `${bare}/…`
}

const cut = (text: string) => (text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text)
