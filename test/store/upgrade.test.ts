import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import { type Engine, openEngine } from '../../src/store/engine.ts'
import { engines } from '../support/databases.ts'

const aino = { platform: 'slack', id: 'U1', name: 'Aino' }
const folder = new URL('../../src/store/migrations/', import.meta.url)

/** The tables as the first version left them, with a source, an item, a case and its card in them. */
const firstVersion = `
  insert into sources (id, url, due_at, first_heard_at, heard_at, polled_at, failures, error, memory)
    values ('news', 'https://example.com/feed', '2026-11-21T10:00:00Z', '2026-11-20T10:00:00Z',
      '2026-11-21T09:00:00Z', '2026-11-21T09:30:00Z', 2, '{"code":"x","message":"y"}', '{"etag":"a"}');
  insert into items (source_id, item_key, text, seen_at) values ('news', 'a', 'Old words', '2026-11-20T10:00:00Z');
  insert into mentions (item_id, brand_id, label, score, confidence, lang, reasons, terms, written_at, seen_at)
    values (1, 'acme', 'negative', -1, 1, 'en', '[]', '[]', '2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z');
  insert into cases (mention_id, state_at, due_at, opened_at)
    values (1, '2026-11-20T10:00:00Z', '2026-11-20T11:30:00Z', '2026-11-20T10:00:00Z');
  insert into deliveries (case_id, channel_id, platform) values (1, 'support', 'slack');`

/** Cases as they were before teams worked them: claimed, resolved, dismissed with a lesson and without, each with events. */
const beforeWorkflow = `
  insert into items (source_id, item_key, text, author, seen_at)
    select 'news', 'item ' || n, 'Words ' || n, 'Maija', '2026-11-20T10:00:00Z' from generate_series(1, 4) as n;
  insert into mentions (item_id, brand_id, label, score, confidence, lang, reasons, terms, written_at, seen_at)
    select n, 'acme', 'negative', -1, 1, 'en', '[]', '[]', '2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z'
    from generate_series(1, 4) as n;
  insert into cases (mention_id, version, state, who, lesson, state_at, due_at, opened_at)
    select n, 2, state, '${JSON.stringify(aino)}', lesson, '2026-11-20T10:20:00Z', '2026-11-20T10:30:00Z',
      '2026-11-20T10:00:00Z'
    from (values (1, 'claimed', null), (2, 'resolved', null), (3, 'dismissed', 'mute'), (4, 'dismissed', null))
      as made (n, state, lesson) order by n;
  insert into case_events (case_id, version, action, who, at)
    select n, 1, 'open', null, '2026-11-20T10:00:00Z'::timestamptz from generate_series(1, 4) as n;
  insert into case_events (case_id, version, action, who, at)
    select n, 2, action, '${JSON.stringify(aino)}', '2026-11-20T10:20:00Z'
    from (values (1, 'claim'), (2, 'resolve'), (3, 'mute'), (4, 'dismiss')) as made (n, action);
  insert into lessons (mention_id, case_id, brand_id, kind, who, at)
    values (3, 3, 'acme', 'mute', '${JSON.stringify(aino)}', '2026-11-20T10:20:00Z');
  insert into deliveries (channel_id, platform, notice) values ('support', 'slack', '{"title":"Deaf","lines":[]}');`

/** Brings an empty database as far as a version, and fills its tables. */
async function makeVersion({ db }: Engine, last: string, rows: string): Promise<void> {
  const names = readdirSync(folder).toSorted()
  const done = names.slice(0, names.findIndex((name) => name.startsWith(last)) + 1)
  await db.transaction().execute(async (trx) => {
    const run = async (text: string) => {
      for (const statement of text.split(/;\s*$/m).filter((each) => each.trim())) {
        await sql.raw(statement).execute(trx)
      }
    }
    await sql`create schema korva`.execute(trx)
    await sql`set local search_path to korva`.execute(trx)
    await run('create table migrations (name text primary key, at timestamptz not null default now());')
    for (const name of done) {
      await run(readFileSync(new URL(name, folder), 'utf8'))
      await sql`insert into migrations (name) values (${name})`.execute(trx)
    }
    await run(rows)
  })
}

describe.each(engines)('a database of the first version, on $name', ({ make }) => {
  it('keeps all that is in it', async () => {
    const { database, drop } = await make()
    const engine = await openEngine(database)
    await makeVersion(engine, '001', firstVersion)
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
    expect(await deliveries.find({ caseId: 1 })).toMatchObject([
      { content: { kind: 'card' }, channelId: 'support', caseId: 1 },
    ])
    await close()
    await drop()
  })
})

describe.each(engines)('a database from before cases were worked, on $name', ({ make }) => {
  it('reads its cases, events and messages as they were meant', async () => {
    const { database, drop } = await make()
    const engine = await openEngine(database)
    await makeVersion(engine, '006', beforeWorkflow)
    const { store, close } = await createStore(engine, async () => {})
    const { cases, lists, lessons, caseClock, deliveries } = store.direct
    const when = new Date('2026-11-20T10:20:00Z')
    const all = await Promise.all([1, 2, 3, 4].map((id) => cases.get(id)))
    expect(all.map((each) => each!.state)).toEqual([
      { state: 'claimed', owner: aino, at: when, lapsesAt: null },
      { state: 'resolved', by: aino, at: when, answeredAt: when, outcome: null },
      { state: 'dismissed', by: aino, at: when, why: 'mute', of: null, lesson: 'mute' },
      { state: 'dismissed', by: aino, at: when, why: null, of: null, lesson: null },
    ])
    expect(all[0]).toMatchObject({
      ...{ kind: 'complaint', version: 2, promisedAt: new Date('2026-11-20T09:00:00Z') },
      ...{ lastActed: { who: aino, at: when }, notes: null, returned: null, asked: null },
    })
    const acts = await Promise.all([1, 2, 3, 4].map(async (id) => (await cases.events(id))[1]!.act))
    expect(acts).toEqual([
      { action: 'claim' },
      { action: 'resolve', outcome: null },
      { action: 'dismiss', why: 'mute', of: null },
      { action: 'dismiss', why: null, of: null },
    ])
    expect((await cases.events(1))[0]).toMatchObject({ version: 1, act: { action: 'open' }, who: null })
    expect(await lists.count({})).toMatchObject({ claimed: 1, answered: 0, resolved: 1, dismissed: 2 })
    expect(await lists.closedSince(new Date(0))).toEqual({ count: 3, kept: 3 })
    // Whoever waited for days before the update is nobody's call in the night after it.
    expect(await caseClock.running()).toEqual([])
    expect(await caseClock.timed(new Date('2027-01-01T00:00:00Z'))).toEqual([])
    await lessons.takeBack({ caseId: 3 }, new Date('2026-11-21T10:00:00Z'))
    expect((await cases.get(3))!.state).toMatchObject({ state: 'dismissed', why: 'mute', lesson: null })
    const notices = await deliveries.find({ unsentTo: 'support' })
    expect(notices).toMatchObject([{ content: { kind: 'notice', notice: { title: 'Deaf' } } }])
    const forgotten = { author: 'maija', sourceId: null }
    const { items } = await store.transaction(({ privacy }) => privacy.erase(forgotten, when, 10))
    expect(items).toBe(4)
    expect((await cases.get(2))!.state).toEqual(all[1]!.state)
    await close()
    await drop()
  })
})
