import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBlocks } from '../../../adapters/slack/check-blocks.ts'
import { drawCard } from '../../../adapters/slack/draw.ts'
import { drawAnswer, drawNotice, drawSentence } from '../../../adapters/slack/draw-lines.ts'
import { type Card, factNames } from '../../../src/core/card.ts'
import { type CaseState, type CaseStateName, caseActions, caseStates } from '../../../src/core/case.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { type Block, labelsOf, textOf } from '../../support/slack-stand-in.ts'
import { anyCard, harmless, lines, text, typesIn } from './arbitraries.ts'

const person = { platform: 'slack', id: 'U1', name: 'Aino' } as const
const sample = createMemoryDesk().cardOf(makeCase())

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
      returnedMark: long,
      sampleMark: long,
      title: long,
      text: long,
      facts: factNames.map((name) => ({ name, label: long, value: long })),
      link: { label: long, url: `https://example.com/${'a'.repeat(2_980)}` },
      answer: { label: long, url: `https://example.com/${'b'.repeat(2_980)}` },
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

  it('stays within what Slack accepts, reads as no mrkdwn, and leads nowhere but to the web', () => {
    fc.assert(
      fc.property(text, lines(120), (title, lines) => {
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
        '❗ Acme: negative #1 · High severity',
        'Worst delivery of the year ★☆☆☆☆',
        'Acme lost my parcel and nobody answers the phone. Terrible.',
        ...sample.facts.map(({ label, value }) => `${label}: ${value}`),
      ].join('\n'),
    )
    expect(labelsOf(blocks)).toEqual([
      ...['Claim', 'Resolve', 'Open the original', 'Answered…', 'Give to…', 'Snooze…', 'Note…', 'Dismiss'],
    ])
    expect(text).toBe('❗ Acme: negative #1 · High severity: Worst delivery of the year')
  })

  it('makes Claim the first and only primary button, with the case as its value', () => {
    const [claim, resolve] = elementsOf({})
    expect(claim).toMatchObject({ action_id: 'korva:claim', style: 'primary', value: '1' })
    expect(resolve).toMatchObject({ action_id: 'korva:resolve', value: '1' })
    expect(resolve).not.toHaveProperty('style')
    expect(elementsOf({}).at(-1)).toMatchObject({
      action_id: 'korva:more',
      options: ['reply', 'assign', 'snooze', 'note', 'dismiss'].map((action) => ({ value: `${action}:1` })),
    })
  })

  const at = new Date('2026-11-21T12:20:00Z')
  const answered = { state: 'answered', owner: person, by: person, at, reply: 'https://e.com/a' } as const
  const states: Record<CaseStateName, CaseState> = {
    open: { state: 'open' },
    claimed: { state: 'claimed', owner: person, at, lapsesAt: at },
    answered,
    snoozed: { state: 'snoozed', by: person, at, until: at, reason: 'asked', after: answered },
    resolved: { state: 'resolved', by: person, at, answeredAt: at, outcome: null },
    dismissed: { state: 'dismissed', by: person, at, why: 'spam', of: null, lesson: null },
  }

  it.each(caseStates)('leaves no action of a case that is %s out', (name) => {
    for (const kind of ['complaint', 'praise'] as const) {
      const card = createMemoryDesk().cardOf(makeCase({ kind, state: states[name] }))
      const wanted = [...card.main, ...card.more].map(({ label }) => label)
      const links = [card.link?.label, card.answer?.label]
      const shown = labelsOf(drawCard(card).blocks).filter((label) => !links.includes(label))
      expect(shown).toEqual(wanted)
    }
  })

  it('leads to the answer beside the original, each by a button of its own', () => {
    const card = createMemoryDesk().cardOf(makeCase({ state: states.answered }))
    const links = elementsOf(card).filter(({ url }) => url)
    expect(links.map(({ action_id, url }) => [action_id, url])).toEqual([
      ['korva:open', 'https://reviews.example.com/acme/1'],
      ['korva:open-answer', 'https://e.com/a'],
    ])
  })

  it('marks a customer who wrote again', () => {
    const shown = textOf(draw({ returnedMark: 'Wrote again', severeMark: null }).blocks)
    expect(shown.split('\n')[0]).toBe('Acme: negative #1 · Wrote again')
  })

  it('shows that it is overdue, and that it is made up', () => {
    const shown = textOf(draw({ overdue: true, sampleMark: 'Sample' }).blocks)
    expect(shown.split('\n')[0]).toBe('⚠️ [Sample] Acme: negative #1 · High severity')
  })

  it('gives no sign to what is neither overdue nor severe', () => {
    expect(textOf(draw({ severeMark: null }).blocks).split('\n')[0]).toBe('Acme: negative #1')
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
      '❗ Acme: negative #1 · High severity: &amp;lt;!channel&amp;gt; &lt;!here&gt;',
    )
  })
})
