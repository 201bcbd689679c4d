import fc from 'fast-check'
import { type Card, factNames } from '../../../src/core/card.ts'
import { caseActions, caseStates } from '../../../src/core/case.ts'
import type { Block } from '../../support/slack-stand-in.ts'

/** Text as feeds bring it, and worse: any code unit, pings, markup, controls, very long. */
export const text = fc.oneof(
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

/** Addresses that browsers follow, and others. */
export const url = fc.oneof(
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

export const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** Lines as notices, digests and threads have them. */
export const lines = (maxLength: number) => fc.array(fc.record({ text, url: nullable(url) }), { maxLength })

const actions = fc
  .subarray([...caseActions])
  .chain((chosen) => fc.tuple(...chosen.map((action) => text.map((label) => ({ action, label })))))
const fact = fc.record({
  name: fc.constantFrom(...factNames),
  label: text,
  value: text,
}) satisfies fc.Arbitrary<Card['facts'][number]>
const link = nullable(fc.record({ label: text, url }))

export const anyCard: fc.Arbitrary<Card> = fc.record({
  caseId: fc.integer({ min: 1 }),
  version: fc.nat(),
  locale: fc.constantFrom('en', 'fi'),
  kind: fc.constantFrom('complaint', 'praise'),
  state: fc.constantFrom(...caseStates),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  overdue: fc.boolean(),
  headline: text,
  severeMark: nullable(text),
  returnedMark: nullable(text),
  sampleMark: nullable(text),
  title: nullable(text),
  text,
  author: nullable(text),
  rating: nullable(fc.oneof(fc.double(), fc.integer({ min: 1, max: 5 }))),
  facts: fc.array(fact, { maxLength: factNames.length }),
  link,
  answer: link,
  main: actions.map((all) => all.slice(0, 2)),
  more: actions,
  moreLabel: text,
})

/** The types of all parts of a drawing. */
export function typesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(typesIn)
  if (typeof part !== 'object' || part === null) return []
  const { type } = part as Block
  return [...(typeof type === 'string' ? [type] : []), ...Object.values(part).flatMap(typesIn)]
}

/** Those in which nothing that was written formats, links or pings. */
export const harmless = [
  ...['header', 'plain_text', 'section', 'rich_text', 'rich_text_section', 'rich_text_quote', 'text'],
  ...['actions', 'button', 'overflow'],
]
