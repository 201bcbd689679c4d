import { type JoinBuilder, type Kysely, sql } from 'kysely'
import type { Mentions } from '../core/store-ports.ts'
import type { FeelingShown, Sentiment, Severity } from '../core/verdict.ts'
import type { Tables } from './tables.ts'

/** What the mentions of a span are, counted for the reports. All counts come from the same conditions. */
export function createMentionCounts(db: Kysely<Tables>): Pick<Mentions, 'count' | 'tally' | 'hidden'> {
  /** The mentions that count, as the team's own word leaves them. */
  const counted = (since: Date, until: Date) =>
    db
      .selectFrom('mentions')
      .leftJoin('lessons', lessonInForce)
      .select(['mentions.id', 'mentions.brand_id', 'mentions.written_at'])
      .select(['mentions.severity', 'mentions.topics'])
      .select([labelTaught.as('label'), feelingsTaught.as('feelings')])
      .where('mentions.written_at', '>=', since)
      .where('mentions.written_at', '<=', until)
      .where('mentions.hidden_by', 'is', null)
      .where(sql<boolean>`lessons.kind is distinct from 'not-us'`)
      .as('counted')

  /** How many of them hold each value of `key` in a list of theirs. One that holds a value twice counts once. */
  async function countNamed(list: 'feelings' | 'topics', key: string, since: Date, until: Date) {
    const shown = sql<{ entry: object }>`jsonb_array_elements(counted.${sql.ref(list)})`
    const rows = await db
      .selectFrom(counted(since, until))
      .innerJoin(shown.as<'shown'>(sql`shown(entry)`), (join) => join.onTrue())
      .select(sql<string>`shown.entry ->> ${sql.lit(key)}`.as('name'))
      .select(sql<number>`count(distinct counted.id)::int`.as('count'))
      .groupBy('name')
      .execute()
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
  }

  return {
    async count(since, until, timezone) {
      const hour = sql<number>`extract(hour from written_at at time zone ${sql.lit(timezone)})::int`
      const of = (label: Sentiment) => sql<number>`count(*) filter (where label = ${label})::int`
      const rows = await db
        .selectFrom(counted(since, until))
        .select(['brand_id', hour.as('hour')])
        .select([of('negative').as('negative'), of('neutral').as('neutral'), of('positive').as('positive')])
        .groupBy(['brand_id', hour])
        .orderBy('brand_id')
        .orderBy(hour)
        .execute()
      return rows.map(({ brand_id, hour, ...mentions }) => ({ brandId: brand_id, hour, mentions }))
    },
    async tally(since, until) {
      const of = (level: Severity) => sql<number>`count(*) filter (where severity = ${level})::int`
      const severity = await db
        .selectFrom(counted(since, until))
        .select([of('high').as('high'), of('medium').as('medium'), of('low').as('low')])
        .where('label', '=', 'negative')
        .executeTakeFirstOrThrow()
      return {
        severity,
        feelings: await countNamed('feelings', 'feeling', since, until),
        topics: await countNamed('topics', 'topic', since, until),
      }
    },
    async hidden(since, until) {
      const { count } = await db
        .selectFrom('mentions')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('written_at', '>=', since)
        .where('written_at', '<=', until)
        .where('hidden_by', 'is not', null)
        .executeTakeFirstOrThrow()
      return count
    },
  }
}

/** The team's own word stands above the verdict: what it called no complaint is none, and shows no anger either. */
const labelTaught = sql<Sentiment>`
  case when lessons.kind = 'not-negative' and mentions.label = 'negative' then 'neutral' else mentions.label end`
const feelingsTaught = sql<FeelingShown[]>`
  case when lessons.kind = 'not-negative' then '[]'::jsonb else mentions.feelings end`

function lessonInForce(join: JoinBuilder<Tables, 'mentions' | 'lessons'>) {
  return join.onRef('lessons.mention_id', '=', 'mentions.id').on('lessons.undone_at', 'is', null)
}
