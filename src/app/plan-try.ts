import { isWebAddress } from '../../config/fields.ts'
import { suggestion } from '../../config/nearest.ts'
import { kinds } from '../collect/kinds/index.ts'
import type { SourceKind } from '../collect/source-kind.ts'
import { suggestKinds } from './suggest-kinds.ts'
import { checkFields, readTyped } from './typed-fields.ts'
import { wrongUse } from './wrong-use.ts'

/** A source that may be meant: its fields as the settings would have them, and as its kind reads them. */
export interface Candidate {
  kind: SourceKind
  fields: Record<string, unknown>
  options: Record<string, unknown>
}

/**
 * What is meant by an address or by a kind with its fields, the likeliest first: an address may be one that a kind of
 * its own is for, and is a feed or a page that points to one otherwise. Throws what is wrong with it.
 */
export function planTry(place: string, words: string[]): Candidate[] {
  const kind = kinds.get(place)
  if (kind) return [{ kind, ...readTyped(kind, words) }]
  const address = addressIn(place)
  if (!address) throw unknownPlace(place)
  if (words.length > 0) throw wrongUse(`An address takes no fields, and "${words[0]}" stands behind it.`)
  const named = suggestKinds(new URL(address)).map(({ name, fields }) => candidate(kinds.get(name)!, fields))
  return [...named, candidate(kinds.get('rss')!, { url: address })]
}

const candidate = (kind: SourceKind, fields: Record<string, unknown>): Candidate => ({
  ...{ kind, fields },
  options: checkFields(kind, fields),
})

/** An address, also without its scheme: `example.com/blog`. */
function addressIn(place: string): string | null {
  if (isWebAddress(place)) return place
  const whole = `https://${place}`
  return /^(?:localhost|[^\s:/@]+\.[^\s:/@]{2,})(?::\d+)?(?:[/?#]|$)/.test(place) && isWebAddress(whole)
    ? whole
    : null
}

function unknownPlace(place: string) {
  const names = [...kinds.keys()]
  return wrongUse(
    `"${place}" is neither an http(s) address nor a kind of source${suggestion(place, names)}`,
    `Kinds: ${names.join(', ')}. A file is tried by: korva try rss path=feed.xml`,
  )
}
