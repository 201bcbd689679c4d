import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/core/case-ports.ts'
import type { Person } from '../../src/core/person.ts'
import { aino, at, type CaseStore, makeCaseStore, wrote } from '../support/case-store.ts'
import { engines } from '../support/databases.ts'

const entry: AuditEntry = {
  ...{ at: at('09:00:00'), who: aino, place: 'C1', action: 'claim', caseId: 1, brandId: 'acme' },
  ...{ outcome: 'done', facts: { to: 'Ilta "\uD800', count: 3, past: false, none: null } },
}

describe.each(engines)('what is kept around cases, on $name', ({ make }) => {
  let cases: CaseStore
  let counter = 0
  beforeAll(async () => {
    cases = await makeCaseStore(make)
  })
  afterAll(() => cases.close())
  const open = (changes: Parameters<CaseStore['openCase']>[1] = {}) =>
    cases.openCase(wrote('Maija', `book${++counter}`), changes)
  const place = () => ({ id: `place${++counter}`, platform: 'slack' as const })

  it('is an audit log that gives its latest entries first', async () => {
    const { audit } = cases.store.direct
    await audit.add(entry)
    await audit.add({ ...entry, at: at('09:05:00'), who: null, caseId: 2, place: null, outcome: 'role' })
    await audit.add({ ...entry, at: at('09:10:00') })
    const all = await audit.list({ most: 10 })
    expect(all.map((each) => [each.at, each.caseId, each.outcome])).toEqual([
      [at('09:10:00'), 1, 'done'],
      [at('09:05:00'), 2, 'role'],
      [at('09:00:00'), 1, 'done'],
    ])
    expect(all[2]).toEqual({ ...entry, id: all[2]!.id, facts: { ...entry.facts, to: 'Ilta "\uFFFD' } })
    expect(await audit.list({ most: 1, caseId: 1 })).toEqual([all[0]])
    expect(await audit.list({ most: 9, since: at('09:05:00') })).toEqual([all[0], all[1]])
  })

  it.each(['update korva.audit set outcome = $$x$$', 'delete from korva.audit', 'truncate korva.audit'])(
    'is an audit log that refuses to %s',
    async (statement) => {
      const { audit } = cases.store.direct
      await audit.add(entry)
      const before = await audit.list({ most: 99 })
      await expect(sql.raw(statement).execute(cases.opened.engine.db)).rejects.toThrow('only appended to')
      expect(await audit.list({ most: 99 })).toEqual(before)
    },
  )

  it('is a directory of who was seen last, by the name and address that they had last', async () => {
    const { directory } = cases.store.direct
    const teams: Person = { platform: 'teams', id: 'U1', name: 'Aino K.' }
    await directory.see({ ...aino, email: 'aino@example.com' }, at('09:00:00'))
    await directory.see(teams, at('09:01:00'))
    expect(await directory.list(9)).toEqual([teams, { ...aino, email: 'aino@example.com' }])
    await directory.see({ ...aino, name: 'Aino V.' }, at('09:02:00'))
    expect(await directory.list(9)).toEqual([{ ...aino, name: 'Aino V.', email: 'aino@example.com' }, teams])
    await directory.see({ ...aino, email: 'new@example.com' }, at('09:03:00'))
    expect(await directory.list(1)).toEqual([{ ...aino, email: 'new@example.com' }])
  })

  it('is what was written below a card, once each', async () => {
    const { caseId } = await open()
    const { threads } = cases.store.direct
    const note = { platform: 'slack' as const, place: 'C1', id: '1.5' }
    const kept = await Promise.all([1, 2, 3].map(() => threads.keep(note, caseId)))
    expect(kept.toSorted()).toEqual([false, false, true])
    expect(await threads.keep({ ...note, place: 'C2' }, caseId)).toBe(true)
  })

  it('is which cases a channel gets in digests', async () => {
    const { digests, deliveries } = cases.store.direct
    const channel = place()
    const [late, soon, closed] = [
      await open({ dueAt: at('11:00:00') }),
      await open({ dueAt: at('10:00:00') }),
      await open({ dueAt: at('09:00:00') }),
    ]
    const hold = ({ caseId }: { caseId: number }, digestId: string | null) =>
      digests.hold(caseId, channel.id, digestId, at('09:00:00'))
    for (const each of [late, soon, closed, late]) await hold(each, null)
    expect(await digests.waiting()).toContain(channel.id)
    const done = { state: 'resolved' as const, by: aino, at: at('09:30:00'), answeredAt: at('09:30:00') }
    const act = { action: 'resolve' as const, outcome: null }
    await cases.change(closed.caseId, { state: { ...done, outcome: null } }, act)
    expect(await digests.takeWaiting(channel.id)).toEqual(
      [soon.caseId, late.caseId].toSorted((a, b) => a - b),
    )
    const made = { digest: { quiet: true }, at: at('09:00:00') }
    const digestId = (await deliveries.add(made, channel))!
    expect((await deliveries.get(digestId))!.content).toEqual({ kind: 'digest', quiet: true })
    await digests.release(channel.id, digestId)
    expect(await digests.waiting()).not.toContain(channel.id)
    expect(await digests.takeWaiting(channel.id)).toEqual([])
    expect(await digests.cases(digestId)).toEqual([closed.caseId, soon.caseId, late.caseId])
    expect(await digests.heldSince(soon.caseId)).toEqual(at('09:00:00'))
    expect(await digests.current(channel.id, at('08:59:59'))).toBe(digestId)
    expect(await digests.current(channel.id, at('09:00:00'))).toBeNull()
    expect(await digests.letGo(soon.caseId)).toEqual([{ channelId: channel.id, digestId }])
    expect(await digests.letGo(soon.caseId)).toEqual([])
    expect(await digests.heldSince(soon.caseId)).toBeNull()
    await digests.letGo(closed.caseId)
    expect(await digests.cases(digestId)).toEqual([late.caseId])
  })

  it('is how many cards and digests a channel got in an hour', async () => {
    const { digests, deliveries } = cases.store.direct
    const channel = place()
    const count = (since: Date) => digests.countCards(channel.id, since)
    const card = (await deliveries.add({ caseId: (await open()).caseId, at: at('09:00:00') }, channel))!
    await deliveries.add({ digest: { quiet: false }, at: at('09:30:00') }, channel)
    await deliveries.add({ notice: { title: 'x', lines: [] } }, channel)
    const { caseId } = await open()
    const thread = { lines: [], calls: [] }
    await deliveries.add({ thread, caseId, cardId: card, remind: 'half' }, channel)
    expect([await count(at('08:59:59')), await count(at('09:00:00')), await count(at('09:30:00'))]).toEqual([
      2, 1, 0,
    ])
  })

  it('is what is said below cards, beside the cards', async () => {
    const { deliveries } = cases.store.direct
    const channel = place()
    const { caseId } = await open()
    const cardId = (await deliveries.add({ caseId, at: at('09:00:00') }, channel))!
    const message = { lines: [{ text: 'Ää 😀', url: 'https://example.com/' }], calls: [called] }
    const add = () => deliveries.add({ thread: message, caseId, cardId, remind: 'soon' }, channel)
    const threadId = (await add())!
    expect(await add()).not.toBeNull()
    expect(await deliveries.get(threadId)).toMatchObject({
      ...{ caseId, content: { kind: 'thread', message, cardId, remind: 'soon' } },
    })
    expect((await deliveries.find({ caseId })).map(({ id }) => id)).toEqual([cardId])
    expect((await deliveries.find({ unsentTo: channel.id })).map(({ id }) => id)).toContain(threadId)
  })

  it('finds a card by its message in its chat, and nothing else', async () => {
    const { deliveries } = cases.store.direct
    const channel = place()
    const { caseId } = await open()
    const cardId = (await deliveries.add({ caseId, at: at('09:00:00') }, channel))!
    const ref = { platform: 'slack' as const, place: channel.id, message: '1.1', service: null }
    const sent = { state: 'sent' as const, ref, version: 1, at: at('09:00:00') }
    await deliveries.mark(cardId, sent)
    const thread = { thread: { lines: [], calls: [] }, caseId, cardId, remind: null }
    const threadId = (await deliveries.add(thread, channel))!
    await deliveries.mark(threadId, { ...sent, ref: { ...ref, message: '1.2' } })
    const find = async (changes: object) => {
      const wish = { platform: 'slack' as const, place: channel.id, message: '1.1', ...changes }
      return (await deliveries.find(wish)).map(({ id }) => id)
    }
    expect(await find({})).toEqual([cardId])
    expect(await find({ message: '1.2' })).toEqual([])
    expect(await find({ place: 'elsewhere' })).toEqual([])
    expect(await find({ platform: 'teams' })).toEqual([])
  })

  it('redraws cards that count down, and no others that are up to date', async () => {
    const { deliveries } = cases.store.direct
    const channel = place()
    const [runs, thanked, answered] = [await open(), await open({ kind: 'praise' }), await open()]
    const state = { state: 'answered' as const, owner: aino, by: aino, at: at('09:10:00'), reply: null }
    await cases.change(answered.caseId, { state }, { action: 'reply', url: null })
    const ref = { platform: 'slack' as const, place: channel.id, message: '2', service: null }
    const cards: string[] = []
    for (const { caseId } of [runs, thanked, answered]) {
      const id = (await deliveries.add({ caseId, at: at('09:00:00') }, channel))!
      const { version } = (await cases.store.direct.cases.get(caseId))!
      await deliveries.mark(id, { state: 'sent', ref, version, at: at('09:20:00') })
      cards.push(id)
    }
    const old = (await deliveries.find({ drawnBefore: at('09:25:00') })).map(({ id }) => id)
    expect(cards.filter((id) => old.includes(id))).toEqual([cards[0]])
  })
})

const called = { name: 'Aino', email: null, slack: 'U1', teams: null }
