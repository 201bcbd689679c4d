import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBlocks } from '../../../adapters/slack/check-blocks.ts'
import { drawDigest, drawList } from '../../../adapters/slack/draw-digest.ts'
import { drawThread } from '../../../adapters/slack/draw-thread.ts'
import type { CaseList, Digest } from '../../../src/core/case-list.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { textOf } from '../../support/slack-stand-in.ts'
import { harmless, lines, nullable, text, typesIn, url } from './arbitraries.ts'

const t = textsFor('en')

const anyDigest: fc.Arbitrary<Digest> = fc.record({
  id: fc.uuid(),
  locale: fc.constantFrom('en', 'fi'),
  title: text,
  lines: lines(40),
  open: nullable(text),
  url: nullable(url),
})

const anyList: fc.Arbitrary<CaseList> = fc.record({
  locale: fc.constantFrom('en', 'fi'),
  title: text,
  rows: fc.array(fc.record({ caseId: fc.integer({ min: 1 }), text, take: text }), { maxLength: 40 }),
  more: nullable(text),
})

const call = fc.record({ name: text, email: nullable(text), slack: nullable(text), teams: nullable(text) })
const ids = fc.oneof(text, fc.constantFrom('U0AINO', 'W0OLLI', 'S0NIGHT', 'here', '<!channel>', 'U1 U2'))
const anyPings = fc.array(fc.record({ name: text, id: nullable(ids) }), { maxLength: 60 })

describe('whatever is in them', () => {
  it('digests stay within what Slack accepts, and lead nowhere but to the web', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const drawn = drawDigest(digest)
        expect(checkBlocks(drawn.blocks)).toEqual([])
        expect(typesIn(drawn.blocks).filter((type) => ![...harmless, 'link'].includes(type))).toEqual([])
        expect(JSON.stringify(drawn.blocks)).not.toMatch(/"url":"(?!https?:)/)
        expect(drawn.text).not.toMatch(/[<>]|^\s*$/)
      }),
      { numRuns: 200 },
    )
  })

  it('lists stay within what Slack accepts', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const drawn = drawList(list)
        expect(checkBlocks(drawn.blocks)).toEqual([])
        expect(typesIn(drawn.blocks).filter((type) => !harmless.includes(type))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('threads stay within what Slack accepts, and ping whom they call and nobody else', () => {
    fc.assert(
      fc.property(lines(40), fc.array(call, { maxLength: 40 }), anyPings, (said, calls, pings) => {
        const drawn = drawThread({ lines: said, calls }, pings, t)
        expect(checkBlocks(drawn.blocks)).toEqual([])
        const called = pings
          .slice(0, 20)
          .filter(({ id }) => ['U0AINO', 'W0OLLI', 'S0NIGHT'].includes(id ?? ''))
        const types = typesIn(drawn.blocks)
        expect(types.filter((type) => type === 'user' || type === 'usergroup')).toHaveLength(called.length)
        const known = [...harmless, 'link', 'user', 'usergroup']
        expect(types.filter((type) => !known.includes(type))).toEqual([])
        expect(drawn.text).not.toMatch(/[<>]|^\s*$/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the largest of them', () => {
  it.each(['"', '\\', 'ä', '😀', 'a\n'])('of nothing but %j stay under the total', (unit) => {
    const long = `x${unit.repeat(9_000)}x`
    const href = `https://example.com/?${'\\'.repeat(2_979)}`
    const many = Array(60).fill({ text: long, url: href })
    const digest = drawDigest({ id: 'd', locale: 'en', title: long, lines: many, open: long, url: href })
    const rows = Array(40).fill({ caseId: 999_999_999_999, text: long, take: long })
    const list = drawList({ locale: 'en', title: long, rows, more: long })
    const pings = Array(60).fill({ name: long, id: null })
    const thread = drawThread({ lines: many, calls: [] }, pings, t)
    for (const { blocks } of [digest, list, thread]) expect(checkBlocks(blocks)).toEqual([])
    expect(textOf(thread.blocks).length).toBeGreaterThan(500)
  })

  it('a note of 2,000 characters is told whole', () => {
    const note = `Aino: ${'a '.repeat(990)}end`
    expect(textOf(drawThread({ lines: [{ text: note, url: null }], calls: [] }, [], t).blocks)).toBe(note)
  })
})
