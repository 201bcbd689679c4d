import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/collect/kinds/index.ts'
import { KorvaError } from '../../src/core/errors.ts'

const contexts: Record<string, Record<string, unknown>> = {
  'app-store': { page: 1 },
  csv: { scale: 'stars', columns: {}, timezone: 'Europe/Helsinki' },
  'google-business': {},
  'google-play': { package: 'com.example.virtelo' },
  inbox: {},
  trustpilot: { page: 1 },
}
const read = (kind: string, bytes: Uint8Array) => kinds.get(kind)!.read(bytes, { context: contexts[kind]! })

/** JSON of the right names and anything else in it, since bytes at random are seldom JSON. */
const names = [
  'feed',
  'entry',
  'reviews',
  'items',
  'comments',
  'userComment',
  'text',
  'id',
  'reviewId',
  'label',
]
const answers = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
})).object
const tables = fc
  .array(
    fc.array(fc.constantFrom('text', 'id', '"', '""', 'a b', '4,5', '21.11.2026', 'ä', '\r', '\0'), {
      maxLength: 5,
    }),
  )
  .map((rows) => ['text;id;score;date', ...rows.map((row) => row.join(';'))].join('\n'))

describe.each(Object.keys(contexts))('%s reads whatever comes', (kind) => {
  it.each([
    ['bytes', fc.uint8Array({ maxLength: 300 })],
    ['JSON', answers.map((value) => Buffer.from(JSON.stringify(value)))],
    ['tables', tables.map((table) => Buffer.from(table))],
  ])('as a feed or as an error that says what to do: %s', (_what, documents) => {
    fc.assert(
      fc.property(documents as fc.Arbitrary<Uint8Array>, (bytes) => {
        try {
          const { items } = read(kind, bytes)
          for (const item of items) {
            expect(item.id).not.toBe('')
            expect(item.url ?? 'https://').toMatch(/^https?:/)
            expect(item.rating === null || (item.rating >= 1 && item.rating <= 5)).toBe(true)
            expect(item.publishedAt === null || !Number.isNaN(item.publishedAt.getTime())).toBe(true)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(KorvaError)
          expect((error as KorvaError).hint).toMatch(/\w/)
        }
      }),
    )
  })
})
