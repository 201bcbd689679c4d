import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAnswer, drawCard, drawNotice, drawSentence } from '../../../adapters/slack/draw.ts'
import { checkBlocks } from '../../../adapters/slack/limits.ts'
import type { Card } from '../../../src/core/card.ts'
import { caseActions } from '../../../src/core/case.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { type Block, labelsOf, textOf } from '../../support/slack-stand-in.ts'

const person = { platform: 'slack', id: 'U1', name: 'Aino' } as const
const sample = createMemoryDesk().cardOf(makeCase())

/** Text as feeds bring it, and worse: any code unit, pings, markup, controls, very long. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\u0000',
    '<!channel>',
    '<@U0AINO>',
    '&lt;!here&gt;',
    '*b* _i_ `c`',
    ':tada:',
  ),
  fc
    .tuple(fc.constantFrom('"', '\\', '\n', '<', '&', '😀', 'ä', '\ud83d'), fc.nat(9_000))
    .map(([s, n]) => s.repeat(n)),
)
const url = fc.oneof(
  fc.webUrl(),
  text,
  fc.nat(4_000).map((n) => `https://example.com/${'a'.repeat(n)}`),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,x',
    '//x',
    'https://ex ample.com',
    'http://ä.fi/"<>',
  ),
)
const actions = fc
  .subarray([...caseActions])
  .chain((chosen) => fc.tuple(...chosen.map((action) => text.map((label) => ({ action, label })))))
const factNames = ['feeling', 'topic', 'source', 'age', 'sentiment', 'why', 'promise', 'state'] as const
const fact = fc.record({
  name: fc.constantFrom(...factNames),
  label: text,
  value: text,
}) satisfies fc.Arbitrary<Card['facts'][number]>
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const anyCard: fc.Arbitrary<Card> = fc.record({
  caseId: fc.integer({ min: 1 }),
  version: fc.nat(),
  locale: fc.constantFrom('en', 'fi'),
  state: fc.constantFrom('open', 'claimed', 'resolved', 'dismissed'),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  overdue: fc.boolean(),
  headline: text,
  severeMark: nullable(text),
  sampleMark: nullable(text),
  title: nullable(text),
  text,
  author: nullable(text),
  rating: nullable(fc.oneof(fc.double(), fc.integer({ min: 1, max: 5 }))),
  facts: fc.array(fact, { maxLength: 8 }),
  link: nullable(fc.record({ label: text, url })),
  main: actions.map((all) => all.slice(0, 2)),
  more: actions,
  moreLabel: text,
})

function typesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(typesIn)
  if (typeof part !== 'object' || part === null) return []
  const { type } = part as Block
  return [...(typeof type === 'string' ? [type] : []), ...Object.values(part).flatMap(typesIn)]
}

const harmless = [
  'header',
  'plain_text',
  'rich_text',
  'rich_text_section',
  'rich_text_quote',
  'text',
  'actions',
  'button',
  'overflow',
]

describe('any card', () => {
  it('stays within what Slack accepts, and never reads as mrkdwn', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { blocks, text } = drawCard(card)
        expect(checkBlocks(blocks)).toEqual([])
        expect(typesIn(blocks).filter((type) => !harmless.includes(type))).toEqual([])
        expect(text).not.toMatch(/[<>]|^\s*$/)
        expect(text.length).toBeLessThan(4_000)
        expect(text.isWellFormed()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps its buttons, and its link where a browser would follow it', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const elements = drawCard(card).blocks.flatMap((block) =>
          block.type === 'actions' ? block.elements : [],
        )
        const buttons = elements.filter((element) => element.type === 'button')
        expect(buttons.filter(({ value }) => value === String(card.caseId))).toHaveLength(card.main.length)
        for (const { url } of buttons) if (url) expect(['http:', 'https:']).toContain(new URL(url).protocol)
      }),
      { numRuns: 100 },
    )
  })

  it('draws the same twice', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(drawCard(card)).toEqual(drawCard(card))
      }),
      { numRuns: 20 },
    )
  })
})

describe('the largest card and answer', () => {
  // Quotes and backslashes count twice in JSON.
  it.each(['"', '\\', 'ä', '😀', 'a\n'])('of nothing but %j stays under the total', (unit) => {
    const long = `x${unit.repeat(9_000)}x`
    const action = (name: (typeof caseActions)[number]) => ({ action: name, label: long })
    const card: Card = {
      ...sample,
      headline: long,
      severeMark: long,
      sampleMark: long,
      title: long,
      text: long,
      facts: factNames.map((name) => ({ name, label: long, value: long })),
      link: { label: long, url: `https://example.com/${'a'.repeat(2_980)}` },
      main: [action('claim'), action('resolve')],
      more: caseActions.map(action),
    }
    const { blocks } = drawCard(card)
    expect(checkBlocks(blocks)).toEqual([])
    expect(textOf(blocks).length).toBeGreaterThan(500)
    expect(checkBlocks(drawAnswer({ title: long, lines: Array(500).fill(long) }).blocks)).toEqual([])
  })
})

describe('any answer and sentence', () => {
  it('stays within what Slack accepts', () => {
    const answer = fc.record({ title: text, lines: fc.array(text, { maxLength: 120 }) })
    fc.assert(
      fc.property(answer, text, ({ title, lines }, message) => {
        for (const { blocks, text } of [drawAnswer({ title, lines }), drawSentence(message)]) {
          expect(checkBlocks(blocks)).toEqual([])
          expect(typesIn(blocks)).not.toContain('mrkdwn')
          expect(text).not.toMatch(/[<>]/)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('any notice', () => {
  const t = textsFor('en')
  const lines = fc.array(fc.record({ text, url: nullable(url) }), { maxLength: 120 })

  it('stays within what Slack accepts, reads as no mrkdwn, and leads nowhere but to the web', () => {
    fc.assert(
      fc.property(text, lines, (title, lines) => {
        const drawn = drawNotice({ title, lines }, t)
        expect(checkBlocks(drawn.blocks)).toEqual([])
        expect(typesIn(drawn.blocks).filter((type) => ![...harmless, 'link'].includes(type))).toEqual([])
        expect(JSON.stringify(drawn.blocks)).not.toMatch(/"url":"(?!https?:)/)
        expect(drawn.text).not.toMatch(/[<>]|^\s*$/)
      }),
      { numRuns: 200 },
    )
  })

  it('says how many lines are left out, in the language of the settings', () => {
    const lines = Array.from({ length: 100 }, (_, n) => ({ text: `Source ${n}`, url: null }))
    expect(textOf(drawNotice({ title: 'Deaf', lines }, t).blocks)).toMatch(/Source 58\n…and 41 more$/)
    const finnish = drawNotice({ title: 'Kuuro', lines }, textsFor('fi'))
    expect(textOf(finnish.blocks)).toMatch(/…ja 41 muuta$/)
  })

  it('opens the address of a line by words of ours, so that no text of a stranger is a link', () => {
    const lines = [{ text: 'https://bank.example', url: 'https://evil.example/' }]
    const body: Block = drawNotice({ title: 'T', lines }, t).blocks[1]!
    expect(body.elements[0].elements).toEqual([
      { type: 'text', text: 'https://bank.example' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://evil.example/', text: 'open' },
    ])
  })
})

describe('a card', () => {
  const draw = (changes: Partial<Card>) => drawCard({ ...sample, ...changes })
  const elementsOf = (changes: Partial<Card>): Block[] =>
    draw(changes).blocks.flatMap((block) => (block.type === 'actions' ? (block.elements as Block[]) : []))

  it('reads from headline to buttons', () => {
    const { blocks, text } = drawCard(sample)
    expect(textOf(blocks)).toBe(
      [
        '❗ Acme: negative · High severity',
        'Worst delivery of the year ★☆☆☆☆',
        'Acme lost my parcel and nobody answers the phone. Terrible.',
        ...sample.facts.map(({ label, value }) => `${label}: ${value}`),
      ].join('\n'),
    )
    expect(labelsOf(blocks)).toEqual([
      ...['Claim', 'Resolve', 'Open the original', 'Dismiss', 'Not us', 'Not negative', 'Mute this'],
    ])
    expect(text).toBe('❗ Acme: negative · High severity: Worst delivery of the year')
  })

  it('makes Claim the first and only primary button, with the case as its value', () => {
    const [claim, resolve] = elementsOf({})
    expect(claim).toMatchObject({ action_id: 'korva:claim', style: 'primary', value: '1' })
    expect(resolve).toMatchObject({ action_id: 'korva:resolve', value: '1' })
    expect(resolve).not.toHaveProperty('style')
    expect(elementsOf({}).at(-1)).toMatchObject({
      action_id: 'korva:more',
      options: ['dismiss', 'not-us', 'not-negative', 'mute'].map((action) => ({ value: `${action}:1` })),
    })
  })

  it.each(['open', 'claimed', 'resolved', 'dismissed'] as const)(
    'leaves no action of a case that is %s out',
    (name) => {
      const who = { by: person, owner: person, at: new Date(0), lesson: null }
      const card = createMemoryDesk().cardOf(makeCase({ state: { state: name, ...who } }))
      const wanted = [...card.main, ...card.more].map(({ label }) => label)
      const shown = labelsOf(drawCard(card).blocks).filter((label) => label !== 'Open the original')
      expect(shown).toEqual(wanted)
    },
  )

  it('shows that it is overdue, and that it is made up', () => {
    const shown = textOf(draw({ overdue: true, sampleMark: 'Sample' }).blocks)
    expect(shown.split('\n')[0]).toBe('⚠️ [Sample] Acme: negative · High severity')
  })

  it('gives no sign to what is neither overdue nor severe', () => {
    expect(textOf(draw({ severeMark: null }).blocks).split('\n')[0]).toBe('Acme: negative')
  })

  it('lets no name of a stranger add a line of ours', () => {
    const facts = [{ name: 'source' as const, label: 'Source', value: 'x\nState: resolved by the boss' }]
    expect(textOf(draw({ facts }).blocks)).toContain('Source: x State: resolved by the boss')
  })

  it('lets no screen of empty lines push its buttons out of sight', () => {
    expect(textOf(draw({ text: `Angry.${'\n \n'.repeat(200)}Very.` }).blocks)).toContain('Angry.\n\nVery.')
  })

  it('cuts at a whole character', () => {
    const shown = textOf(draw({ text: '😀'.repeat(4_000) }).blocks)
    expect(shown.isWellFormed()).toBe(true)
    expect(shown).toMatch(/😀…/)
  })

  it.each([
    'javascript:alert(1)',
    'ftp://example.com/x',
    'not an address',
    `https://e.com/${'a'.repeat(3_000)}`,
  ])('leaves out the link %.40s', (url) => {
    expect(elementsOf({ link: { label: 'Open', url } }).some((element) => element.url)).toBe(false)
  })

  it('has no row of buttons where there is nothing to press', () => {
    expect(draw({ main: [], more: [], link: null }).blocks.map(({ type }) => type)).not.toContain('actions')
  })

  it('escapes the notification last, so that what was escaped stays what was written', () => {
    expect(draw({ title: '&lt;!channel&gt; <!here>' }).text).toBe(
      '❗ Acme: negative · High severity: &amp;lt;!channel&amp;gt; &lt;!here&gt;',
    )
  })
})
