import { describe, expect, it } from 'vitest'
import { groupDuplicates } from '../../src/match/near-duplicates.ts'

const story =
  'The railway company said on Tuesday that it will cancel forty trains a day until the end of the month because of ' +
  'the shortage of drivers, and that passengers with a ticket get their money back without asking for it.'

/** Whether two items are told to be the same thing. */
const same = (a: Partial<Item>, b: Partial<Item>) => {
  const [one, other] = groupDuplicates([
    { id: 'a', text: '', ...a },
    { id: 'b', text: '', ...b },
  ])
  return one!.group === other!.group
}
interface Item {
  text: string
  url: string | null
  title: string | null
}

describe('items tell of the same thing when', () => {
  it.each<[string, Partial<Item>, Partial<Item>]>([
    [
      'their links lead to one page',
      { url: 'https://a.fi/x?id=1' },
      { url: 'http://www.a.fi/x/?utm_source=rss&id=1#:~:text=y' },
    ],
    ['one link is to the mobile page', { url: 'https://m.a.fi/x' }, { url: 'https://www.a.fi/x' }],
    [
      'one link is wrapped',
      { url: 'https://www.google.com/url?rct=j&url=https://a.fi/x&usg=1' },
      { url: 'https://a.fi/x' },
    ],
    ['their texts hold the same words', { text: story }, { text: story.toUpperCase().replaceAll(',', ' –') }],
    ['one text is cut', { text: story }, { text: `${story.slice(0, 150)} ...` }],
    ['a word was changed', { text: story }, { text: story.replace('forty', 'fifty') }],
    [
      'a paper put its name behind',
      { text: story },
      { text: `${story} Source: The Daily Whistle, all rights reserved.` },
    ],
    [
      'headlines are the same but for the paper',
      { title: 'Railway company cancels forty trains a day - Daily Whistle', text: 'One teaser.' },
      { title: 'Railway company cancels forty trains a day | Kauppalehti', text: 'Another teaser.' },
    ],
  ])('%s', (_, a, b) => {
    expect(same(a, b)).toBe(true)
  })
})

describe('items stay apart when', () => {
  it.each<[string, Partial<Item>, Partial<Item>]>([
    ['short texts are equal', { text: 'Great app!' }, { text: 'Great app!' }],
    [
      'short headlines are equal',
      { title: 'Terrible', text: 'They lost my bag.' },
      { title: 'Terrible', text: 'No answer.' },
    ],
    ['the page is another', { url: 'https://a.fi/x?id=1' }, { url: 'https://a.fi/x?id=2' }],
    ['links name the same site only', { url: 'https://a.fi/' }, { url: 'https://a.fi' }],
    [
      'a sentence of one is quoted in the other',
      { text: story },
      { text: 'It will cancel forty trains a day, really? I give up on them for good.' },
    ],
    ['nothing is said', {}, {}],
    ['addresses are none', { url: 'not an address' }, { url: 'not an address' }],
  ])('%s', (_, a, b) => {
    expect(same(a, b)).toBe(false)
  })
})

it('names a group by its first item and keeps the order', () => {
  const items = [
    { id: 7, text: story },
    { id: 3, text: 'Something else altogether was said here.' },
    { id: 5, text: `${story} More.` },
  ]
  expect(groupDuplicates(items)).toEqual([
    { id: 7, group: 7 },
    { id: 3, group: 3 },
    { id: 5, group: 7 },
  ])
})

it('keeps thousands of letters of one form apart, and finds the copy among them', () => {
  const footer =
    ' This message was sent to you because you asked for it, and you may unsubscribe at any time you like.'
  const items = Array.from({ length: 3000 }, (_, id) => ({
    id,
    text: Array.from({ length: 40 }, (_, word) => `w${(id * 40 + word) * 7919}`).join(' ') + footer,
  }))
  const groups = groupDuplicates([...items, { id: 3000, text: `${items[1234]!.text} End.` }])
  expect(groups.filter(({ id, group }) => id !== group)).toEqual([{ id: 3000, group: 1234 }])
})
