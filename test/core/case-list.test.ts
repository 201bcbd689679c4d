import { describe, expect, it } from 'vitest'
import { type ListedCase, makeDigest, makeList } from '../../src/core/case-list.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { later, start } from './histories.ts'

const listed = (caseId: number, changes: Partial<ListedCase> = {}): ListedCase => ({
  ...{ caseId, headline: 'Acme: negative', title: 'Lost parcel', text: 'They lost it', dueAt: later(90) },
  ...changes,
})
const many = (count: number) => Array.from({ length: count }, (_, n) => listed(n + 1))
const url = 'https://korva.example/?ids=1'
const context = (locale: Locale, quiet = false) => ({
  ...{ locale, timezone: 'Europe/Helsinki', now: start, id: 'd1', quiet, url },
})
const digest = (count: number, quiet: boolean, locale: Locale) =>
  makeDigest(many(count), context(locale, quiet))

describe('a digest', () => {
  it.each<[count: number, quiet: boolean, en: string, fi: string]>([
    [1, false, '1 more case waits', '1 tapaus lisää odottaa'],
    [3, false, '3 more cases wait', '3 tapausta lisää odottaa'],
    [1, true, '1 case came in the quiet hours', 'Hiljaisina tunteina tuli 1 tapaus'],
    [3, true, '3 cases came in the quiet hours', 'Hiljaisina tunteina tuli 3 tapausta'],
    [0, true, 'All of these are taken care of', 'Nämä on kaikki hoidettu'],
  ])('of %i (in quiet hours: %s) says so', (count, quiet, en, fi) => {
    expect([digest(count, quiet, 'en').title, digest(count, quiet, 'fi').title]).toEqual([en, fi])
  })

  it('names five cases and counts the rest, with a button to the list', () => {
    const { lines, open, id, url: inbox } = digest(8, false, 'en')
    expect(lines.map(({ text }) => text)).toEqual([
      ...[1, 2, 3, 4, 5].map((n) => `#${n} Acme: negative: Lost parcel (until 21 Nov, 15:30)`),
      '…and 3 more',
    ])
    expect([open, id, inbox]).toEqual(['Open the list', 'd1', url])
    expect(digest(5, false, 'en').lines).toHaveLength(5)
    expect(digest(0, false, 'fi')).toMatchObject({ lines: [], open: null })
  })

  it.each<[Partial<ListedCase>, en: string, fi: string]>([
    [
      { title: null, text: 'They\n lost it' },
      '#1 Acme: negative: They lost it (until 21 Nov, 15:30)',
      '#1 Acme: negative: They lost it (21.11. klo 15.30 mennessä)',
    ],
    [
      { dueAt: later(-5) },
      '#1 Acme: negative: Lost parcel (was due 21 Nov, 13:55)',
      '#1 Acme: negative: Lost parcel (määräaika oli 21.11. klo 13.55)',
    ],
    [
      { kind: 'praise', headline: 'Acme: praise', dueAt: later(-5) },
      '#1 Acme: praise: Lost parcel',
      '#1 Acme: praise: Lost parcel',
    ],
  ])('has a row for %o', (changes, en, fi) => {
    const row = (locale: Locale) => makeDigest([listed(1, changes)], context(locale)).lines[0]!.text
    expect([row('en'), row('fi')]).toEqual([en, fi])
  })

  it('cuts long titles', () => {
    const { lines } = makeDigest([listed(1, { title: 'x'.repeat(3000) })], context('en'))
    expect(lines[0]!.text.length).toBeLessThan(300)
  })
})

describe('the list behind it', () => {
  it('has a button for each of fifteen cases at most', () => {
    const list = makeList(many(20), context('fi'))
    expect(list.title).toBe('20 tapausta odottaa')
    expect(list.rows).toHaveLength(15)
    expect(list.rows[0]).toEqual({
      caseId: 1,
      text: '#1 Acme: negative: Lost parcel (21.11. klo 15.30 mennessä)',
      take: 'Ota hoitoon',
    })
    expect(list.more).toBe('…ja 5 muuta')
  })

  it('says so where nothing waits any more', () => {
    expect(makeList([], context('en'))).toMatchObject({
      title: 'Nothing waits here any more.',
      rows: [],
      more: null,
    })
    expect(makeList(many(1), context('en')).title).toBe('1 case waits')
  })
})
