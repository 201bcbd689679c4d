import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskPeople } from '../../src/opinion/endpoint/mask-people.ts'

it.each([
  ['Kiitos @maija_v ja @tuki@mastodon.social!', 'Kiitos [person] ja [email]!'],
  ['katso https://example.com/u/maija?id=3 ja www.example.org/x', 'katso [link] ja [link]'],
  ['tilaus 1234567, puh. +358 40 123-4567', 'tilaus [number], puh. [number]'],
  ['hetu 131052-308T, tili FI21 1234 5600 0007 85', 'hetu [number], tili [number]'],
  ['maksoin 49,90 euroa vuonna 2026', 'maksoin 49,90 euroa vuonna 2026'],
  ['asiakaspalvelija Matti Meikäläinen oli töykeä', 'asiakaspalvelija [name] oli töykeä'],
  ['Ludwig van Beethoven sent me away', '[name] sent me away'],
  ["ask Mary-Jane O'Neil about it", 'ask [name] about it'],
  ['Elisa Virtanen soitti', 'Elisa [name] soitti'],
  ['Elisan Oma Palvelu ei toimi', 'Elisan [name] ei toimi'],
  ['Terrible Customer Service\nElisa never answers', 'Terrible Customer Service\nElisa never answers'],
  ['Customers Furious After Elisa Outage', 'Customers Furious After Elisa Outage'],
])('masks %s', (text, masked) => {
  expect(maskPeople(text, 'Elisa')).toBe(masked)
})

it('leaves no digits that could be a number of somebody, and no address, wherever they stand', () => {
  const secret = fc.oneof(
    fc.integer({ min: 10_000, max: 2 ** 40 }).map(String),
    fc.emailAddress().filter((address) => /^[a-z\d.]+@/i.test(address)),
    fc.webUrl({ withQueryParameters: true }),
    fc.stringMatching(/^@[a-z]{3,10}$/),
  )
  const around = fc.stringMatching(/^[a-zåäö ,.!]{0,20}$/)
  fc.assert(
    fc.property(around, secret, around, (before, hidden, after) => {
      expect(maskPeople(`${before} ${hidden} ${after}`, null)).not.toContain(hidden)
    }),
  )
})

it('takes any text, and time that grows with its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(typeof maskPeople(text, 'Acme')).toBe('string')
    }),
  )
  for (const text of [
    'A'.repeat(4_000),
    'Aa '.repeat(1_300),
    '1 '.repeat(2_000),
    '@'.repeat(4_000),
    'a.'.repeat(2_000),
  ])
    expect(typeof maskPeople(text, null)).toBe('string')
})
