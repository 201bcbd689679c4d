import { describe, expect, it } from 'vitest'
import { cardBytes, checkCard } from '../../../adapters/teams/check-card.ts'
import { drawCard } from '../../../adapters/teams/draw-card.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'

const mention = { type: 'TextBlock', text: '<at>Aino</at>', wrap: true }
const field = {
  ...{
    type: 'Input.Text',
    id: 'line-url',
    label: 'Address',
    isRequired: false,
    errorMessage: 'Please write',
  },
  ...{ value: '', isMultiline: false, maxLength: 200 },
}
const card = () => createMemoryDesk().cardOf(makeCase())

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
    [
      'a button of unknown data',
      (good) => ({ ...good, actions: [{ ...good.actions![1], data: { verb: 'x' } }] }),
    ],
    ['words beside a mention', (good) => ({ ...good, body: [{ ...mention, text: '**hi** <at>Aino</at>' }] })],
    ['a mention of nobody', (good) => ({ ...good, body: [mention] })],
    [
      'a field without what it says when it is empty',
      (good) => ({ ...good, body: [{ ...field, errorMessage: '' }] }),
    ],
    ['two fields of one id', (good) => ({ ...good, body: [field, field] })],
    ['too many bytes', (good) => ({ ...good, body: Array.from({ length: 99 }, () => good.body[0]) })],
  ])('refuses %s', (_name, change) => {
    expect(checkCard(drawn())).toEqual([])
    expect(checkCard(change(drawn()))).not.toEqual([])
  })

  it('takes fields, and mentions that are meant', () => {
    const entities = [{ type: 'mention', text: '<at>Aino</at>', mentioned: { id: 'a-1', name: 'Aino' } }]
    const msteams = { width: 'Full', entities }
    expect(checkCard({ ...drawn(), msteams, body: [mention, field] })).toEqual([])
  })

  it('counts as Teams does, two bytes a UTF-16 unit', () => {
    expect(cardBytes('👍')).toBe(8)
  })
})
