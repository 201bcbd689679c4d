import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import { drawAnswer, drawMessage } from '../../../adapters/teams/draw.ts'
import { drawCard } from '../../../adapters/teams/draw-card.ts'
import { literal } from '../../../adapters/teams/draw-text.ts'
import { limits } from '../../../adapters/teams/limits.ts'
import { type Card, factNames } from '../../../src/core/card.ts'
import { caseActions, caseStates } from '../../../src/core/case.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { readCard } from '../../support/teams-stand-in.ts'
import { words } from './strange-words.ts'

const t = textsFor('en')

const actions = fc.array(fc.record({ action: fc.constantFrom(...caseActions), label: words(200) }), {
  maxLength: 12,
})

const links = fc.option(
  fc.record({
    label: words(200),
    url: fc.oneof(
      fc.webUrl(),
      words(4000),
      fc.constantFrom('javascript:alert(1)', 'https://a.example/?\\\\'),
    ),
  }),
)

const cards: fc.Arbitrary<Card> = fc.record({
  caseId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  version: fc.nat(),
  locale: fc.constantFrom('en', 'fi'),
  kind: fc.constantFrom('complaint', 'praise'),
  state: fc.constantFrom(...caseStates),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  overdue: fc.boolean(),
  headline: words(2000),
  severeMark: fc.option(words(200)),
  returnedMark: fc.option(words(200)),
  sampleMark: fc.option(words(200)),
  title: fc.option(words(5000)),
  text: words(20_000),
  author: fc.option(words(100)),
  rating: fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true })),
  facts: fc.array(
    fc.record({
      name: fc.constantFrom(...factNames),
      label: words(200),
      value: words(5000),
    }),
    { maxLength: 14 },
  ),
  link: links,
  answer: links,
  main: actions,
  more: actions,
  moreLabel: words(50),
})

const card = () => createMemoryDesk().cardOf(makeCase())

describe('a card drawn for Teams', () => {
  it('keeps within the limits and the schema, whatever the neutral card holds', () => {
    fc.assert(
      fc.property(cards, (neutral) => {
        expect(checkCard(drawCard(neutral))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the longest texts of the worst characters within the limits', () => {
    const longest = '"\\'.repeat(20_000)
    const action = { action: 'claim' as const, label: longest }
    const drawn = drawCard({
      ...card(),
      ...{ headline: longest, title: longest, text: longest },
      ...{ severeMark: longest, returnedMark: longest, sampleMark: longest, rating: 1 },
      facts: Array.from({ length: 13 }, () => ({ name: 'age' as const, label: longest, value: longest })),
      link: { label: longest, url: `https://example.com/?${'\\'.repeat(1900)}` },
      main: Array.from({ length: 9 }, () => action),
      more: Array.from({ length: 9 }, () => action),
    })
    expect(checkCard(drawn)).toEqual([])
    expect(drawn.actions).toHaveLength(limits.primaryActions + limits.secondaryActions)
  })

  it('never puts text where Markdown is read', () => {
    fc.assert(
      fc.property(cards, (neutral) => {
        const json = JSON.stringify(drawCard(neutral))
        expect(json).not.toMatch(/"type":"(TextBlock|FactSet|Image|Media)"/)
      }),
      { numRuns: 100 },
    )
  })

  it('shows ordinary texts whole and as they are', () => {
    const text = '# Ei *toimi*: [x](http://e.example) `a` <b>hi</b> 👩‍👩‍👧 {{DATE()}}\nToinen rivi'
    expect(readCard(drawCard({ ...card(), text })).text).toContain(text)
  })

  it('breaks only what every text of a card replaces', () => {
    expect(literal('{{DATE(2026-01-01T00:00:00Z, SHORT)}}', 99)).toBe(
      '{\u2060{DATE(2026-01-01T00:00:00Z, SHORT)}}',
    )
    expect(literal('safe\u202Etxt.exe\u0007', 99)).toBe('safetxt.exe')
  })

  it('puts the main actions and the link first, the rest into the menu', () => {
    const { actions: drawn } = drawCard(card())
    expect(drawn!.map(({ type, title, mode }) => [type, title, mode ?? 'primary'])).toEqual([
      ['Action.Execute', 'Claim', 'primary'],
      ['Action.Submit', 'Resolve', 'primary'],
      ['Action.OpenUrl', 'Open the original', 'primary'],
      ['Action.Submit', 'Answered…', 'secondary'],
      ['Action.Submit', 'Give to…', 'secondary'],
      ['Action.Submit', 'Snooze…', 'secondary'],
      ['Action.Submit', 'Note…', 'secondary'],
      ['Action.Submit', 'Dismiss', 'secondary'],
    ])
    expect(drawn![0]).toMatchObject({
      verb: 'korva',
      data: { caseId: 1, action: 'claim' },
      fallback: { type: 'Action.Submit', data: { caseId: 1, action: 'claim' } },
    })
    expect(drawn![1]!).toMatchObject({
      data: { caseId: 1, action: 'resolve', msteams: { type: 'task/fetch' } },
    })
  })

  it('opens no dialog for what asks nothing: praise is closed at once', () => {
    const praise = {
      ...card(),
      kind: 'praise' as const,
      main: [{ action: 'resolve' as const, label: 'Close' }],
    }
    expect(drawCard(praise).actions![0]).toMatchObject({ type: 'Action.Execute', title: 'Close' })
  })

  it('marks who wrote again, and leads to the answer', () => {
    const answer = { label: 'Open the answer', url: 'https://reviews.example.com/acme/1#answer' }
    const drawn = drawCard({ ...card(), returnedMark: 'Wrote again', answer })
    expect(JSON.stringify(drawn.body[0])).toMatch(/"text":"Wrote again"[^}]*"color":"attention"/)
    expect(drawn.actions).toContainEqual({ type: 'Action.OpenUrl', title: answer.label, url: answer.url })
  })

  it('makes buttons of a menu that would stand alone', () => {
    const closed = { ...card(), main: [], more: [{ action: 'reopen' as const, label: 'Reopen' }], link: null }
    expect(drawCard(closed).actions).toMatchObject([{ title: 'Reopen' }])
    expect(drawCard(closed).actions![0]!.mode).toBeUndefined()
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'not a url',
    `https://e.example/${'x'.repeat(2000)}`,
  ])('leaves out a link to %.40s', (url) => {
    const { actions: drawn } = drawCard({ ...card(), link: { label: 'Open', url } })
    expect(drawn!.some(({ type }) => type === 'Action.OpenUrl')).toBe(false)
  })

  it('marks what is severe beside the headline, and nothing else', () => {
    const [head] = drawCard(card()).body
    expect(JSON.stringify(head)).toMatch(/"text":"High severity"[^}]*"color":"attention"/)
    expect(JSON.stringify(drawCard({ ...card(), severeMark: null }))).not.toContain('High severity')
  })

  it('marks samples, stars and what is overdue', () => {
    const promise = { name: 'promise' as const, label: 'Promise', value: 'overdue by 5 min' }
    const drawn = drawCard({ ...card(), sampleMark: 'Sample', rating: 2, overdue: true, facts: [promise] })
    expect(readCard(drawn).text).toContain('Sample\n★★☆☆☆')
    expect(JSON.stringify(drawn)).toMatch(/"text":"overdue by 5 min"[^}]*"color":"attention"/)
  })

  it('writes a summary for notifications without Markdown', () => {
    const { summary } = drawMessage(
      { card: { ...card(), title: '**Now** [x](https://e.example)\n<at>all</at>' } },
      t,
    )
    expect(summary).toBe(
      'Acme: negative · High severity. \\*\\*Now\\*\\* \\[x\\](https://e.example) \\<at\\>all\\</at\\>',
    )
  })

  it('keeps answers within the limits as well', () => {
    const answers = fc.record({ title: words(2000), lines: fc.array(words(2000), { maxLength: 80 }) })
    fc.assert(
      fc.property(answers, ({ title, lines }) => {
        const { attachments } = drawAnswer({ title: `A${title}`, lines })
        expect(checkCard((attachments as { content: unknown }[])[0]!.content)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
