import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/** What separates a source's id from a name in what is hashed: it stands in neither. */
const between = '\x1F'

/**
 * What is kept of an id or another name of an item whose words were erased, since both are often addresses with the
 * author's handle: SHA-256 of source and name. By it the item is known again when its source goes on bringing it.
 */
export const erasedName = (sourceId: string, name: string): string =>
  `erased:${createHash('sha256').update(`${sourceId}${between}${name}`).digest('hex')}`

/** The same in SQL, of two columns or values of type text. */
export const erasedNameSql = (sourceId: RawBuilder<unknown>, name: RawBuilder<unknown>) => sql<string>`
  'erased:' || encode(sha256(convert_to(${sourceId} || chr(31) || ${name}, 'UTF8')), 'hex')`
