import { describe, expect, it } from 'vitest'
import { checkView } from '../../../adapters/slack/check-view.ts'
import type { Block } from '../../support/slack-stand-in.ts'

const words = (length: number) => 'x'.repeat(length)
const plain = (length: number, type = 'plain_text') => ({ type, text: words(length) })
const view = (changes: Block = {}): Block => ({
  ...{ type: 'modal', title: plain(24), submit: plain(24), close: plain(24), blocks: [] },
  ...changes,
})
const typed = (changes: Block = {}): Block => ({ type: 'plain_text_input', action_id: 'a', ...changes })
const options = (count: number, changes: Block = {}) =>
  Array.from({ length: count }, (_, n) => ({ text: plain(5), value: `v${n}`, ...changes }))
const choice = (type: string, count: number, changes: Block = {}) => ({
  ...{ type, action_id: 'a', options: options(count) },
  ...changes,
})
const input = (element: Block, changes: Block = {}) =>
  view({ blocks: [{ type: 'input', block_id: 'b', label: plain(5), element, ...changes }] })

const good: [string, unknown][] = [
  ['a modal without inputs and buttons', view({ submit: undefined, close: undefined })],
  ['100 blocks', view({ blocks: Array(100).fill({ type: 'divider' }) })],
  ['what is kept with it, of 3,000', view({ private_metadata: words(3_000), callback_id: words(255) })],
  ['an input with a long label and hint', input(typed(), { label: plain(2_000), hint: plain(2_000) })],
  ['3,000 characters typed', input(typed({ max_length: 3_000, initial_value: words(3_000) }))],
  ['ten buttons', input(choice('radio_buttons', 10, { initial_option: options(10)[3] }))],
  ['ten boxes', input(choice('checkboxes', 10, { initial_options: options(2) }))],
  ['a list of 100', input(choice('static_select', 100, { placeholder: plain(150) }))],
]

const bad: [string, unknown, RegExp][] = [
  ['no object', null, /type: undefined/],
  ['a home tab', view({ type: 'home' }), /not modal/],
  ['a title of 25', view({ title: plain(25) }), /title.text: 25 characters, at most 24/],
  ['a title in mrkdwn', view({ title: plain(5, 'mrkdwn') }), /not plain_text/],
  ['no title', view({ title: undefined }), /title.text: empty/],
  ['a button of 25', view({ submit: plain(25) }), /submit.text: 25/],
  ['a way out of 25', view({ close: plain(25) }), /close.text: 25/],
  ['an input without a button', { ...input(typed()), submit: undefined }, /submit: missing/],
  ['101 blocks', view({ blocks: Array(101).fill({ type: 'divider' }) }), /101, at most 100/],
  ['no blocks', view({ blocks: undefined }), /not a list/],
  ['too much kept with it', view({ private_metadata: words(3_001) }), /at most 3000/],
  ['a block_id twice', view({ blocks: Array(2).fill({ type: 'divider', block_id: 'b' }) }), /block_id twice/],
  ['a label of 2,001', input(typed(), { label: plain(2_001) }), /label.text: 2001/],
  ['a hint of nothing', input(typed(), { hint: plain(0) }), /hint.text: empty/],
  ['an optional that is a word', input(typed(), { optional: 'yes' }), /no boolean/],
  ['no element', input(undefined as unknown as Block), /unknown type undefined/],
  ['an element without an id', input(typed({ action_id: undefined })), /action_id: empty/],
  ['3,001 characters to be typed', input(typed({ max_length: 3_001 })), /at most 3000/],
  ['more typed than may be', input(typed({ max_length: 5, initial_value: words(6) })), /6 characters/],
  ['nothing typed, as a text', input(typed({ initial_value: '' })), /initial_value: empty/],
  ['eleven buttons', input(choice('radio_buttons', 11)), /11, at most 10/],
  ['eleven boxes', input(choice('checkboxes', 11)), /11, at most 10/],
  ['no options', input(choice('radio_buttons', 0)), /options: empty/],
  ['a list of 101', input(choice('static_select', 101)), /101, at most 100/],
  ['a value twice', input(choice('static_select', 2, { options: options(2, { value: 'v' }) })), /twice/],
  [
    'an option of 76',
    input(choice('checkboxes', 1, { options: options(1, { text: plain(76) }) })),
    /at most 75/,
  ],
  [
    'a value of 151',
    input(choice('checkboxes', 1, { options: options(1, { value: words(151) }) })),
    /at most 150/,
  ],
  [
    'a choice that is no option',
    input(choice('radio_buttons', 1, { initial_option: options(2)[1] })),
    /no option/,
  ],
  ['no choice, as a list', input(choice('checkboxes', 1, { initial_options: [] })), /nothing chosen/],
  ['a placeholder of 151', input(choice('static_select', 1, { placeholder: plain(151) })), /at most 150/],
]

describe('the check of modals', () => {
  it.each(good)('lets %s pass', (_, modal) => {
    expect(checkView(modal)).toEqual([])
  })

  it.each(bad)('refuses %s', (_, modal, fault) => {
    expect(checkView(modal).join('; ')).toMatch(fault)
  })
})
