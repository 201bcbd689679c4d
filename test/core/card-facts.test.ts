import { describe, expect, it } from 'vitest'
import { makeCard } from '../../src/core/card.ts'
import type { CaseState } from '../../src/core/case.ts'
import type { Case } from '../../src/core/mention.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { makeCase } from '../support/memory-desk.ts'
import { aino, veikko } from './histories.ts'

/** Of the 21st of November 2026. The customer wrote at 12:05, and the promise ends at 13:35. */
const at = (time: string) => new Date(`2026-11-21T${time}Z`)
const show = (changes: Partial<Case>, locale: Locale = 'en', now = at('12:27')) =>
  makeCard(makeCase(changes), {
    ...{ locale, timezone: 'Europe/Helsinki', brandName: 'Acme', sourceName: 'Acme reviews' },
    ...{ topics: [], sample: false, now },
  })
const shown = (changes: Partial<Case>, locale?: Locale, now?: Date) =>
  Object.fromEntries(show(changes, locale, now).facts.map(({ name, value }) => [name, value]))
const seenAt = (time: string) => ({ mention: { ...makeCase().mention, seenAt: at(time) } })

const claimed = { state: 'claimed', owner: aino, at: at('12:10'), lapsesAt: at('12:40') } as const
const answered = {
  state: 'answered',
  owner: aino,
  by: veikko,
  at: at('12:45'),
  reply: 'https://x.example/a',
} as const
const snoozed: CaseState = {
  ...{ state: 'snoozed', by: aino, at: at('12:10'), until: at('13:00'), reason: 'waits for\nthe depot' },
  after: claimed,
}
const outcome = { solved: 'partly', treated: ['personal', 'kind'], why: 'the depot  found it' } as const
const closed = { by: aino, at: at('14:00') } as const
const resolved: CaseState = {
  ...{ state: 'resolved', ...closed, answeredAt: at('12:45') },
  outcome: { ...outcome, treated: [...outcome.treated] },
}
const dismissed = { state: 'dismissed', ...closed, why: null, of: null, lesson: null } as const

describe('the promise on a card', () => {
  it.each<[string, Partial<Case>, Date, en: string, fi: string]>([
    [
      ...(['what the feed cost', seenAt('12:27'), at('12:27')] as const),
      'seen 22 min late, 1 h 8 min left, until 21 Nov, 15:35',
      'huomattu 22 min myöhässä, 1 h 8 min jäljellä, 21.11. klo 15.35 asti',
    ],
    [
      ...(['nothing lost', seenAt('12:05:59'), at('12:36')] as const),
      '59 min left, until 21 Nov, 15:35',
      '59 min jäljellä, 21.11. klo 15.35 asti',
    ],
    [
      ...(['broken', {}, at('13:40')] as const),
      'overdue by 5 min (was 21 Nov, 15:35)',
      'myöhässä 5 min (määräaika 21.11. klo 15.35)',
    ],
    [
      ...(['kept', { state: answered }, at('15:00')] as const),
      'kept: answered after 40 min',
      'pidetty: vastaukseen kului 40 min',
    ],
    [
      ...(['missed by a moment', { state: { ...answered, at: at('13:35:01') } }, at('15:00')] as const),
      'missed by 1 min: answered after 1 h 30 min',
      'myöhästyi 1 min: vastaukseen kului 1 h 30 min',
    ],
    [
      ...(['kept, and resolved later', { state: resolved }, at('15:00')] as const),
      'kept: answered after 40 min',
      'pidetty: vastaukseen kului 40 min',
    ],
    [
      ...(['nothing to answer', { state: dismissed }, at('15:00')] as const),
      'closed after 1 h 55 min',
      'suljettu, aikaa kului 1 h 55 min',
    ],
    [
      ...([
        'answered before it was dismissed',
        { state: { ...dismissed, answeredAt: at('12:45') } },
        at('15:00'),
      ] as const),
      'kept: answered after 40 min',
      'pidetty: vastaukseen kului 40 min',
    ],
    [
      // The second promise began when the customer came back: the feed cost nothing of it.
      ...([
        'begun anew',
        { ...seenAt('13:10'), promisedAt: at('13:00'), dueAt: at('14:30') },
        at('13:30'),
      ] as const),
      '1 h 0 min left, until 21 Nov, 16:30',
      '1 h 0 min jäljellä, 21.11. klo 16.30 asti',
    ],
  ])('%s', (_, changes, now, en, fi) => {
    expect([shown(changes, 'en', now).promise, shown(changes, 'fi', now).promise]).toEqual([en, fi])
  })

  it('is none for praise, which is never late', () => {
    const card = show({ kind: 'praise' }, 'en', at('20:00'))
    expect(card.facts.find(({ name }) => name === 'promise')).toBeUndefined()
    expect([card.overdue, card.headline, card.kind]).toEqual([false, 'Acme: praise', 'praise'])
    expect(shown({ kind: 'praise' }).state).toBe('nobody has thanked yet')
  })

  it('is overdue while it runs alone', () => {
    const late = ([{ state: 'open' }, claimed, snoozed, answered, resolved, dismissed] as CaseState[]).map(
      (state) => show({ state }, 'en', at('13:36')).overdue,
    )
    expect(late).toEqual([true, true, true, false, false, false])
    expect(show({}, 'en', at('13:35')).overdue).toBe(false)
  })
})

describe('the state on a card', () => {
  it.each<[CaseState, en: string, fi: string]>([
    [{ state: 'open' }, 'open, nobody has it yet', 'avoin, kukaan ei ole vielä ottanut'],
    [{ ...claimed, lapsesAt: null }, 'claimed by Aino', 'otettu: Aino'],
    [
      claimed,
      'claimed by Aino; back in the queue at 21 Nov, 14:40 without a note or an answer',
      'otettu: Aino; palaa jonoon 21.11. klo 14.40 ilman muistiinpanoa tai vastausta',
    ],
    [answered, 'answered by Veikko', 'vastattu: Veikko'],
    [{ ...answered, reply: null }, 'answered elsewhere by Veikko', 'vastattu muualla: Veikko'],
    [
      snoozed,
      'snoozed by Aino until 21 Nov, 15:00: waits for the depot',
      'siirretty, 21.11. klo 15.00 asti: Aino, waits for the depot',
    ],
    [resolved, 'resolved by Aino', 'ratkaistu: Aino'],
    [dismissed, 'dismissed by Aino', 'hylätty: Aino'],
    [{ ...dismissed, why: 'spam' }, 'dismissed by Aino: spam', 'hylätty, roskapostia: Aino'],
    [
      { ...dismissed, why: 'no-answer' },
      'dismissed by Aino: needs no answer',
      'hylätty, ei tarvitse vastausta: Aino',
    ],
    [
      { ...dismissed, why: 'duplicate', of: 12 },
      'dismissed by Aino: the same as case 12',
      'hylätty, sama kuin tapaus 12: Aino',
    ],
    [{ ...dismissed, why: 'duplicate' }, 'dismissed by Aino', 'hylätty: Aino'],
    [
      { ...dismissed, why: 'not-us', lesson: 'not-us' },
      'dismissed by Aino: not about us',
      'hylätty, ei koske meitä: Aino',
    ],
    // The lesson was taken back.
    [{ ...dismissed, why: 'not-us' }, 'dismissed by Aino', 'hylätty: Aino'],
  ])('%o', (state, en, fi) => {
    expect([shown({ state }).state, shown({ state }, 'fi').state]).toEqual([en, fi])
  })

  it('links to the answer, while it is answered and while that rests', () => {
    const link = { label: 'Open the answer', url: 'https://x.example/a' }
    expect(show({ state: answered }).answer).toEqual(link)
    expect(show({ state: { ...snoozed, after: answered } as CaseState }).answer).toEqual(link)
    expect(show({ state: { ...answered, reply: null } }).answer).toBeNull()
    expect(show({ state: claimed }).answer).toBeNull()
  })
})

describe('what else a card tells', () => {
  const again = {
    at: at('12:20'),
    before: { text: 'Late  again', rating: 3 },
    after: { text: 'Never again!', rating: 1 },
  }
  const history = {
    ...{ negative: 1, positive: 3 },
    lastNegativeAt: new Date('2026-05-03T09:00Z'),
    lastPositiveAt: new Date('2026-08-01T09:00Z'),
  }
  const note = { who: veikko, at: at('12:20'), text: 'called\n\nthem' }

  it.each<[string, Partial<Case>, fact: string, en: string, fi: string]>([
    [
      ...(['a customer who came back', { returned: { ...again, again: true } }, 'returned'] as const),
      '7 min ago; ★3 before, ★1 now; before: “Late again”',
      '7 min sitten; ennen ★3, nyt ★1; aiemmin: ”Late again”',
    ],
    [
      ...([
        'what was changed',
        { returned: { ...again, again: false, after: { ...again.before, rating: 5 } } },
        'returned',
      ] as const),
      'changed 7 min ago; ★3 before, ★5 now',
      'muuttanut 7 min sitten; ennen ★3, nyt ★5',
    ],
    [
      ...(['the author’s history', { author: history }, 'author'] as const),
      'complained 3 May 2026, praised 3 times, last 1 Aug 2026',
      'valittanut 3.5.2026, kiittänyt 3 kertaa, viimeksi 1.8.2026',
    ],
    [
      ...([
        'who asked to quote',
        { asked: { who: veikko, at: at('12:00'), never: false } },
        'author',
      ] as const),
      'asked to be quoted by Veikko 21 Nov 2026',
      'lainauslupaa pyytänyt Veikko 21.11.2026',
    ],
    [
      ...([
        'that nobody is to ask',
        { asked: { who: veikko, at: at('12:00'), never: true } },
        'author',
      ] as const),
      'not to be asked for a quote (Veikko 21 Nov 2026)',
      'lainauslupaa ei pyydetä (Veikko 21.11.2026)',
    ],
    [
      ...(['how it ended', { state: resolved }, 'outcome'] as const),
      'personal, kind; solved: partly: the depot found it',
      'henkilökohtaisesti, ystävällisesti; ratkesi: osittain: the depot found it',
    ],
    [
      ...(['one note', { notes: { count: 1, last: note } }, 'note'] as const),
      'Veikko: called them',
      'Veikko: called them',
    ],
    [
      ...(['the last of several', { notes: { count: 3, last: note } }, 'note'] as const),
      'Veikko: called them (3 notes)',
      'Veikko: called them (3 muistiinpanoa)',
    ],
  ])('%s', (_, changes, fact, en, fi) => {
    expect([shown(changes)[fact], shown(changes, 'fi')[fact]]).toEqual([en, fi])
  })

  it('shows what the customer says now, with a mark where they wrote again', () => {
    const card = show({ returned: { ...again, again: true } })
    expect(card).toMatchObject({ text: 'Never again!', rating: 1, returnedMark: 'Wrote again' })
    expect(show({ returned: { ...again, again: false } }).returnedMark).toBeNull()
    expect(show({}).returnedMark).toBeNull()
  })
})
