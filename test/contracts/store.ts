import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/core/channel.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Person } from '../../src/core/person.ts'
import type { Job, NewMention, SourceState, Store } from '../../src/core/store-ports.ts'
import type { OpenStore } from '../../src/store/create-store.ts'

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
      const [stored] = await store.direct.mentions.addItems(
        `s${counter}`,
        [makeItem(`i${written.getTime()}`)],
        at('10:00:00'),
      )
      const mention = { ...makeMention(written), ...changes }
      return (await store.direct.mentions.add([{ itemId: stored!.itemId, mention }]))[0]!
    }
    const openCase = async (
      written = at('09:00:00'),
      due = at('10:30:00'),
      changes: Partial<NewMention> = {},
    ) => store.direct.cases.open(await addMention(written, changes), due, at('10:00:00'))

    it('gives each due source to one taker and makes it due again', async () => {
      const source = { id: `due-${counter}`, next: at('10:05:00') }
      const take = (now: Date, next: Date) =>
        store.transaction((work) => work.sources.takeDue([{ ...source, next }], now))
      const taken = await Promise.all([1, 2, 3, 4].map(() => take(at('10:00:00'), at('10:05:00'))))
      expect(taken.flat()).toEqual([source.id])
      expect(await take(at('10:04:59'), at('10:10:00'))).toEqual([])
      expect(await take(at('10:05:00'), at('10:10:00'))).toEqual([source.id])
    })

    it('remembers what a poll found out', async () => {
      const id = `state-${counter}`
      expect(await store.direct.sources.load(id)).toBeNull()
      const state = {
        url: 'https://example.com/feed',
        firstHeardAt: at('09:00:00'),
        heardAt: at('09:30:00'),
        polledAt: at('10:00:00'),
        failures: 2,
        error: { code: 'http-status', message: 'no', hint: 'wait' },
        memory: { etag: '"ä"', lastModified: 'yesterday' },
      }
      await store.direct.sources.save(id, state)
      expect(await store.direct.sources.load(id)).toEqual(state)
      expect((await store.direct.sources.all()).get(id)).toEqual(state)
    })

    it('stores an item of a source once, and every text as it was', async () => {
      const text = 'Ääkköset 😀 \u0001 \\ " \' $1 null'
      const items = [{ ...makeItem('a'), text }, makeItem('b'), makeItem('a')]
      const first = await store.direct.mentions.addItems(`once-${counter}`, items, at('10:00:00'))
      expect(first.map(({ item }) => item.id).sort()).toEqual(['a', 'b'])
      expect(await store.direct.mentions.addItems(`once-${counter}`, items, at('10:00:00'))).toEqual([])
      const unknown = await store.direct.mentions.unknown(`once-${counter}`, [...items, makeItem('c')])
      expect(unknown.map(({ id }) => id)).toEqual(['c'])
      expect(await store.direct.mentions.addItems(`other-${counter}`, items, at('10:00:00'))).toHaveLength(2)
    })

    it('stores 2,000 items at once', async () => {
      const items = Array.from({ length: 2000 }, (_, index) => makeItem(`many-${index}`))
      expect(await store.direct.mentions.addItems(`many-${counter}`, items, at('10:00:00'))).toHaveLength(
        2000,
      )
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
          { state: 'claimed', owner: who, at: at('10:01:00') },
          { action: 'claim', who, at: at('10:01:00') },
        )
      const veikko: Person = { platform: 'teams', id: 'T1', name: 'Veikko' }
      const saved = await Promise.all([claim(aino), claim(veikko)])
      expect(saved.toSorted()).toEqual([false, true])
      const owner = saved[0] ? aino : veikko
      expect(await store.direct.cases.get(id)).toMatchObject({
        version: 2,
        state: { state: 'claimed', owner },
      })
      expect(await store.direct.cases.events(id)).toEqual([
        { version: 1, action: 'open', who: null, at: at('10:00:00') },
        { version: 2, action: 'claim', who: owner, at: at('10:01:00') },
      ])
    })

    it('undoes everything of a transaction that fails, its jobs included', async () => {
      const failing = store.transaction(async (work) => {
        await work.mentions.addItems(`undone-${counter}`, [makeItem('x')], at('10:00:00'))
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(
        await store.direct.mentions.addItems(`undone-${counter}`, [makeItem('x')], at('10:00:00')),
      ).toHaveLength(1)
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
      const done = { state: 'resolved', by: aino, at: at('10:00:00') } as const
      await store.direct.cases.save(closed, 1, done, { action: 'resolve', who: aino, at: at('10:00:00') })
      const list = async (filter: object) => (await store.direct.lists.list(filter, 10)).map(({ id }) => id)
      expect(await list({ brand: brandId })).toEqual([soon, late, closed])
      expect(await list({ brand: brandId, state: 'waiting' })).toEqual([soon, late])
      expect(await list({ brand: brandId, state: 'resolved' })).toEqual([closed])
      expect(await list({ brand: brandId, source: 'nowhere' })).toEqual([])
      const counts = { open: 2, claimed: 0, resolved: 1, dismissed: 0 }
      expect(await store.direct.lists.count({ brand: brandId })).toEqual(counts)
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

    it('adds one delivery a case and channel, and lets one attempt begin at a time', async () => {
      const id = await openCase()
      const { deliveries } = store.direct
      const deliveryId = (await deliveries.add(id, channel))!
      expect(await deliveries.add(id, channel)).toBeNull()
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
      const sent = (await deliveries.add(await openCase(at('08:03:00')), place))!
      const unsent = (await deliveries.add(await openCase(at('08:04:00')), place))!
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

    it('keeps a second attempt out while one is under way, and lets it in when that one is over or dead', async () => {
      const { deliveries } = store.direct
      const deliveryId = (await deliveries.add(await openCase(at('08:05:00')), channel))!
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
      const deliveryId = (await deliveries.add(id, channel))!
      const ref = { platform: 'slack', place: 'C1', message: '3.4', service: null } as const
      await deliveries.mark(deliveryId, { state: 'sent', ref, version: 1, at: at('10:00:00') })
      const next = { state: 'resolved', by: aino, at: at('10:01:00') } as const
      await cases.save(id, 1, next, { action: 'resolve', who: aino, at: at('10:01:00') })
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
      const heard: number[] = []
      let hear: () => void = () => {}
      const heardIt = new Promise<void>((done) => {
        hear = done
      })
      const end = harness.opened.signals.subscribe((caseId) => {
        heard.push(caseId)
        if (caseId === id) hear()
      })
      const next = { state: 'claimed', owner: aino, at: at('10:01:00') } as const
      await store.direct.cases.save(id, 1, next, { action: 'claim', who: aino, at: at('10:01:00') })
      await heardIt
      end()
      expect(heard).toContain(id)
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

const heardOf: SourceState = {
  ...{ url: 'https://example.com/feed', firstHeardAt: null, heardAt: null, polledAt: at('09:00:00') },
  ...{ failures: 0, error: null, memory: {} },
}

const channel: Channel = { id: 'support', platform: 'slack', target: 'C1' }

function makeItem(id: string): FeedItem {
  return {
    id,
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
    verdict: { label: 'negative', score: -0.8, confidence: 0.5, lang: 'fi', reasons },
    terms: ['Acme', 'Acmen'],
    writtenAt,
    seenAt: at('10:00:00'),
  }
}
