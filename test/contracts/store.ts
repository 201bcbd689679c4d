import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseState } from '../../src/core/case.ts'
import type { Channel } from '../../src/core/channel.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Deafness, PolledState, Subscription } from '../../src/core/listening-ports.ts'
import type { Person } from '../../src/core/person.ts'
import type { Job, NewMention, Store } from '../../src/core/store-ports.ts'
import type { OpenStore } from '../../src/store/create-store.ts'
import { makeVerdict } from '../support/make-verdict.ts'

/** A store on a new database, with the jobs that were sent. */
export interface StoreHarness {
  opened: OpenStore
  sent: { job: Job; afterMs: number }[]
  close(): Promise<void>
}

const at = (time: string) => new Date(`2026-11-21T${time}Z`)
const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }

/** The one suite that both database engines pass. */
export function storeContract(name: string, start: () => Promise<StoreHarness>) {
  describe(`the store on ${name}`, () => {
    let harness: StoreHarness
    let store: Store
    let counter = 0
    beforeAll(async () => {
      harness = await start()
      store = harness.opened.store
    })
    afterAll(() => harness.close())
    beforeEach(() => {
      counter++
      harness.sent.length = 0
    })

    const addMention = async (written: Date, changes: Partial<NewMention> = {}) => {
      const [stored] = await store.direct.items.add(
        `s${counter}`,
        [makeItem(`i${written.getTime()}`)],
        at('10:00:00'),
      )
      const mention = { ...makeMention(written), ...changes }
      return (await store.direct.mentions.add([{ itemId: stored!.itemId, mention }]))[0]!
    }
    const sift = async (source: string, ...items: FeedItem[]) => {
      const { fresh, edited } = await store.direct.items.sift(source, items)
      return { fresh: fresh.map(({ id }) => id), edited: edited.map(({ item }) => item.id) }
    }
    /** Resolves when the pages are told of a case. */
    const signalOf = (caseId: number) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const end = harness.opened.signals.subscribe((changed) => changed === caseId && resolve())
      return promise.finally(end)
    }
    const openCase = async (
      written = at('09:00:00'),
      due = at('10:30:00'),
      changes: Partial<NewMention> = {},
    ) =>
      store.direct.cases.open({
        ...{ mentionId: await addMention(written, changes), kind: 'complaint', at: at('10:00:00') },
        ...{ promisedAt: written, dueAt: due },
      })
    const addCard = async (caseId: number, place = channel) =>
      store.direct.deliveries.add({ caseId, at: at('10:00:00') }, place)

    it('gives each due source to one taker at a time, and not before it is due again', async () => {
      const id = `due-${counter}`
      await store.direct.turns.register([{ id, lane: 'example.com' }], at('10:00:00'))
      const take = (now: Date, next: Date) =>
        store.transaction(async ({ turns }) => {
          const due = await turns.due(now, 10)
          await turns.setDue(due.map((each) => ({ id: each.id, at: next })))
          return due
        })
      const taken = await Promise.all([1, 2, 3, 4].map(() => take(at('10:00:00'), at('10:05:00'))))
      expect(taken.flat()).toEqual([{ id, lane: 'example.com' }])
      expect(await take(at('10:04:59'), at('10:10:00'))).toEqual([])
      expect(await take(at('10:05:00'), at('10:10:00'))).toHaveLength(1)
    })

    it('gives turns to the sources of the settings alone, the longest due first, so many at most', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((letter) => ({ id: `${letter}-${counter}`, lane: '' }))
      const { turns, sources } = store.direct
      const due = async (now: Date, most = 10) => (await turns.due(now, most)).map(({ id }) => id)
      await turns.register([b!, c!], at('10:01:00'))
      await turns.register([a!, b!, c!], at('10:00:00'))
      expect((await due(at('10:01:00'))).toSorted()).toEqual([a!.id, b!.id, c!.id])
      expect(await due(at('10:01:00'), 1)).toEqual([a!.id])
      expect(await due(at('10:00:59'))).toEqual([a!.id])
      await sources.save(c!.id, { ...heardOf, stopped: true })
      await turns.register([a!, c!], at('10:02:00'))
      expect(await due(at('10:02:00'))).toEqual([a!.id])
      expect(await sources.load(c!.id)).toMatchObject({ stopped: true, dueAt: null })
      await sources.save(b!.id, heardOf, at('10:03:00'))
      expect(await sources.load(b!.id)).toMatchObject({ dueAt: null })
      await sources.save(a!.id, heardOf, at('10:03:00'))
      expect(await sources.load(a!.id)).toMatchObject({ dueAt: at('10:03:00') })
      await turns.register([], at('10:02:00'))
      expect(await due(at('11:00:00'))).toEqual([])
    })

    it('leaves a lane at rest in peace, and lets one of many begin a rest', async () => {
      const lane = `lane-${counter}.example`
      const { turns } = store.direct
      await turns.register([{ id: `slow-${counter}`, lane }], at('10:00:00'))
      const tries = [1, 2, 3].map(() => turns.rest(lane, at('10:01:00'), at('10:00:00')))
      expect((await Promise.all(tries)).toSorted()).toEqual([false, false, true])
      expect(await turns.due(at('10:00:59'), 10)).toEqual([])
      expect(await turns.restsUntil(lane, at('10:00:59'))).toEqual(at('10:01:00'))
      expect(await turns.restsUntil(lane, at('10:01:00'))).toBeNull()
      expect(await turns.due(at('10:01:00'), 10)).toHaveLength(1)
      expect(await turns.rest(lane, at('10:30:00'))).toBe(true)
      expect(await turns.rest(lane, at('10:02:00'))).toBe(true)
      expect(await turns.restsUntil(lane, at('10:29:59'))).toEqual(at('10:30:00'))
      expect(await turns.rest(lane, at('10:31:00'), at('10:29:59'))).toBe(false)
      expect(await turns.rest(lane, at('10:31:00'), at('10:30:00'))).toBe(true)
    })

    it('remembers what a poll found out', async () => {
      const id = `state-${counter}`
      const { sources } = store.direct
      expect(await sources.load(id)).toBeNull()
      const state: PolledState = {
        url: 'https://example.com/feed',
        firstHeardAt: at('09:00:00'),
        heardAt: at('09:30:00'),
        polledAt: at('10:00:00'),
        failures: 2,
        failingSince: at('09:40:00'),
        error: { code: 'http-status', message: 'no', hint: 'wait' },
        stopped: false,
        notes: ['truncated', 'stray-bytes'],
        memory: { etag: '"ä"', lastModified: 'yesterday' },
      }
      await sources.save(id, state)
      const quiet = { newestAt: null, usualSilenceMs: null, deaf: null, dueAt: null }
      expect(await sources.load(id)).toEqual({ ...state, ...quiet })
      const rhythm = { newestAt: at('09:20:00'), usualSilenceMs: 3_600_000.5 }
      await sources.learn(id, rhythm)
      await sources.save(id, { ...state, failures: 3 })
      expect(await sources.load(id)).toEqual({ ...state, failures: 3, ...quiet, ...rhythm })
      const { memory: _, ...known } = { ...state, failures: 3, ...quiet, ...rhythm }
      expect((await sources.all()).get(id)).toEqual({ ...known, restsUntil: null })
    })

    it('loads and saves many sources at the same time, each as its own', async () => {
      const { sources, turns } = store.direct
      const ids = Array.from({ length: 50 }, (_, n) => `many-${counter}-${n}`)
      await turns.register(
        ids.slice(25).map((id) => ({ id, lane: id })),
        at('09:00:00'),
      )
      const errors = [null, { code: 'x', message: 'ä"\'{}, NULL' }]
      const stateOf = (n: number) => ({ ...heardOf, failures: n, error: errors[n % 2]! })
      await Promise.all(ids.map((id, n) => sources.save(id, stateOf(n), at('09:30:00'))))
      const loaded = await Promise.all([...ids, 'nobody'].map((id) => sources.load(id)))
      expect(loaded.pop()).toBeNull()
      expect(loaded.map((state) => state?.failures)).toEqual(ids.map((_, n) => n))
      expect(loaded.map((state) => state?.error)).toEqual(ids.map((_, n) => errors[n % 2]))
      const due = loaded.map((state) => state?.dueAt?.toISOString())
      expect(new Set(due.slice(0, 25))).toEqual(new Set([undefined]))
      expect(new Set(due.slice(25))).toEqual(new Set(['2026-11-21T09:30:00.000Z']))
      await turns.rest(ids[3]!, at('10:00:00'))
      const rests = await Promise.all(ids.slice(2, 5).map((lane) => turns.restsUntil(lane, at('09:00:00'))))
      expect(rests).toEqual([null, at('10:00:00'), null])
      const broken = { ...heardOf, failures: 2 ** 40 }
      const saves = [broken, stateOf(8), broken].map((state, n) => sources.save(ids[n]!, state))
      const outcomes = (await Promise.allSettled(saves)).map(({ status }) => status)
      expect(outcomes).toEqual(['rejected', 'fulfilled', 'rejected'])
      expect((await sources.load(ids[1]!))?.failures).toBe(8)
      await sources.save(ids[0]!, { ...heardOf, failures: 99 })
      expect((await sources.load(ids[0]!))?.failures).toBe(99)
      await turns.register([], at('09:00:00'))
    })

    it('lets one of many tell that a source is deaf, and that it is heard again', async () => {
      const id = `deaf-${counter}`
      const { sources } = store.direct
      await sources.save(id, heardOf)
      const deaf: Deafness = { reason: 'failing', since: '2026-11-21T09:00:00.000Z' }
      const tell = async (before: Deafness | null, now: Deafness | null) =>
        (await sources.tell([{ id, before, now }])).size
      const told = await Promise.all([1, 2, 3].map(() => tell(null, deaf)))
      expect(told.toSorted()).toEqual([0, 0, 1])
      expect((await sources.load(id))?.deaf).toEqual(deaf)
      expect([...(await sources.all('unheard')).keys()]).toContain(id)
      expect(await tell({ ...deaf, reason: 'silent' }, null)).toBe(0)
      expect(await tell(deaf, null)).toBe(1)
      expect((await sources.load(id))?.deaf).toBeNull()
      expect([...(await sources.all('unheard')).keys()]).not.toContain(id)
    })

    it('lets nobody change a source between a transaction’s look and its word', async () => {
      const id = `counted-up-${counter}`
      await store.direct.sources.save(id, { ...heardOf, failures: 0 })
      const countUp = () =>
        store.transaction(async ({ sources }) => {
          const state = (await sources.load(id))!
          await sources.save(id, { ...state, failures: state.failures + 1 })
        })
      await Promise.all(Array.from({ length: 8 }, countUp))
      expect((await store.direct.sources.load(id))?.failures).toBe(8)
    })

    it('keeps what many sources are told of by two processes at once', async () => {
      const { sources } = store.direct
      const ids = Array.from({ length: 500 }, (_, n) => `told-${counter}-${n}`)
      await Promise.all(ids.map((id) => sources.save(id, heardOf)))
      const deaf: Deafness = { reason: 'network', since: '2026-11-21T09:00:00.000Z' }
      for (const [before, now] of [[null, deaf] as const, [deaf, null] as const]) {
        const tellings = ids.map((id) => ({ id, before, now }))
        const told = await Promise.all([
          store.transaction((work) => work.sources.tell(tellings)),
          store.transaction((work) => work.sources.tell(tellings.toReversed())),
          ...ids.map((id) => sources.save(id, { ...heardOf, failures: 1 })),
        ])
        expect(
          told
            .map((those) => (those ? those.size : 0))
            .toSorted()
            .at(-1),
        ).toBe(500)
      }
    })

    it('stores an item of a source once', async () => {
      const source = `once-${counter}`
      const items = [makeItem('a'), makeItem('b'), makeItem('a')]
      const first = await store.direct.items.add(source, items, at('10:00:00'))
      expect(first.map(({ item }) => item.id).sort()).toEqual(['a', 'b'])
      expect(await store.direct.items.add(source, items, at('10:00:00'))).toEqual([])
      expect(await sift(source, ...items, makeItem('c'))).toEqual({ fresh: ['c'], edited: [] })
      expect(await store.direct.items.add(`other-${counter}`, items, at('10:00:00'))).toHaveLength(2)
    })

    it('stores and edits the same items for two processes at once, whatever their order', async () => {
      const { items } = store.direct
      for (let round = 0; round < 8; round++) {
        const source = `both-${counter}-${round}`
        const many = Array.from({ length: 400 }, (_, n) => makeItem(`i${n}`))
        const stored = await Promise.all([
          items.add(source, many, at('10:00:00')),
          items.add(source, many.toReversed(), at('10:00:00')),
        ])
        expect(stored.flat()).toHaveLength(400)
        const edited = stored.flat().map(({ itemId, item }) => ({ itemId, item: { ...item, text: 'Uusi' } }))
        await Promise.all([
          store.transaction((work) => work.items.edit(edited)),
          store.transaction((work) => work.items.edit(edited.toReversed())),
        ])
      }
    })

    it('knows an item by any of its names, and by those that it got later', async () => {
      const source = `names-${counter}`
      await store.direct.items.add(source, [named('http://a/1', 'guid:a/1', 'link:a')], at('10:00:00'))
      expect(await sift(source, named('https://a/1', 'guid:a/1'))).toEqual({ fresh: [], edited: [] })
      expect(await sift(source, named('https://a/1'))).toEqual({ fresh: [], edited: [] })
      expect(await sift(source, named('tag:2', 'link:a', 'same:x'))).toEqual({ fresh: [], edited: [] })
      expect(await sift(source, named('tag:3', 'same:x'))).toEqual({ fresh: [], edited: [] })
      expect(await sift(source, named('tag:4', 'same:y'))).toEqual({ fresh: ['tag:4'], edited: [] })
      expect(await sift(`other-${counter}`, named('http://a/1', 'link:a'))).toMatchObject({
        fresh: ['http://a/1'],
      })
    })

    it('leaves a name to the item that had it first', async () => {
      const source = `first-${counter}`
      const both = [named('a', 'link:x'), named('b', 'link:x')]
      const [a] = await store.direct.items.add(source, both, at('10:00:00'))
      const changed = { ...named('c', 'link:x'), text: 'Muutettu' }
      const { edited } = await store.direct.items.sift(source, [changed, named('a', 'link:x')])
      expect(edited).toEqual([])
      const alone = await store.direct.items.sift(source, [changed])
      expect(alone.edited).toEqual([{ itemId: a!.itemId, item: changed }])
    })

    it.each([
      ['its title', { title: 'Uusi otsikko' }, true],
      ['its text', { text: 'Ei enää' }, true],
      ['its stars', { rating: 5 }, true],
      ['no stars any more', { rating: null }, true],
      ['another address', { url: 'https://example.com/elsewhere' }, true],
      ['a tracker in its address', { url: 'http://www.example.com/a/?utm_source=rss#top' }, false],
      ['another author', { author: 'Maija' }, false],
      ['another date', { publishedAt: at('09:01:00'), updatedAt: at('09:02:00') }, false],
    ])('takes an item with %s for edited or not', async (_what, change, isEdit) => {
      const source = `edit-${counter}`
      await store.direct.items.add(source, [makeItem('a')], at('10:00:00'))
      const { edited } = await sift(source, { ...makeItem('a'), ...change })
      expect(edited).toEqual(isEdit ? ['a'] : [])
    })

    it('keeps the new words of an edited item, every text as it was', async () => {
      const id = await openCase()
      const { item } = (await store.direct.cases.get(id))!.mention
      const text = 'Ääkköset 😀 \u0001 \\ " \' $1 null {a,b}'
      const next = { ...item, title: null, text, rating: 2.5, author: 'NULL', updatedAt: at('09:30:00') }
      const source = `s${counter}`
      const { edited } = await store.direct.items.sift(source, [next])
      await store.direct.items.edit(edited)
      expect((await store.direct.cases.get(id))!.mention.item).toEqual(next)
      expect(await sift(source, next)).toEqual({ fresh: [], edited: [] })
      const undated = { ...next, publishedAt: null, updatedAt: null, text: null }
      await store.direct.items.edit((await store.direct.items.sift(source, [undated])).edited)
      const kept = { ...undated, publishedAt: item.publishedAt }
      expect((await store.direct.cases.get(id))!.mention.item).toEqual(kept)
    })

    it('takes nothing for edited that was stored before words were compared', async () => {
      const source = `old-${counter}`
      await store.direct.items.add(source, [makeItem('a')], at('10:00:00'))
      const { db } = harness.opened.engine
      await db.updateTable('items').set({ fingerprint: null }).where('source_id', '=', source).execute()
      const now = { ...makeItem('a'), text: 'Muuta' }
      expect(await sift(source, now)).toEqual({ fresh: [], edited: [] })
      expect(await sift(source, makeItem('a'))).toEqual({ fresh: [], edited: ['a'] })
    })

    it('tells when the newest items were written, and how much each source brought', async () => {
      const source = `figures-${counter}`
      const items = [
        makeItem('dated'),
        { ...makeItem('undated'), publishedAt: null },
        { ...makeItem('ahead'), publishedAt: at('23:00:00') },
        { ...makeItem('updated'), publishedAt: null, updatedAt: at('09:30:00') },
      ]
      const stored = await store.direct.items.add(source, items, at('10:00:00'))
      const times = [at('10:00:00'), at('10:00:00'), at('09:30:00'), at('09:00:00')]
      expect(await store.direct.items.times(source, 10)).toEqual(times)
      const mention = { ...makeMention(at('09:00:00')), seenAt: at('10:00:00') }
      await store.direct.mentions.add([{ itemId: stored[0]!.itemId, mention }])
      const of = async (since: Date) => (await store.direct.items.figures(since)).get(source)
      expect(await of(at('10:00:00'))).toEqual({ items: 4, mentions: 1 })
      expect(await of(at('10:00:01'))).toBeUndefined()
    })

    it('judges a mention anew, and tells the pages of its case', async () => {
      const id = await openCase()
      const { mention } = (await store.direct.cases.get(id))!
      const verdict = { ...makeMention(at('09:00:00')).verdict, label: 'positive' as const, score: 0.5 }
      const told = signalOf(id)
      await store.direct.mentions.revise(mention.id, {
        verdict,
        terms: ['Acme'],
        why: { code: 'name', words: ['Acme'] },
      })
      await told
      expect((await store.direct.cases.get(id))!.mention.verdict).toEqual(verdict)
      const [stored] = await store.direct.items.add(`s${counter}`, [makeItem('beside')], at('10:00:00'))
      const mentions = [{ itemId: stored!.itemId, mention: makeMention(at('09:00:00')) }]
      const [quiet] = await store.direct.mentions.add(mentions)
      const found = await store.direct.mentions.of([stored!.itemId, -1])
      expect(found).toEqual([
        {
          mentionId: quiet,
          itemId: stored!.itemId,
          brandId: 'acme',
          caseId: null,
          verdict: expect.objectContaining({ label: 'negative', lang: 'fi' }),
        },
      ])
      expect(await store.direct.mentions.of([])).toEqual([])
    })

    it('stores 2,000 items at once', async () => {
      const items = Array.from({ length: 2000 }, (_, index) => makeItem(`many-${index}`))
      expect(await store.direct.items.add(`many-${counter}`, items, at('10:00:00'))).toHaveLength(2000)
    })

    it('gives a case back whole', async () => {
      const id = await openCase()
      const found = (await store.direct.cases.get(id))!
      expect(found).toMatchObject({ id, version: 1, state: { state: 'open' }, dueAt: at('10:30:00') })
      expect(found.mention.item).toEqual({ ...makeItem(found.mention.item.id) })
      expect(found.mention.verdict).toEqual({
        ...makeMention(at('09:00:00')).verdict,
        score: expect.closeTo(-0.8, 5),
      })
      expect(found.mention.writtenAt).toEqual(at('09:00:00'))
    })

    it.each([0, -1, 1.5, 2 ** 31, Number.NaN])('knows no case %s', async (id) => {
      expect(await store.direct.cases.get(id)).toBeNull()
    })

    it('saves a change on the version that it was decided on, once, with its event', async () => {
      const id = await openCase()
      const claim = (who: Person) =>
        store.direct.cases.save(
          id,
          1,
          { state: { state: 'claimed', owner: who, at: at('10:01:00'), lapsesAt: at('10:31:00') } },
          { act: { action: 'claim' }, who, at: at('10:01:00') },
        )
      const veikko: Person = { platform: 'teams', id: 'T1', name: 'Veikko' }
      const saved = await Promise.all([claim(aino), claim(veikko)])
      expect(saved.toSorted()).toEqual([false, true])
      const owner = saved[0] ? aino : veikko
      expect(await store.direct.cases.get(id)).toMatchObject({
        version: 2,
        state: { state: 'claimed', owner, at: at('10:01:00'), lapsesAt: at('10:31:00') },
        lastActed: { who: owner, at: at('10:01:00') },
      })
      expect(await store.direct.cases.events(id)).toEqual([
        { version: 1, act: { action: 'open' }, who: null, at: at('10:00:00') },
        { version: 2, act: { action: 'claim' }, who: owner, at: at('10:01:00') },
      ])
    })

    it('undoes everything of a transaction that fails, its jobs included', async () => {
      const failing = store.transaction(async (work) => {
        await work.items.add(`undone-${counter}`, [makeItem('x')], at('10:00:00'))
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(await store.direct.items.add(`undone-${counter}`, [makeItem('x')], at('10:00:00'))).toHaveLength(
        1,
      )
    })

    it('keeps queries beside a transaction out of it', async () => {
      const beside = `beside-${counter}`
      let begun: () => void = () => {}
      const hasBegun = new Promise<void>((done) => {
        begun = done
      })
      const failing = store.transaction(async (work) => {
        await work.sources.save(`inside-${counter}`, heardOf)
        begun()
        await new Promise((done) => setImmediate(done))
        throw new Error('on purpose')
      })
      const rejected = expect(failing).rejects.toThrow('on purpose')
      await hasBegun
      await store.direct.sources.save(beside, { ...heardOf, failures: 7 })
      await rejected
      expect((await store.direct.sources.load(beside))?.failures).toBe(7)
      expect((await store.direct.sources.all()).has(`inside-${counter}`)).toBe(false)
    })

    it('lists waiting cases by what is due first, then closed ones, and counts what it lists', async () => {
      const brandId = `brand-${counter}`
      const late = await openCase(at('08:00:00'), at('12:00:00'), { brandId })
      const soon = await openCase(at('08:01:00'), at('09:30:00'), { brandId })
      const closed = await openCase(at('08:02:00'), at('09:31:00'), { brandId })
      await store.direct.cases.save(closed, 1, { state: resolved(at('10:00:00')) }, resolving)
      const list = async (filter: object) => (await store.direct.lists.list(filter, 10)).map(({ id }) => id)
      expect(await list({ brand: brandId })).toEqual([soon, late, closed])
      expect(await list({ brand: brandId, state: 'waiting' })).toEqual([soon, late])
      expect(await list({ brand: brandId, state: 'resolved' })).toEqual([closed])
      expect(await list({ brand: brandId, source: 'nowhere' })).toEqual([])
      const counts = { open: 2, claimed: 0, answered: 0, snoozed: 0, resolved: 1, dismissed: 0 }
      expect(await store.direct.lists.count({ brand: brandId })).toEqual(counts)
    })

    it('lists and counts by severity, feeling and topic', async () => {
      const brand = `judged-${counter}`
      const judged = (minute: number, verdict: Partial<NewMention['verdict']>) => {
        const written = at(`08:0${minute}:00`)
        const whole = { ...makeMention(written).verdict, ...verdict }
        return openCase(written, at('12:00:00'), { brandId: brand, verdict: whole })
      }
      const anger = { feeling: 'anger' as const, words: ['awful'] }
      const [price, own] = ['price', "o'x.y"].map((topic) => ({ topic, words: ['bill'] }))
      const one = await judged(1, { severity: 'high', feelings: [anger], topics: [price!, own!] })
      const two = await judged(2, { severity: 'low', feelings: [], topics: [price!] })
      const list = async (filter: object) =>
        (await store.direct.lists.list({ brand, ...filter }, 10)).map(({ id }) => id)
      expect(await list({ severity: 'high' })).toEqual([one])
      expect(await list({ feeling: 'anger' })).toEqual([one])
      expect(await list({ feeling: 'joy' })).toEqual([])
      expect(await list({ topic: 'price' })).toEqual([one, two])
      expect(await list({ topic: "o'x.y" })).toEqual([one])
      expect(await list({ topic: 'price', severity: 'low' })).toEqual([two])
      expect((await store.direct.lists.count({ brand, topic: 'price' })).open).toBe(2)
    })

    it('counts mentions by brand, hour of the time zone and sentiment', async () => {
      const brandId = `counted-${counter}`
      await addMention(at('10:15:00'), { brandId })
      const kind = { ...makeMention(at('10:45:00')).verdict, label: 'positive' as const }
      await addMention(at('10:45:00'), { brandId, verdict: kind })
      await addMention(at('11:05:00'), { brandId })
      const rows = await store.direct.mentions.count(at('10:00:00'), at('11:30:00'), 'Europe/Helsinki')
      expect(rows.filter((row) => row.brandId === brandId)).toEqual([
        { brandId, hour: 12, mentions: { negative: 1, neutral: 0, positive: 1 } },
        { brandId, hour: 13, mentions: { negative: 1, neutral: 0, positive: 0 } },
      ])
    })

    it('tallies what the same mentions felt and were about, and how severe the negative ones are', async () => {
      const { tally } = store.direct.mentions
      const day = 2000 + counter
      const on = (time: string) => new Date(`${day}-05-01T${time}Z`)
      const [from, to] = [on('00:00:00'), on('12:00:00')]
      expect(await tally(from, to)).toEqual({
        ...{ feelings: {}, topics: {}, severity: { high: 0, medium: 0, low: 0 } },
      })
      const add = (time: string, verdict: Partial<NewMention['verdict']>) =>
        addMention(on(time), { verdict: { ...makeMention(on(time)).verdict, ...verdict } })
      const anger = { feeling: 'anger' as const, words: ['awful'] }
      const price = { topic: 'price', words: ['bill', 'fee'] }
      const own = { topic: "o'x.y", words: [] }
      await add('09:00:00', { severity: 'high', feelings: [anger, anger], topics: [price, own] })
      await add('10:00:00', {
        severity: 'low',
        feelings: [anger, { feeling: 'worry', words: [] }],
        topics: [],
      })
      const joy = { feeling: 'joy' as const, words: [] }
      await add('11:00:00', { label: 'positive', severity: 'low', feelings: [joy], topics: [price] })
      await add('12:00:01', { severity: 'high', feelings: [anger], topics: [price] })
      expect(await tally(from, to)).toEqual({
        feelings: { anger: 2, worry: 1, joy: 1 },
        topics: { price: 2, "o'x.y": 1 },
        severity: { high: 1, medium: 0, low: 1 },
      })
    })

    it('adds one delivery a case and channel, and lets one attempt begin at a time', async () => {
      const id = await openCase()
      const { deliveries } = store.direct
      const deliveryId = (await addCard(id))!
      expect(await addCard(id)).toBeNull()
      const pending = (await deliveries.get(deliveryId))!
      expect(pending).toMatchObject({
        caseId: id,
        channelId: channel.id,
        state: 'pending',
        attempts: 0,
        ref: null,
      })
      const begun = await Promise.all([
        deliveries.begin(pending, at('10:00:00')),
        deliveries.begin(pending, at('10:00:00')),
      ])
      expect(begun.toSorted()).toEqual([false, true])
      expect(await deliveries.get(deliveryId)).toMatchObject({
        state: 'sending',
        attempts: 1,
        attemptedAt: at('10:00:00'),
      })
      const ref = { platform: 'slack', place: 'C1', message: '1.2', service: null } as const
      await deliveries.mark(deliveryId, { state: 'sent', ref, version: 1, at: at('10:00:01') })
      expect(await deliveries.get(deliveryId)).toMatchObject({ state: 'sent', ref, drawnVersion: 1 })
      expect(await deliveries.begin((await deliveries.get(deliveryId))!, at('10:00:02'))).toBe(false)
    })

    it('finds the deliveries of a case, the unsent ones of a channel and the old drawings', async () => {
      const place: Channel = { ...channel, id: `place-${counter}` }
      const { deliveries } = store.direct
      const sent = (await addCard(await openCase(at('08:03:00')), place))!
      const unsent = (await addCard(await openCase(at('08:04:00')), place))!
      const ref = { platform: 'slack', place: 'C1', message: '2.3', service: null } as const
      await deliveries.mark(sent, { state: 'sent', ref, version: 1, at: at('10:00:00') })
      const ids = async (wish: Parameters<typeof deliveries.find>[0]) =>
        (await deliveries.find(wish)).map(({ id }) => id)
      expect(await ids({ unsentTo: place.id })).toEqual([unsent])
      expect(await ids({ drawnBefore: at('10:00:01') })).toContain(sent)
      expect(await ids({ drawnBefore: at('10:00:00') })).not.toContain(sent)
      await deliveries.mark(sent, { state: 'sent', ref, version: 1, at: at('10:30:01') })
      expect(await ids({ drawnBefore: at('11:00:00') })).not.toContain(sent)
    })

    it('delivers notices beside cards', async () => {
      const place: Channel = { ...channel, id: `notices-${counter}` }
      const { deliveries } = store.direct
      const notice = { title: 'Ääni', lines: [{ text: '"\'{}', url: null }] }
      const first = (await deliveries.add({ notice }, place))!
      const second = (await deliveries.add({ notice }, place))!
      expect(await deliveries.get(first)).toMatchObject({
        ...{ caseId: null, content: { kind: 'notice', notice }, state: 'pending' },
      })
      const unsent = async () => (await deliveries.find({ unsentTo: place.id })).map(({ id }) => id)
      expect((await unsent()).toSorted()).toEqual([first, second].toSorted())
      expect(await deliveries.begin((await deliveries.get(first))!, at('10:00:00'))).toBe(true)
      const ref = { platform: 'slack', place: 'C1', message: '5.6', service: null } as const
      await deliveries.mark(first, { state: 'sent', ref, version: 1, at: at('10:00:00') })
      expect(await unsent()).toEqual([second])
      const old = await deliveries.find({ drawnBefore: at('11:00:00') })
      expect(old.map(({ id }) => id)).not.toContain(first)
    })

    it('keeps one subscription a source, and tells which to renew', async () => {
      const { subscriptions } = store.direct
      const made = (key: string, changes: Partial<Subscription>): Subscription => ({
        ...{ sourceId: `${key}-${counter}`, hub: 'https://hub.example/', topic: 'https://a.example/feed' },
        ...{ key: `${key}-${counter}`, secret: 's', state: 'active', askedAt: at('00:00:00') },
        ...{ leaseUntil: at('08:00:00'), ...changes },
      })
      const asked = made('asked', { state: 'asked', leaseUntil: null, askedAt: at('09:00:00') })
      const refused = made('refused', { state: 'refused', leaseUntil: null, askedAt: at('09:00:00') })
      const eight = made('eight', {})
      const long = made('long', { leaseUntil: new Date('2026-11-30T00:00:00Z') })
      for (const each of [asked, refused, eight, long]) await subscriptions.save(each)
      expect(await subscriptions.of(eight.sourceId)).toEqual(eight)
      expect(await subscriptions.byKey(asked.key)).toEqual(asked)
      const renewed = async (now: Date) => {
        const ours = (await subscriptions.toRenew(now)).filter(({ key }) => key.endsWith(`-${counter}`))
        return ours.map(({ key }) => key.split('-')[0]).toSorted()
      }
      expect(await renewed(at('05:59:59'))).toEqual([])
      expect(await renewed(at('06:00:01'))).toEqual(['eight'])
      await subscriptions.save({ ...eight, askedAt: at('06:00:01') })
      expect(await renewed(at('06:30:00'))).toEqual([])
      expect(await renewed(at('07:30:00'))).toEqual(['eight'])
      expect(await renewed(at('10:00:00'))).toEqual(['asked'])
      expect(await renewed(new Date('2026-11-22T09:00:00Z'))).toEqual(['asked', 'eight', 'refused'])
      await subscriptions.save({ ...asked, key: `new-${counter}` })
      expect(await subscriptions.byKey(asked.key)).toBeNull()
      await subscriptions.drop(asked.sourceId)
      expect(await subscriptions.of(asked.sourceId)).toBeNull()
    })

    it('keeps a second attempt out while one is under way, and lets it in when that one is over or dead', async () => {
      const { deliveries } = store.direct
      const deliveryId = (await addCard(await openCase(at('08:05:00'))))!
      const read = async () => (await deliveries.get(deliveryId))!
      expect(await deliveries.begin(await read(), at('10:00:00'))).toBe(true)
      expect(await deliveries.begin(await read(), at('10:00:20'))).toBe(false)
      expect(await deliveries.begin(await read(), at('10:00:40'))).toBe(true)
      await deliveries.mark(deliveryId, { state: 'pending', error: { code: 'no', message: 'refused' } })
      expect(await deliveries.begin(await read(), at('10:00:41'))).toBe(true)
    })

    it('finds the copies that missed a change, of closed cases as well', async () => {
      const { deliveries, cases } = store.direct
      const id = await openCase(at('08:06:00'))
      const deliveryId = (await addCard(id))!
      const ref = { platform: 'slack', place: 'C1', message: '3.4', service: null } as const
      await deliveries.mark(deliveryId, { state: 'sent', ref, version: 1, at: at('10:00:00') })
      await cases.save(id, 1, { state: resolved(at('10:01:00')) }, resolving)
      const missed = async () =>
        (await deliveries.find({ drawnBefore: at('11:00:00') })).map((each) => each.id)
      expect(await missed()).toContain(deliveryId)
      const error = { code: 'refused', message: 'not now' }
      await deliveries.mark(deliveryId, { state: 'stale', error, at: at('10:01:30') })
      expect(await deliveries.get(deliveryId)).toMatchObject({ state: 'sent', ref, drawnVersion: 1, error })
      expect(await missed()).toContain(deliveryId)
      await deliveries.mark(deliveryId, { state: 'sent', ref, version: 2, at: at('10:02:00') })
      expect(await missed()).not.toContain(deliveryId)
    })

    it('signals a change to its listeners after the commit, from whatever connection', async () => {
      const id = await openCase()
      const told = signalOf(id)
      const act = { act: { action: 'claim' as const }, who: aino, at: at('10:01:00') }
      const state = { state: 'claimed' as const, owner: aino, at: at('10:01:00'), lapsesAt: null }
      await store.direct.cases.save(id, 1, { state }, act)
      await told
    })

    it('keeps addresses, the newest of a channel', async () => {
      const { addressBook } = harness.opened
      expect(await addressBook.recall('teams', 'support')).toBeNull()
      await addressBook.remember('teams', 'support', { serviceUrl: 'https://a.example/' })
      await addressBook.remember('teams', 'support', { serviceUrl: 'https://b.example/' })
      expect(await addressBook.recall('teams', 'support')).toEqual({ serviceUrl: 'https://b.example/' })
    })
  })
}

const heardOf: PolledState = {
  ...{ url: 'https://example.com/feed', firstHeardAt: null, heardAt: null, polledAt: at('09:00:00') },
  ...{ failures: 0, failingSince: null, error: null, stopped: false, notes: [], memory: {} },
}

const channel: Channel = { id: 'support', platform: 'slack', target: 'C1', brands: null }

const resolved = (time: Date): CaseState => ({
  ...{ state: 'resolved', by: aino, at: time, answeredAt: time, outcome: null },
})
const resolving = { act: { action: 'resolve' as const, outcome: null }, who: aino, at: at('10:01:00') }

const named = (id: string, ...aliases: string[]): FeedItem => ({ ...makeItem('a'), id, aliases })

function makeItem(id: string): FeedItem {
  return {
    id,
    aliases: [],
    url: `https://example.com/${id}`,
    title: 'Otsikko',
    text: 'Teksti',
    author: null,
    publishedAt: at('09:00:00'),
    updatedAt: null,
    rating: 1.5,
  }
}

function makeMention(writtenAt: Date): NewMention {
  const reasons = [{ text: 'surkea', weight: -0.5 }]
  return {
    brandId: 'acme',
    verdict: makeVerdict({
      ...{ score: -0.8, confidence: 0.5, lang: 'fi', reasons },
      feelings: [{ feeling: 'anger', words: ['surkea'] }],
      topics: [{ topic: 'delivery', words: ['paketti'] }],
    }),
    terms: ['Acme', 'Acmen'],
    why: { code: 'name', words: ['Acme'] },
    writtenAt,
    seenAt: at('10:00:00'),
  }
}
