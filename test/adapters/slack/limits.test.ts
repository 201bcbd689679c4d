import { describe, expect, it } from 'vitest'
import { checkBlocks } from '../../../adapters/slack/check-blocks.ts'
import type { Block } from '../../support/slack-stand-in.ts'

const words = (length: number) => 'x'.repeat(length)
const plain = (length: number, type = 'plain_text') => ({ type, text: words(length) })
const actions = (...elements: Block[]) => ({ type: 'actions', elements })
const button = (changes: Block = {}): Block => ({
  type: 'button',
  action_id: 'a',
  text: plain(5),
  ...changes,
})
const menu = (count: number, changes: Block = {}): Block => ({
  type: 'overflow',
  action_id: 'm',
  options: Array.from({ length: count }, (_, n) => ({ text: plain(5), value: `v${n}`, ...changes })),
})
const many = (count: number, make: (index: number) => Block) =>
  Array.from({ length: count }, (_, index) => make(index))
const richText = (element: Block) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
})

const good: [string, unknown][] = [
  ['a header of 150', [{ type: 'header', text: plain(150) }]],
  ['a section of 3,000', [{ type: 'section', text: plain(3_000, 'mrkdwn') }]],
  ['ten fields', [{ type: 'section', fields: many(10, () => plain(5)) }]],
  ['25 buttons', [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
  ['a button of 75 with a value of 2,000', [actions(button({ text: plain(75), value: words(2_000) }))]],
  ['a menu of one', [actions(menu(1))]],
  ['a menu of five', [actions(menu(5))]],
  ['a button beside a section', [{ type: 'section', text: plain(5), accessory: button() }]],
  ['a ping of a person', [richText({ type: 'user', user_id: 'U0AINO' })]],
  ['a ping of a group', [richText({ type: 'usergroup', usergroup_id: 'S0NIGHT' })]],
  ['50 dividers', many(50, () => ({ type: 'divider' }))],
]

const bad: [string, unknown, RegExp][] = [
  ['no list', {}, /not a list/],
  ['51 blocks', many(51, () => ({ type: 'divider' })), /51, at most 50/],
  ['an unknown block', [{ type: 'marquee' }], /unknown type marquee/],
  ['a block of null', [null], /unknown type/],
  ['a header of 151', [{ type: 'header', text: plain(151) }], /151 characters, at most 150/],
  ['a header in mrkdwn', [{ type: 'header', text: plain(5, 'mrkdwn') }], /not plain_text/],
  ['an empty header', [{ type: 'header', text: plain(0) }], /empty/],
  ['a blank header', [{ type: 'header', text: { type: 'plain_text', text: ' \n' } }], /empty/],
  ['a section of 3,001', [{ type: 'section', text: plain(3_001) }], /at most 3000/],
  ['a section of nothing', [{ type: 'section' }], /neither text nor fields/],
  ['eleven fields', [{ type: 'section', fields: many(11, () => plain(5)) }], /11, at most 10/],
  ['a field of 2,001', [{ type: 'section', fields: [plain(2_001)] }], /at most 2000/],
  ['no elements', [actions()], /elements: empty/],
  ['26 elements', [actions(...many(26, (index) => button({ action_id: `a${index}` })))], /26, at most 25/],
  ['an action_id twice', [actions(button(), button())], /action_id twice/],
  ['no action_id', [actions(button({ action_id: undefined }))], /action_id: empty/],
  ['an action_id of 256', [actions(button({ action_id: words(256) }))], /at most 255/],
  ['a button of 76', [actions(button({ text: plain(76) }))], /at most 75/],
  ['a value of 2,001', [actions(button({ value: words(2_001) }))], /at most 2000/],
  ['an address of 3,001', [actions(button({ url: `https://${words(2_993)}` }))], /at most 3000/],
  ['an address of a script', [actions(button({ url: 'javascript:alert(1)' }))], /not an http address/],
  ['a style of ours', [actions(button({ style: 'green' }))], /unknown style/],
  ['a menu of none', [actions(menu(0))], /options: empty/],
  ['a menu of six', [actions(menu(6))], /6, at most 5/],
  ['a value twice', [actions(menu(2, { value: 'v' }))], /a value twice/],
  ['a menu of links beside a section', [{ type: 'section', text: plain(5), accessory: {} }], /unknown type/],
  ['a ping of a name', [richText({ type: 'user', user_id: '@aino' })], /no user's id/],
  ['a ping of a group that is none', [richText({ type: 'usergroup', usergroup_id: 'U1' })], /no group's id/],
  ['an option of 76', [actions(menu(1, { text: plain(76) }))], /at most 75/],
  ['an option without a value', [actions(menu(1, { value: undefined }))], /value: empty/],
  ['a block_id twice', many(2, () => ({ type: 'divider', block_id: 'b' })), /block_id twice/],
  ['an empty rich text', [richText({ type: 'text', text: '' })], /empty/],
  ['a ping in rich text', [richText({ type: 'broadcast', range: 'channel' })], /unknown type broadcast/],
  ['half a character', [richText({ type: 'text', text: '\ud83d' })], /half a character/],
  ['12,000 in all', many(5, () => ({ type: 'section', text: plain(2_500) })), /at most 12000/],
]

describe('the check of blocks', () => {
  it.each(good)('lets %s pass', (_, blocks) => {
    expect(checkBlocks(blocks)).toEqual([])
  })

  it.each(bad)('refuses %s', (_, blocks, fault) => {
    expect(checkBlocks(blocks).join('; ')).toMatch(fault)
  })
})
