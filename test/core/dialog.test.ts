import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseAction, type CaseKind, caseActions } from '../../src/core/case.ts'
import { asksFirst, type Dialog, type DialogInput, makeDialog, ownerKey } from '../../src/core/dialog.ts'
import { readDialog } from '../../src/core/read-dialog.ts'
import { type Locale, textsFor } from '../../src/core/texts/index.ts'
import { aino, facts, later, night, start, veikko } from './histories.ts'

const owners = [aino, veikko, night, { ...night, id: 'long', name: 'N'.repeat(300) }, { ...veikko, id: 'T3' }]
const clocking = (locale: Locale) => ({ locale, timezone: 'Europe/Helsinki', about: '#7 Acme', owners })
const reading = { now: start, timezone: 'Europe/Helsinki', owners, t: textsFor('en') }
const asking = caseActions.filter((action) => asksFirst(action, { kind: 'complaint' }))
const make = (action: CaseAction, locale: Locale = 'en', kind: CaseKind = 'complaint') =>
  makeDialog(facts({ state: 'open' }, { kind }), action, clocking(locale))
const field = (dialog: Dialog, name: string) => dialog.fields.find((each) => each.name === name)!

describe('what is asked', () => {
  it('is asked for these actions alone, and praise is closed without a question', () => {
    expect(asking).toEqual(['reply', 'resolve', 'assign', 'snooze', 'note', 'dismiss', 'thank'])
    expect(asksFirst('resolve', { kind: 'praise' })).toBe(false)
  })

  it.each(asking.flatMap((action) => (['en', 'fi'] as const).map((locale) => [action, locale] as const)))(
    'keeps to what chats allow: %s in %s',
    (action, locale) => {
      const { title, submit, cancel, fields } = make(action, locale)
      for (const text of [title, submit, cancel]) expect(text.length, text).toBeLessThanOrEqual(24)
      expect(fields.length).toBeGreaterThan(0)
      for (const { kind, label, hint, options } of fields) {
        // A text that is missing would show its key.
        for (const text of [title, submit, label, hint ?? '']) expect(text).not.toMatch(/^dialog\.|\{\{/)
        expect(options.length > 0).toBe(kind === 'one' || kind === 'many')
        expect(options.length).toBeLessThanOrEqual(100)
        expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
        for (const option of options) expect(option.label.length, option.label).toBeLessThanOrEqual(75)
        for (const option of options) expect(option.label).not.toMatch(/^dialog\.|\{\{|^$/)
      }
    },
  )

  it('warns of the promise before a snooze is chosen, while the promise runs', () => {
    expect(field(make('snooze'), 'past').label).toBe('The promise ends 21 Nov, 15:30')
    expect(field(make('snooze', 'fi'), 'past').label).toBe('Lupaus päättyy 21.11. klo 15.30')
    expect(field(make('snooze', 'en', 'praise'), 'past')).toBeUndefined()
  })

  it('says who is a group, and offers a hundred at most', () => {
    expect(field(make('assign'), 'to').options.slice(1, 3)).toEqual([
      { value: 'teams:T2', label: 'Veikko' },
      { value: 'group:night', label: 'Night shift (group)' },
    ])
    const many = Array.from({ length: 300 }, (_, n) => ({ ...veikko, id: `T${n}` }))
    const dialog = makeDialog(facts({ state: 'open' }), 'assign', { ...clocking('en'), owners: many })
    expect(field(dialog, 'to').options).toHaveLength(100)
  })

  it('keeps what was filled in and says at the field what is wrong, as far as the field can show it', () => {
    const input = { solved: ['no', 'yes'], treated: ['kind', 'rude'], why: ['x'.repeat(5000)] }
    const faults = { treated: 'Please choose.' }
    const dialog = makeDialog(facts({ state: 'open' }), 'resolve', clocking('en'), { input, faults })
    expect(dialog.fields.map(({ value, fault }) => [value, fault])).toEqual([
      [['no'], null],
      [['kind'], 'Please choose.'],
      [['x'.repeat(2000)], null],
    ])
  })
})

describe('what was filled in', () => {
  const morning = '2026-11-22T07:00:00.000Z'
  it.each<[CaseAction, DialogInput, object]>([
    [
      'resolve',
      { solved: ['yes'], treated: ['kind', 'personal'] },
      { outcome: { solved: 'yes', treated: ['personal', 'kind'], why: null } },
    ],
    [
      'resolve',
      { solved: ['no'], treated: ['none'], why: [' depot\r\nlost it '] },
      { outcome: { solved: 'no', treated: [], why: 'depot\nlost it' } },
    ],
    ['reply', {}, { url: null }],
    ['reply', { url: [' https://x.example/a b '] }, { url: 'https://x.example/a%20b' }],
    ['thank', { url: ['http://x.example'] }, { url: 'http://x.example/' }],
    ['note', { text: ['a\u0000b\ud800'] }, { text: 'a b\ufffd' }],
    ['snooze', { for: ['1h'], reason: ['depot'] }, { until: later(60), reason: 'depot', pastPromise: false }],
    [
      'snooze',
      { for: ['morning'], reason: ['the\ndepot'], past: ['yes'] },
      { until: new Date(morning), reason: 'the depot', pastPromise: true },
    ],
    ['assign', { to: [ownerKey(night)] }, { to: night }],
    ['dismiss', { why: ['duplicate'], of: ['#12'] }, { why: 'duplicate', of: 12 }],
    ['dismiss', { why: ['mute'], of: ['12'] }, { why: 'mute', of: null }],
    ['not-us', { why: ['mute'] }, { action: 'dismiss', why: 'not-us', of: null }],
  ])('of %s %j is %o', (action, input, act) => {
    expect(readDialog(action, input, reading)).toMatchObject({ ok: true, act })
  })

  it.each<[CaseAction, DialogInput, string[]]>([
    ['resolve', {}, ['solved', 'treated']],
    ['resolve', { solved: ['maybe'], treated: ['kind'] }, ['solved']],
    ['resolve', { solved: ['yes'], treated: ['rude'] }, ['treated']],
    ['resolve', { solved: ['yes'], treated: ['none', 'kind'] }, ['treated']],
    ['reply', { url: ['javascript:alert(1)'] }, ['url']],
    ['reply', { url: ['www.x.example'] }, ['url']],
    ['reply', { url: ['https://me:secret@x.example'] }, ['url']],
    // It is never cut into another address.
    ['reply', { url: [`https://x.example/${'a'.repeat(3000)}`] }, ['url']],
    ['reply', { url: [`https://x.example/${'./'.repeat(1500)}a`] }, ['url']],
    ['note', { text: [' \n'] }, ['text']],
    ['snooze', { reason: ['\u0001'] }, ['for', 'reason']],
    ['snooze', { for: ['toString'], reason: ['depot'] }, ['for']],
    ['assign', { to: ['slack:U404'] }, ['to']],
    ['assign', {}, ['to']],
    ['dismiss', { why: ['because'] }, ['why']],
    ['dismiss', { why: ['duplicate'] }, ['of']],
    ['dismiss', { why: ['duplicate'], of: ['0'] }, ['of']],
    ['dismiss', { why: ['duplicate'], of: ['12345678901234567890123'] }, ['of']],
  ])('of %s %j is wrong at %j', (action, input, fields) => {
    const read = readDialog(action, input, reading)
    expect(read.ok ? [] : Object.keys(read.faults).sort()).toEqual(fields.toSorted())
  })

  it('of what is offered is read, whatever is chosen', () => {
    const asked = fc.constantFrom(...asking)
    const filled = asked.chain((action) =>
      fc.record({ action: fc.constant(action), input: fillIn(make(action)) }),
    )
    fc.assert(
      fc.property(filled, ({ action, input }) => {
        expect(readDialog(action, input, reading)).toMatchObject({ ok: true, act: { action } })
      }),
      { numRuns: 300 },
    )
  })

  it('is either read or told what is wrong with it at fields that are there, whatever it is', () => {
    const name = fc.oneof(
      fc.constantFrom('solved', 'treated', 'why', 'url', 'text', 'for', 'reason', 'past', 'to', 'of'),
      fc.string(),
    )
    const value = fc.oneof(
      fc.constantFrom(
        'yes',
        'none',
        'kind',
        'duplicate',
        '1h',
        'morning',
        'slack:U1',
        '7',
        'https://x.example',
      ),
      fc.string({ unit: 'binary', maxLength: 3000 }),
    )
    const input = fc.dictionary(name, fc.array(value, { maxLength: 3 }))
    fc.assert(
      fc.property(fc.constantFrom(...caseActions), input, (action, each) => {
        const read = readDialog(action, each, reading)
        if (read.ok) {
          expect(JSON.stringify(read.act)).not.toMatch(/\\u0000|\\ud[89a-f]/)
          return
        }
        const names = make(action).fields.map((one) => one.name)
        expect(Object.keys(read.faults).length).toBeGreaterThan(0)
        for (const [at, words] of Object.entries(read.faults)) {
          expect(names).toContain(at)
          expect(words).not.toMatch(/^dialog\./)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** A dialog as a careful person fills it in. */
function fillIn({ fields }: Dialog): fc.Arbitrary<DialogInput> {
  const words = fc.string({ minLength: 1, maxLength: 300 }).map((text) => `x${text}`)
  const choices = fields.map(({ name, kind, options, required }): fc.Arbitrary<string[]> => {
    const values = options.map(({ value }) => value)
    if (kind === 'one') return fc.constantFrom(...values).map((value) => [value])
    if (kind === 'many') {
      const some = fc.subarray(
        values.filter((value) => value !== 'none'),
        { minLength: required ? 1 : 0 },
      )
      return values.includes('none') ? fc.oneof(some, fc.constant<string[]>(['none'])) : some
    }
    if (name === 'url')
      return fc.oneof(
        fc.constant<string[]>([]),
        fc.webUrl().map((url) => [url]),
      )
    if (name === 'of') return fc.integer({ min: 1, max: 99_999_999 }).map((id) => [`${id}`])
    return words.map((text) => [text])
  })
  return fc
    .tuple(...choices)
    .map((values) => Object.fromEntries(fields.map(({ name }, n) => [name, values[n]!])))
}
