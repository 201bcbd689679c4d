import { type Kysely, sql } from 'kysely'
import { authorKey, nobodies } from '../core/author.ts'
import type { CaseState, QuoteGuard, Said } from '../core/case.ts'
import type { AuthorHistory, CameBack, Case, CaseNotes } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import { readStateJson } from './case-state.ts'
import { schema } from './engine.ts'
import type { Tables } from './tables.ts'

/** The columns of a mention that make its verdict. */
export const verdictColumns = [
  'mentions.label',
  'mentions.score',
  'mentions.confidence',
  'mentions.lang',
  'mentions.reasons',
  'mentions.severity',
  'mentions.feelings',
  'mentions.topics',
] as const

/** How many other items tell the story of this one; none of an item from before stories were kept. */
const otherTellers = sql<number>`(
  select greatest(count(*)::int - 1, 0) from ${sql.table(`${schema}.story_items`)} as other
  where other.story_id = (select story_id from ${sql.table(`${schema}.story_items`)} where item_id = items.id)
)`

const table = (name: keyof Tables) => sql.table(`${schema}.${name}`)

/** By what an author is remembered once their name is erased: SHA-256 of the source and the name. */
export const authorHash = sql<string>`
  encode(sha256(convert_to(items.source_id || chr(31) || lower(items.author), 'UTF8')), 'hex')`

/** Of what an author wrote: a desk that signs all of its articles has thousands. */
const mostItems = 300

/** What else the author wrote about the brand at the same source, before this, the latest of it; none of a name that many share. */
const otherMentions = sql<RowHistory | null>`(
  select jsonb_build_object(
    'negative', count(*) filter (where m.label = 'negative'),
    'positive', count(*) filter (where m.label = 'positive'),
    'lastNegativeAt', max(m.written_at) filter (where m.label = 'negative'),
    'lastPositiveAt', max(m.written_at) filter (where m.label = 'positive'))
  from (
    select id from ${table('items')} as own
    where own.source_id = items.source_id and own.author is not null and lower(own.author) = lower(items.author)
      and lower(btrim(items.author)) <> all(${nobodies}::text[])
    order by own.source_id desc, lower(own.author) desc, own.id desc limit ${sql.lit(mostItems)}
  ) as i join ${table('mentions')} as m on m.item_id = i.id
  where m.brand_id = mentions.brand_id and m.written_at < mentions.written_at and i.id <> items.id
)`

/** The last note, and how many there are; those whose words were erased are none. */
const lastNote = sql<RowNote | null>`(
  select jsonb_build_object('text', act ->> 'text', 'who', who, 'at', at, 'count', count(*) over ())
  from ${table('case_events')} where case_id = cases.id and action = 'note' and act ->> 'text' <> ''
  order by version desc limit 1
)`

/** What the customer wrote again, the last time. */
const lastReturn = sql<RowReturn | null>`(
  select jsonb_build_object('before', act -> 'before', 'after', act -> 'after', 'at', at, 'again', action = 'came-back')
  from ${table('case_events')} where case_id = cases.id and action in ('came-back', 'changed')
  order by version desc limit 1
)`

/** Who last did something. */
const lastAct = sql<{ who: Person; at: string } | null>`(
  select jsonb_build_object('who', who, 'at', at)
  from ${table('case_events')} where case_id = cases.id and who is not null order by version desc limit 1
)`

const guard = sql<{ who: Person; at: string; never: boolean } | null>`(
  select jsonb_build_object('who', who, 'at', at, 'never', never) from ${table('quote_guards')}
  where cases.kind = 'praise' and author_hash = ${authorHash}
)`

type RowHistory = Record<'negative' | 'positive', number> &
  Record<'lastNegativeAt' | 'lastPositiveAt', string | null>
type RowNote = { text: string; who: Person; at: string; count: number }
type RowReturn = { before: Said; after: Said; at: string; again: boolean }

/** A query for whole cases: the case, its mention and the mention's item, in one row each. */
export function selectCases(db: Kysely<Tables>) {
  return db
    .selectFrom('cases')
    .innerJoin('mentions', 'mentions.id', 'cases.mention_id')
    .innerJoin('items', 'items.id', 'mentions.item_id')
    .select(['cases.id', 'cases.version', 'cases.kind', 'cases.details', 'cases.due_at', 'cases.promised_at'])
    .select(['cases.opened_at', 'mentions.id as mention_id', 'mentions.brand_id', 'cases.lesson'])
    .select(verdictColumns)
    .select(['mentions.terms', 'mentions.why'])
    .select(['mentions.written_at', 'mentions.seen_at', 'items.source_id', 'items.item_key', 'items.url'])
    .select(['items.title', 'items.text', 'items.author', 'items.published_at', 'items.updated_at'])
    .select(['items.rating', 'items.erased_at'])
    .select([otherTellers.as('also_in'), otherMentions.as('author_history'), guard.as('guard')])
    .select([lastNote.as('note'), lastReturn.as('returned'), lastAct.as('last_act')])
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>

/** One such row as a case. */
export function readCase(row: CaseRow): Case {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: readState(row),
    promisedAt: row.promised_at,
    dueAt: row.due_at,
    asked: readGuard(row),
    notes: readNotes(row),
    returned: readReturn(row),
    author: readHistory(row),
    lastActed: row.last_act && { who: row.last_act.who, at: new Date(row.last_act.at) },
    openedAt: row.opened_at,
    alsoIn: row.also_in,
    mention: {
      id: row.mention_id,
      sourceId: row.source_id,
      brandId: row.brand_id,
      item: {
        id: row.item_key,
        // Names are for sifting; a case has no use for them.
        aliases: [],
        url: row.url,
        title: row.title,
        text: row.text,
        author: row.author,
        publishedAt: row.published_at,
        updatedAt: row.updated_at,
        rating: row.rating,
      },
      ...(row.erased_at && { erased: true as const }),
      verdict: {
        label: row.label,
        score: row.score,
        confidence: row.confidence,
        lang: row.lang,
        reasons: row.reasons,
        severity: row.severity,
        feelings: row.feelings,
        topics: row.topics,
      },
      terms: row.terms,
      why: row.why,
      writtenAt: row.written_at,
      seenAt: row.seen_at,
    },
  }
}

/** A lesson may have been taken back since: the column says whether it is in force. */
function readState({ details, lesson }: CaseRow): CaseState {
  const state = readStateJson(details)
  return state.state === 'dismissed' ? { ...state, lesson } : state
}

const readGuard = ({ guard }: CaseRow): QuoteGuard | null => guard && { ...guard, at: new Date(guard.at) }

function readNotes({ note }: CaseRow): CaseNotes | null {
  return note && { count: note.count, last: { who: note.who, at: new Date(note.at), text: note.text } }
}

const readReturn = ({ returned }: CaseRow): CameBack | null =>
  returned && { ...returned, at: new Date(returned.at) }

/** None where nobody can be told from others by that name, or nothing else is known of them. */
function readHistory({ author, author_history: history }: CaseRow): AuthorHistory | null {
  if (authorKey(author) === null || !history || history.negative + history.positive === 0) return null
  const at = (time: string | null) => (time === null ? null : new Date(time))
  const { negative, positive } = history
  return {
    ...{ negative, positive },
    lastNegativeAt: at(history.lastNegativeAt),
    lastPositiveAt: at(history.lastPositiveAt),
  }
}
