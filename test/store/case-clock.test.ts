import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseState } from '../../src/core/case.ts'
import type { Person } from '../../src/core/person.ts'
import { aino, angry, at, type CaseStore, makeCaseStore, wrote } from '../support/case-store.ts'
import { engines } from '../support/databases.ts'

const claimed = (lapsesAt: Date | null): CaseState => ({
  ...{ state: 'claimed', owner: aino, at: at('09:10:00'), lapsesAt },
})
const claim = { action: 'claim' } as const

describe.each(engines)('what is due to cases by the clock, on $name', ({ make }) => {
  let cases: CaseStore
  let counter = 0
  beforeAll(async () => {
    cases = await makeCaseStore(make)
  })
  afterAll(() => cases.close())

  const open = (changes: Parameters<CaseStore['openCase']>[1] = {}) =>
    cases.openCase(wrote('Maija', `clock${++counter}`), changes)
  const clock = () => cases.store.direct.caseClock
  const timed = async (now: Date) =>
    new Map((await clock().timed(now)).map((each) => [each.caseId, each.action]))

  it('tells which claims lapse and which snoozes end, and not before', async () => {
    const [lapses, wakes, stays] = [await open(), await open(), await open()]
    await cases.change(lapses.caseId, { state: claimed(at('09:40:00')) }, claim)
    await cases.change(stays.caseId, { state: claimed(null) }, claim)
    const snoozed: CaseState = {
      ...{ state: 'snoozed', by: aino, at: at('09:11:00'), until: at('09:41:00'), reason: 'r' },
      after: { state: 'open' },
    }
    const { until } = snoozed
    const act = { action: 'snooze' as const, until, reason: 'r', pastPromise: false }
    await cases.change(wakes.caseId, { state: snoozed }, act)
    const before = await timed(at('09:39:59'))
    expect([lapses, wakes, stays].map(({ caseId }) => before.has(caseId))).toEqual([false, false, false])
    const after = await timed(at('09:41:00'))
    expect(after.get(lapses.caseId)).toBe('lapse')
    expect(after.get(wakes.caseId)).toBe('wake')
    expect(after.has(stays.caseId)).toBe(false)
    await cases.change(lapses.caseId, { state: { state: 'open' } }, { action: 'lapse' })
    expect((await timed(at('09:41:00'))).has(lapses.caseId)).toBe(false)
  })

  it('tells once of a claim that is about to lapse, and anew of the next claim', async () => {
    const { caseId } = await open()
    await cases.change(caseId, { state: claimed(at('10:40:00')) }, claim)
    const told = async (before: Date, now: Date) => (await clock().lapsing(before, now)).includes(caseId)
    expect(await told(at('10:39:59'), at('10:29:59'))).toBe(false)
    const both = await Promise.all([1, 2, 3].map(() => told(at('10:40:00'), at('10:30:00'))))
    expect(both.toSorted()).toEqual([false, false, true])
    expect(await told(at('10:41:00'), at('10:31:00'))).toBe(false)
    await cases.change(caseId, { state: claimed(at('11:40:00')) }, claim)
    expect(await told(at('11:40:00'), at('11:30:00'))).toBe(true)
    await cases.change(caseId, { state: claimed(at('12:00:00')) }, claim)
    // What has lapsed already is not about to.
    expect(await told(at('12:10:00'), at('12:00:00'))).toBe(false)
  })

  it('lists the promises that run, the first due first, with what was told of each', async () => {
    const source = 'promises'
    const promise = { promisedAt: at('00:00:00'), dueAt: at('00:40:00') }
    const later = await open({ ...promise, dueAt: at('00:44:00'), source })
    const sooner = await open({ ...promise, source })
    await open({ ...promise, kind: 'praise', source })
    const answered = await open({ ...promise, source })
    const state: CaseState = {
      ...{ state: 'answered', owner: aino, by: aino, at: at('00:10:00'), reply: null },
    }
    await cases.change(answered.caseId, { state }, { action: 'reply', url: null })
    const running = async () => (await clock().running()).filter(({ sourceId }) => sourceId === source)
    const about = { ...promise, severity: 'high', brandId: 'acme', sourceId: source, told: [] }
    await clock().tell(sooner.caseId, promise.dueAt, 'half', at('00:20:00'))
    expect(await running()).toEqual([
      { ...about, caseId: sooner.caseId, told: ['half'] },
      { ...about, caseId: later.caseId, dueAt: at('00:44:00') },
    ])
    await clock().tell(sooner.caseId, promise.dueAt, 'escalated', at('00:55:00'))
    expect((await running()).map(({ caseId }) => caseId)).toEqual([later.caseId])
    const anew = { promisedAt: at('00:56:00'), dueAt: at('02:26:00') }
    await cases.change(sooner.caseId, { state: { state: 'open' }, promise: anew }, { action: 'reopen' })
    expect((await running()).at(-1)).toEqual({ ...about, ...anew, caseId: sooner.caseId })
  })

  it('lets one of many tell of a step, once for each end of a promise', async () => {
    const { caseId } = await open()
    const tell = (dueAt: Date) => clock().tell(caseId, dueAt, 'broken', at('10:30:00'))
    const told = await Promise.all(Array.from({ length: 8 }, () => tell(at('10:30:00'))))
    expect(told.filter(Boolean)).toHaveLength(1)
    expect(await tell(at('10:30:00'))).toBe(false)
    expect(await tell(at('12:00:00'))).toBe(true)
    expect(await clock().tell(caseId, at('10:30:00'), 'escalated', at('10:45:00'))).toBe(true)
  })

  it('finds the latest complaint of an author, whoever opened its case', async () => {
    const source = `author${counter}`
    const by = (author: string, id: string, written: Date, brandId = 'acme') =>
      cases.addMention(source, wrote(author, `${id}${counter}`), { writtenAt: written, brandId })
    const openOf = ({ mentionId }: { mentionId: number }, kind: 'complaint' | 'praise' = 'complaint') =>
      cases.store.direct.cases.open({
        ...{ mentionId, kind, promisedAt: at('08:00:00'), dueAt: at('09:30:00'), at: at('08:00:00') },
      })
    const find = (changes: object = {}) =>
      clock().ofAuthor({
        ...{ sourceId: source, brandId: 'acme', author: 'äiti' },
        since: at('05:00:00'),
        ...changes,
      })
    expect(await find()).toBeNull()
    const first = await openOf(await by('Äiti', 'a', at('06:00:00')))
    await openOf(await by('Äiti', 'p', at('07:30:00')), 'praise')
    await openOf(await by('Isä', 'b', at('07:00:00')))
    expect(await find()).toBe(first)
    expect(await find({ since: at('06:00:01') })).toBeNull()
    expect(await find({ brandId: 'other' })).toBeNull()
    expect(await find({ sourceId: 'elsewhere' })).toBeNull()
    const second = await openOf(await by('ÄITI', 'c', at('06:30:00')))
    expect(await find()).toBe(second)
    const joined = await by('äiti', 'd', at('07:00:00'))
    await clock().join(joined.mentionId, first)
    expect(await find()).toBe(first)
    const [mention] = await cases.store.direct.mentions.of([joined.itemId])
    expect(mention).toMatchObject({ caseId: first })
  })

  it('tells what else an author wrote before, of the same brand and source', async () => {
    const source = `history${++counter}`
    const written = (id: string, when: Date, label: 'negative' | 'positive', author = 'Maija') =>
      cases.addMention(source, wrote(author, `${id}${counter}`), {
        ...{ writtenAt: when, verdict: { ...angry, label } },
      })
    await written('a', at('05:00:00'), 'negative')
    await written('b', at('06:00:00'), 'negative', 'MAIJA')
    await written('c', at('06:30:00'), 'positive')
    await written('d', at('06:40:00'), 'positive', 'Liisa')
    await written('e', at('08:30:00'), 'positive')
    const { caseId } = await cases.openCase(wrote('Maija', `f${counter}`), { source })
    expect((await cases.store.direct.cases.get(caseId))!.author).toEqual({
      ...{ negative: 2, positive: 1, lastNegativeAt: at('06:00:00'), lastPositiveAt: at('06:30:00') },
    })
    const nobody = await cases.openCase(wrote('Anonymous', `g${counter}`), { source })
    expect((await cases.store.direct.cases.get(nobody.caseId))!.author).toBeNull()
  })
})

const veikko: Person = { platform: 'teams', id: 'T1', name: 'Veikko', email: 'veikko@example.com' }

describe.each(engines)('the states of cases, on $name', ({ make }) => {
  let cases: CaseStore
  beforeAll(async () => {
    cases = await makeCaseStore(make)
  })
  afterAll(() => cases.close())

  const group = { platform: 'group' as const, id: 'evening', name: 'Iltavuoro' }
  const answered = {
    ...{ state: 'answered' as const, owner: group, by: veikko, at: at('09:30:00') },
    reply: 'https://example.com/answer',
  }
  const states: CaseState[] = [
    { state: 'claimed', owner: aino, at: at('09:10:00'), lapsesAt: at('09:40:00') },
    { state: 'claimed', owner: group, at: at('09:10:00'), lapsesAt: null },
    answered,
    {
      ...{ state: 'snoozed', by: aino, at: at('09:31:00'), until: at('12:00:00') },
      ...{ reason: 'Odottaa "\0\uD800 \' 😀', after: answered },
    },
    {
      ...{ state: 'resolved', by: veikko, at: at('10:00:00'), answeredAt: at('09:30:00') },
      outcome: { solved: 'partly', treated: ['kind', 'point'], why: 'ä' },
    },
    {
      ...{ state: 'dismissed', by: aino, at: at('10:00:00'), why: 'duplicate', of: 7, lesson: null },
      answeredAt: at('09:30:00'),
    },
    { state: 'open' },
  ]

  it('come back as they were saved, each instant as one', async () => {
    const { caseId } = await cases.openCase(wrote('Maija', 'states'))
    for (const state of states) {
      await cases.change(caseId, { state }, { action: 'note', text: 'n' })
      const clean = state.state === 'snoozed' ? { ...state, reason: 'Odottaa "\uFFFD \' 😀' } : state
      expect((await cases.store.direct.cases.get(caseId))!.state).toEqual(clean)
    }
    expect((await cases.store.direct.cases.get(caseId))!.notes).toMatchObject({ count: states.length })
  })

  it('come with the acts that led there, whatever was written in them', async () => {
    const { caseId } = await cases.openCase(wrote('Maija', 'acts'))
    const [before, after] = [
      { text: 'Ennen', rating: 4 },
      { text: 'Jälkeen 😀', rating: 1 },
    ]
    const acts = [
      { action: 'note', text: 'half \uD83D and \0 none' },
      { action: 'snooze', until: at('12:00:00'), reason: 'r', pastPromise: true },
      { action: 'came-back', before, after, mentionId: 3 },
    ] as const
    for (const act of acts) await cases.change(caseId, { state: { state: 'open' } }, act)
    const events = await cases.store.direct.cases.events(caseId)
    expect(events.map(({ act }) => act)).toEqual([
      { action: 'open' },
      { ...acts[0], text: 'half \uFFFD and  none' },
      acts[1],
      acts[2],
    ])
    const found = (await cases.store.direct.cases.get(caseId))!
    expect(found.returned).toEqual({ before, after, at: at('09:10:00'), again: true })
    expect(found.lastActed).toEqual({ who: aino, at: at('09:10:00') })
  })

  it('count as waiting as long as somebody has something to do', async () => {
    const { lists } = cases.store.direct
    const waiting = async () => (await lists.count({ brand: 'acme', state: 'waiting' })) as object
    const { caseId } = await cases.openCase(wrote('Maija', 'counted'), { dueAt: at('09:30:00') })
    const before = await lists.waiting(at('09:31:00'))
    await cases.change(caseId, { state: answered }, { action: 'reply', url: null })
    const after = await lists.waiting(at('09:31:00'))
    expect([before.count - after.count, before.overdue - after.overdue]).toEqual([1, 1])
    expect(await waiting()).toMatchObject({ answered: 1, resolved: 0 })
    const closed = await lists.closedSince(at('00:00:00'))
    const late = { state: 'resolved' as const, by: aino, at: at('11:00:00'), outcome: null }
    const kept = { ...late, answeredAt: at('09:30:00') }
    await cases.change(caseId, { state: kept }, { action: 'resolve', outcome: null })
    expect(await lists.closedSince(at('00:00:00'))).toEqual({
      count: closed.count + 1,
      kept: closed.kept + 1,
    })
    await cases.change(
      caseId,
      { state: { ...late, answeredAt: late.at } },
      { action: 'resolve', outcome: null },
    )
    expect(await lists.closedSince(at('00:00:00'))).toEqual({ count: closed.count + 1, kept: closed.kept })
  })

  it('make a complaint of praise, with a promise of its own', async () => {
    const { caseId } = await cases.openCase(wrote('Maija', 'praise'), { kind: 'praise' })
    const promise = { promisedAt: at('10:00:00'), dueAt: at('11:30:00') }
    const back = { text: 'x', rating: null }
    const act = { action: 'came-back' as const, before: back, after: back, mentionId: 1 }
    await cases.change(caseId, { state: { state: 'open' }, promise, kind: 'complaint' }, act)
    expect(await cases.store.direct.cases.get(caseId)).toMatchObject({ kind: 'complaint', ...promise })
  })
})
