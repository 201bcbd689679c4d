import { type Kysely, sql } from 'kysely'
import { schema } from './engine.ts'
import type { ErasedItem } from './erase-items.ts'
import type { Tables } from './tables.ts'

const deliveries = sql.table(`${schema}.deliveries`)

/** Letters of a text by which a notice is known to quote it; fewer would be found in anything. */
const telling = { least: 12, most: 60 }

/** Takes the lines that quote some items out of notices of many mentions. */
export async function eraseQuotes(db: Kysely<Tables>, items: ErasedItem[]): Promise<void> {
  const said = items.map(({ said }) => {
    const start = said?.trim().slice(0, telling.most).toWellFormed() ?? ''
    return start.length < telling.least ? null : start
  })
  const quotes = (line: ReturnType<typeof sql>) => sql`
    exists (
      select from unnest(${items.map(({ url }) => url)}::text[], ${said}::text[]) as item (url, said)
      where ${line} ->> 'url' = item.url or position(item.said in ${line} ->> 'text') > 0
    )`
  const line = sql.ref('listed.line')
  await sql`
    update ${deliveries} set notice = jsonb_set(notice, '{lines}', (
      select coalesce(jsonb_agg(line order by place), '[]')
      from jsonb_array_elements(notice -> 'lines') with ordinality as listed (line, place)
      where not ${quotes(line)}
    ))
    where kind = 'notice' and exists (
      select from jsonb_array_elements(notice -> 'lines') as listed (line) where ${quotes(line)}
    )`.execute(db)
}

/** Empties messages that were sent before an instant: they stand in the chats, and are never drawn again. */
export async function eraseOldMessages(db: Kysely<Tables>, before: Date): Promise<void> {
  await sql`
    update ${deliveries} set notice = notice || '{"lines": []}'
    where kind = 'notice' and attempted_at < ${before} and notice -> 'lines' <> '[]'`.execute(db)
  await sql`
    update ${deliveries} set thread = '{"lines": [], "calls": []}'
    where kind = 'thread' and attempted_at < ${before} and thread -> 'lines' <> '[]'`.execute(db)
}
