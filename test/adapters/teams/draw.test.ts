import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAnswer, drawCard, drawMessage, drawNotice } from '../../../adapters/teams/draw.ts'
import { literal } from '../../../adapters/teams/draw-text.ts'
import { cardBytes, checkCard, limits } from '../../../adapters/teams/limits.ts'
import type { Card } from '../../../src/core/card.ts'
import { caseActions } from '../../../src/core/case.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { readCard } from '../../support/teams-stand-in.ts'

const t = textsFor('en')

const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ maxLength }).map((text) => text.replaceAll('a', '"\\')),
    fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '\ud83d',
      '**bold** {{DATE(2026-01-01T00:00:00Z)}}',
      '"\\'.repeat(maxLength / 2),
    ),
  )

const actions = fc.array(fc.record({ action: fc.constantFrom(...caseActions), label: words(200) }), {
  maxLength: 12,
})

const cards: fc.Arbitrary<Card> = fc.record({
  caseId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  version: fc.nat(),
  locale: fc.constantFrom('en', 'fi'),
  state: fc.constantFrom('open', 'claimed', 'resolved', 'dismissed'),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  overdue: fc.boolean(),
  headline: words(2000),
  severeMark: fc.option(words(200)),
  sampleMark: fc.option(words(200)),
  title: fc.option(words(5000)),
  text: words(20_000),
  author: fc.option(words(100)),
  rating: fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true })),
  facts: fc.array(
    fc.record({
      name: fc.constantFrom('feeling', 'topic', 'source', 'age', 'sentiment', 'why', 'promise', 'state'),
      label: words(200),
      value: words(5000),
    }),
    { maxLength: 10 },
  ),
  link: fc.option(
    fc.record({
      label: words(200),
      url: fc.oneof(
        fc.webUrl(),
        words(4000),
        fc.constantFrom('javascript:alert(1)', 'https://a.example/?\\\\'),
      ),
    }),
  ),
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
      ...{ severeMark: longest, sampleMark: longest, rating: 1 },
      facts: Array.from({ length: 9 }, () => ({ name: 'age' as const, label: longest, value: longest })),
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
      ['Action.Execute', 'Resolve', 'primary'],
      ['Action.OpenUrl', 'Open the original', 'primary'],
      ['Action.Execute', 'Dismiss', 'secondary'],
      ['Action.Execute', 'Not us', 'secondary'],
      ['Action.Execute', 'Not negative', 'secondary'],
      ['Action.Execute', 'Mute this', 'secondary'],
    ])
    expect(drawn![0]).toMatchObject({
      verb: 'korva',
      data: { caseId: 1, action: 'claim' },
      fallback: { type: 'Action.Submit', data: { caseId: 1, action: 'claim' } },
    })
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

describe('any notice', () => {
  const contentOf = (notice: Parameters<typeof drawNotice>[0]) =>
    (drawNotice(notice, t).attachments as { content: unknown }[])[0]!.content
  const lines = fc.array(
    fc.record({
      text: words(4000),
      url: fc.option(
        fc.oneof(
          fc.webUrl(),
          words(3000),
          fc.constantFrom('javascript:x', `https://e.com/${'ä'.repeat(1_500)}`),
        ),
      ),
    }),
    { maxLength: 90 },
  )

  it('stays within what Teams accepts, and leads nowhere but to the web', () => {
    fc.assert(
      fc.property(words(2000), lines, (title, lines) => {
        const content = contentOf({ title, lines })
        expect(checkCard(content)).toEqual([])
        expect(JSON.stringify(content)).not.toMatch(/"url":"(?!https?:)/)
      }),
      { numRuns: 200 },
    )
  })

  it('says how many lines are left out, in the language of the settings', () => {
    const lines = Array.from({ length: 60 }, (_, n) => ({ text: `Source ${n}`, url: null }))
    expect(readCard(contentOf({ title: 'Deaf', lines })).text).toMatch(/Source 38\n…and 21 more$/)
    const finnish = drawNotice({ title: 'Kuuro', lines }, textsFor('fi'))
    expect(readCard(finnish.attachments).text).toMatch(/…ja 21 muuta$/)
  })

  it('opens the address of a line by words of ours', () => {
    const content = contentOf({
      title: 'T',
      lines: [{ text: 'https://bank.example', url: 'https://evil.example/' }],
    })
    expect(content).toMatchObject({
      body: [
        {},
        {
          inlines: [
            { text: 'https://bank.example' },
            {},
            { text: 'open', selectAction: { url: 'https://evil.example/' } },
          ],
        },
      ],
    })
  })
})

describe('the check of a card', () => {
  const drawn = () => drawCard(card())
  it.each<[string, (good: ReturnType<typeof drawn>) => unknown]>([
    ['another version', (good) => ({ ...good, version: '1.6' })],
    ['no body', (good) => ({ ...good, body: [] })],
    ['a TextBlock', (good) => ({ ...good, body: [{ type: 'TextBlock', text: 'hi' }] })],
    ['an unknown element', (good) => ({ ...good, body: [{ type: 'Chart', text: 'hi' }] })],
    [
      'an empty text',
      (good) => ({ ...good, body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '' }] }] }),
    ],
    [
      'an empty column',
      (good) => ({
        ...good,
        body: [{ type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [] }] }],
      }),
    ],
    [
      'a link to a script',
      (good) => ({ ...good, actions: [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:x' }] }),
    ],
    [
      'an action without its fallback',
      (good) => ({ ...good, actions: [{ ...good.actions![0], fallback: undefined }] }),
    ],
    ['seven buttons', (good) => ({ ...good, actions: Array.from({ length: 7 }, () => good.actions![0]) })],
    ['too many bytes', (good) => ({ ...good, body: Array.from({ length: 99 }, () => good.body[0]) })],
  ])('refuses %s', (_name, change) => {
    expect(checkCard(drawn())).toEqual([])
    expect(checkCard(change(drawn()))).not.toEqual([])
  })

  it('counts as Teams does, two bytes a UTF-16 unit', () => {
    expect(cardBytes('👍')).toBe(8)
  })
})
