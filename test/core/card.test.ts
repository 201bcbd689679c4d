import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard, shorten } from '../../src/core/card.ts'
import type { CaseState } from '../../src/core/case.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { makeCase } from '../support/memory-desk.ts'

const context = (time: string, locale: Locale = 'en') => ({
  locale,
  timezone: 'Europe/Helsinki',
  brandName: 'Acme',
  sourceName: 'Acme reviews',
  sample: false,
  now: new Date(`2026-11-21T${time}Z`),
})
const factsOf = (card: ReturnType<typeof makeCard>) =>
  Object.fromEntries(card.facts.map(({ name, value }) => [name, value]))

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
      source: 'Acme reviews',
      age: 'by Maija M., 25 min ago, seen 5 min later',
      sentiment: '★1, terrible (score -0.82)',
      promise: '1 h 5 min left, until 21 Nov, 15:35',
      state: 'open, nobody has it yet',
    })
    expect(card.main.map(({ label }) => label)).toEqual(['Claim', 'Resolve'])
    expect(card.more.map(({ label }) => label)).toEqual(['Dismiss'])
  })

  it('says so when the promise is broken, until the case is closed', () => {
    const late = makeCard(makeCase(), context('14:00:00'))
    expect(late.overdue).toBe(true)
    expect(factsOf(late).promise).toBe('overdue by 25 min (was 21 Nov, 15:35)')
    const by = { platform: 'web', id: '1', name: 'Aino' } as const
    const closed: CaseState = { state: 'resolved', by, at: new Date('2026-11-21T12:45:00Z') }
    const card = makeCard(makeCase({ state: closed }), context('14:00:00'))
    expect(card.overdue).toBe(false)
    expect(factsOf(card)).toMatchObject({ promise: 'closed after 40 min', state: 'resolved by Aino' })
    expect(card.main).toEqual([])
    expect(card.more.map(({ action }) => action)).toEqual(['reopen'])
  })

  it('speaks Finnish', () => {
    const card = makeCard(makeCase(), context('12:30:00', 'fi'))
    expect(card.headline).toBe('Acme: kielteinen')
    expect(factsOf(card).promise).toBe('1 h 5 min jäljellä, 21.11. klo 15.35 asti')
    expect(card.main.map(({ label }) => label)).toEqual(['Ota hoitoon', 'Ratkaise'])
  })

  it('keeps the texts of strangers as they are: filling gaps never reads them as templates', () => {
    const text = '{{brand}} $t(card.more) <b>'
    const card = makeCard(makeCase({ item: { author: text } }), context('12:30:00'))
    expect(factsOf(card).age).toContain(text)
  })

  it('never throws and always has two buttons at most', () => {
    const item = fc.record({
      title: fc.option(fc.string({ unit: 'binary' })),
      text: fc.option(fc.string({ unit: 'binary', maxLength: 5000 })),
      author: fc.option(fc.string({ unit: 'binary' })),
    })
    fc.assert(
      fc.property(item, (each) => {
        const card = makeCard(makeCase({ item: each }), context('12:30:00'))
        expect(card.main.length).toBeLessThanOrEqual(2)
        expect(card.text.length).toBeLessThanOrEqual(1500)
      }),
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
