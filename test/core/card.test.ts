import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../src/core/card.ts'
import type { CaseState } from '../../src/core/case.ts'
import { shorten } from '../../src/core/shorten.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { feelings, type Verdict } from '../../src/core/verdict.ts'
import { makeCase } from '../support/memory-desk.ts'

const context = (time: string, locale: Locale = 'en') => ({
  locale,
  timezone: 'Europe/Helsinki',
  brandName: 'Acme',
  sourceName: 'Acme reviews',
  topics: [{ id: 'service', name: 'Customer care', words: [] }],
  sample: false,
  now: new Date(`2026-11-21T${time}Z`),
})
const factsOf = (card: ReturnType<typeof makeCard>) =>
  Object.fromEntries(card.facts.map(({ name, value }) => [name, value]))

/** The card of a case that was judged otherwise. */
function judged(verdict: Partial<Verdict>) {
  const { mention, ...subject } = makeCase()
  const changed = { ...mention, verdict: { ...mention.verdict, ...verdict } }
  return makeCard({ ...subject, mention: changed }, context('12:30:00'))
}
const aino = { platform: 'web', id: '1', name: 'Aino' } as const
const closedAt = { by: aino, at: new Date('2026-11-21T12:20:00Z') }
const dismissed = { state: 'dismissed', ...closedAt, why: null, of: null } as const
const resolved = { state: 'resolved', ...closedAt, answeredAt: closedAt.at, outcome: null } as const
const claimed = { state: 'claimed', owner: aino, at: closedAt.at, lapsesAt: null } as const
const states: CaseState[] = [
  { state: 'open' },
  claimed,
  { ...claimed, owner: { platform: 'group', id: 'night', name: 'Night shift' } },
  { state: 'answered', owner: aino, ...closedAt, reply: null },
  { state: 'snoozed', ...closedAt, until: closedAt.at, reason: 'depot', after: claimed },
  resolved,
  { ...dismissed, lesson: 'mute' },
]

describe('the neutral card', () => {
  it('says what was written, by whom, when, why it counts and how long is left', () => {
    const card = makeCard(makeCase(), context('12:30:00'))
    expect(card).toMatchObject({
      headline: 'Acme: negative',
      title: 'Worst delivery of the year',
      rating: 1,
      link: { url: 'https://reviews.example.com/acme/1' },
      overdue: false,
    })
    expect(factsOf(card)).toEqual({
      feeling: 'anger (Terrible, nobody answers)',
      topic: 'delivery, Customer care',
      source: 'Acme reviews',
      age: 'by Maija M., 25 min ago, seen 5 min later',
      sentiment: '★1, terrible (high severity, sure)',
      promise: 'seen 5 min late, 1 h 5 min left, until 21 Nov, 15:35',
      state: 'open, nobody has it yet',
    })
    expect(card.main.map(({ label }) => label)).toEqual(['Claim', 'Resolve'])
    expect(card.more.map(({ label }) => label)).toEqual([
      ...['Answered…', 'Give to…', 'Snooze…', 'Note…', 'Dismiss'],
    ])
  })

  it('says so when the promise is broken, until the case is closed', () => {
    const late = makeCard(makeCase(), context('14:00:00'))
    expect(late.overdue).toBe(true)
    expect(factsOf(late).promise).toBe('overdue by 25 min (was 21 Nov, 15:35)')
    const card = makeCard(makeCase({ state: resolved }), context('14:00:00'))
    expect(card.overdue).toBe(false)
    expect(factsOf(card)).toMatchObject({ promise: 'kept: answered after 15 min', state: 'resolved by Aino' })
    expect(card.main).toEqual([])
    expect(card.more.map(({ action }) => action)).toEqual(['reopen', 'note'])
  })

  it('speaks Finnish', () => {
    const card = makeCard(makeCase({ alsoIn: 2 }), context('12:30:00', 'fi'))
    expect(card.headline).toBe('Acme: kielteinen')
    expect(card.severeMark).toBe('Vakava')
    expect(factsOf(card)).toMatchObject({
      feeling: 'suuttumus (Terrible, nobody answers)',
      topic: 'toimitus, Customer care',
      source: 'Acme reviews, lisäksi 2 muussa paikassa',
      sentiment: '★1, terrible (vakava, varma arvio)',
    })
    expect(factsOf(card).promise).toBe('huomattu 5 min myöhässä, 1 h 5 min jäljellä, 21.11. klo 15.35 asti')
    expect(card.main.map(({ label }) => label)).toEqual(['Ota hoitoon', 'Ratkaise'])
  })

  it('names the strongest feelings with the words that show them, and each topic once', () => {
    const shown = feelings.map((feeling) => ({ feeling, words: ['a', 'b', 'a', 'c', 'd'] }))
    const touched = ['price', 'own-topic', 'price', 'constructor'].map((topic) => ({ topic, words: [] }))
    const facts = factsOf(judged({ feelings: shown, topics: touched }))
    expect(facts.feeling).toBe('anger (a, b, c); disappointment (a, b, c); worry (a, b, c)')
    expect(facts.topic).toBe('price, own-topic, constructor')
    expect(factsOf(judged({ feelings: [{ feeling: 'joy', words: [] }] })).feeling).toBe('joy')
  })

  it('has no line for what is not there', () => {
    expect(Object.keys(factsOf(judged({ feelings: [], topics: [] })))).toEqual([
      ...['source', 'age', 'sentiment', 'promise', 'state'],
    ])
  })

  it.each([
    [{ severity: 'high', confidence: 0.95 }, 'awful (high severity, sure)', 'High severity'],
    [{ severity: 'medium', confidence: 0.7 }, 'awful (medium severity, fairly sure)', null],
    [{ severity: 'low', confidence: 0.4 }, 'awful (low severity, a guess)', null],
    [{ severity: 'high', label: 'positive' }, 'awful (sure)', null],
    [{ severity: 'low', label: 'neutral', reasons: [] }, 'the whole text (sure)', null],
  ] as const)('says of %o in words how bad and how sure it is', (verdict, words, mark) => {
    const card = judged({ reasons: [{ text: 'awful', weight: -1 }], ...(verdict as Partial<Verdict>) })
    expect(factsOf(card).sentiment).toBe(words)
    expect(card.severeMark).toBe(mark)
  })

  it.each([
    [0, 'Acme reviews'],
    [1, 'Acme reviews, also in 1 other place'],
    [4, 'Acme reviews, also in 4 other places'],
  ])('counts %i copies beside the source', (alsoIn, source) => {
    expect(factsOf(makeCard(makeCase({ alsoIn }), context('12:30:00'))).source).toBe(source)
  })

  it.each([
    ['name', undefined],
    ['tag', undefined],
    ['source', undefined],
    ['form', 'taken for Acme as it is written: bill, line'],
    ['context', 'taken for Acme because of: bill, line'],
    ['learnt', 'taken for Acme, as the team taught, because of: bill, line'],
  ] as const)('says why it is taken for the brand where that is not plain: %s', (code, why) => {
    const subject = makeCase()
    const mention = { ...subject.mention, why: { code, words: ['bill', 'line', 'bill'] } }
    expect(factsOf(makeCard({ ...subject, mention }, context('12:30:00'))).why).toBe(why)
  })

  it('does not give a part of the name as the reason for it', () => {
    const { mention, ...subject } = makeCase()
    const code = 'context' as const
    const shown = (words: string[]) =>
      factsOf(
        makeCard(
          { ...subject, mention: { ...mention, terms: ['Acme Bakery'], why: { code, words } } },
          context('12:30:00'),
        ),
      )
    expect(shown(['acme', 'bread']).why).toBe('taken for Acme because of: bread')
    expect(shown(['acme', 'bakery']).why).toBeUndefined()
  })

  it.each([
    [null, 'dismissed by Aino'],
    ['not-us', 'dismissed by Aino: not about us'],
    ['not-negative', 'dismissed by Aino: not negative'],
    ['mute', 'muted by Aino'],
  ] as const)('says what was taught by dismissing it: %s', (lesson, words) => {
    const state: CaseState = { ...dismissed, why: lesson, lesson }
    expect(factsOf(makeCard(makeCase({ state }), context('12:50:00'))).state).toBe(words)
  })

  it('keeps what the menu holds within the five that fit, each in words of its own', () => {
    for (const state of states)
      for (const kind of ['complaint', 'praise'] as const)
        for (const locale of ['en', 'fi'] as const) {
          const { main, more } = makeCard(makeCase({ state, kind }), context('12:30:00', locale))
          expect(main.length).toBeLessThanOrEqual(2)
          expect(more.length).toBeLessThanOrEqual(5)
          expect(new Set([...main, ...more].map(({ label }) => label)).size).toBe(main.length + more.length)
          for (const { label } of [...main, ...more]) expect(label).not.toMatch(/^card\./)
        }
  })

  it('keeps the texts of strangers as they are: filling gaps never reads them as templates', () => {
    const text = '{{brand}} $t(card.more) <b>'
    const card = makeCard(makeCase({ item: { author: text } }), context('12:30:00'))
    expect(factsOf(card).age).toContain(text)
    const shown = [{ feeling: 'anger' as const, words: [text] }]
    const facts = factsOf(judged({ feelings: shown, reasons: [{ text, weight: -1 }] }))
    expect([facts.feeling, facts.sentiment]).toEqual([`anger (${text})`, `${text} (high severity, sure)`])
    const said = { text, rating: 1 }
    const returned = { at: closedAt.at, before: said, after: { text: 'x', rating: 1 }, again: true }
    const notes = { count: 1, last: { who: { ...aino, name: text }, at: closedAt.at, text } }
    const told = factsOf(makeCard(makeCase({ returned, notes }), context('12:30:00')))
    expect([told.returned, told.note]).toEqual([`10 min ago; before: “${text}”`, `${text}: ${text}`])
  })

  it('never throws and always has two buttons at most', () => {
    const item = fc.record({
      title: fc.option(fc.string({ unit: 'binary' })),
      text: fc.option(fc.string({ unit: 'binary', maxLength: 5000 })),
      author: fc.option(fc.string({ unit: 'binary' })),
    })
    const stranger = fc.string({ unit: 'binary', maxLength: 5000 })
    const stars = fc.option(fc.integer({ min: 1, max: 5 }))
    const said = fc.record({ text: stranger, rating: stars })
    const told = fc.record({ before: said, after: said, again: fc.boolean(), at: fc.constant(closedAt.at) })
    fc.assert(
      fc.property(
        item,
        fc.option(told),
        stranger,
        fc.constantFrom(...states),
        (each, returned, text, state) => {
          const notes = { count: 2, last: { who: aino, at: closedAt.at, text } }
          const card = makeCard(makeCase({ item: each, returned, notes, state }), context('12:30:00'))
          expect(card.main.length).toBeLessThanOrEqual(2)
          expect(card.text.length).toBeLessThanOrEqual(1500)
          for (const { value } of card.facts) expect(value.length).toBeLessThanOrEqual(700)
        },
      ),
    )
  })
})

describe('shorten', () => {
  it('stays within its limit and never halves a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = shorten(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        expect(short.isWellFormed()).toBe(true)
        if (text.length <= limit) expect(short).toBe(text)
      }),
    )
  })
})
