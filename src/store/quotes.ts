import { type Kysely, sql } from 'kysely'
import type { QuoteBook } from '../core/case-ports.ts'
import { authorHash } from './case-rows.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** Which authors were asked to be quoted. */
export function createQuoteBook(db: Kysely<Tables>): QuoteBook {
  return {
    async note(mentionId, { who, at, never }) {
      const table = (name: keyof Tables) => sql.table(`${schema}.${name}`)
      await sql`
        insert into ${table('quote_guards')} as known (author_hash, who, at, never)
        select ${authorHash}, ${toJson(who)}::jsonb, ${at}::timestamptz, ${never}::boolean
        from ${table('items')} as items join ${table('mentions')} as mentions on mentions.item_id = items.id
        where mentions.id = ${mentionId} and items.author is not null
        on conflict (author_hash) do update set who = excluded.who, at = excluded.at, never = true
          where excluded.never and not known.never`.execute(db)
    },
  }
}
