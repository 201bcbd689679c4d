import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import { type Engine, openEngine } from '../../src/store/engine.ts'
import { engines } from '../support/databases.ts'

const folder = new URL('../../src/store/migrations/', import.meta.url)

/** The tables as the first version left them, with a source, an item, a case and its card in them. */
async function makeFirstVersion({ db }: Engine): Promise<void> {
  const first = readFileSync(new URL('001-first.sql', folder), 'utf8')
  const rows = `
    insert into migrations (name) values ('001-first.sql');
    insert into sources (id, url, due_at, first_heard_at, heard_at, polled_at, failures, error, memory)
      values ('news', 'https://example.com/feed', '2026-11-21T10:00:00Z', '2026-11-20T10:00:00Z',
        '2026-11-21T09:00:00Z', '2026-11-21T09:30:00Z', 2, '{"code":"x","message":"y"}', '{"etag":"a"}');
    insert into items (source_id, item_key, text, seen_at) values ('news', 'a', 'Old words', '2026-11-20T10:00:00Z');
    insert into mentions (item_id, brand_id, label, score, confidence, lang, reasons, terms, written_at, seen_at)
      values (1, 'acme', 'negative', -1, 1, 'en', '[]', '[]', '2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z');
    insert into cases (mention_id, state_at, due_at, opened_at)
      values (1, '2026-11-20T10:00:00Z', '2026-11-20T11:30:00Z', '2026-11-20T10:00:00Z');
    insert into deliveries (case_id, channel_id, platform) values (1, 'support', 'slack');`
  await db.transaction().execute(async (trx) => {
    await sql`create schema korva`.execute(trx)
    await sql`set local search_path to korva`.execute(trx)
    await sql`create table migrations (name text primary key, at timestamptz not null default now())`.execute(
      trx,
    )
    for (const statement of (first + rows).split(/;\s*$/m).filter((each) => each.trim())) {
      await sql.raw(statement).execute(trx)
    }
  })
}

describe.each(engines)('a database of the first version, on $name', ({ make }) => {
  it('keeps all that is in it', async () => {
    const { database, drop } = await make()
    const engine = await openEngine(database)
    await makeFirstVersion(engine)
    const { store, close } = await createStore(engine, async () => {})
    const { sources, turns, items, deliveries, cases } = store.direct
    const [state, now] = [await sources.load('news'), new Date('2026-11-21T10:00:00Z')]
    expect(state).toMatchObject({ failures: 2, failingSince: null, stopped: false, notes: [], deaf: null })
    expect(state?.memory).toEqual({ etag: 'a' })
    await turns.register([{ id: 'news', lane: 'example.com' }], now)
    expect(await turns.due(now, 10)).toEqual([{ id: 'news', lane: 'example.com' }])
    const { item } = (await cases.get(1))!.mention
    expect(await items.sift('news', [{ ...item, aliases: ['link:a'] }])).toEqual({ fresh: [], edited: [] })
    const renamed = { ...item, id: 'b', aliases: ['link:a'], text: 'New words' }
    expect((await items.sift('news', [renamed])).edited).toEqual([{ itemId: 1, item: renamed }])
    expect(await deliveries.find({ caseId: 1 })).toMatchObject([{ notice: null, channelId: 'support' }])
    await close()
    await drop()
  })
})
