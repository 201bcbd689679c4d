import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkView } from '../../../adapters/slack/check-view.ts'
import { drawDialog } from '../../../adapters/slack/draw-dialog.ts'
import { caseActions } from '../../../src/core/case.ts'
import { asksFirst, type Dialog, type DialogField, makeDialog } from '../../../src/core/dialog.ts'
import { makeCase } from '../../support/memory-desk.ts'
import type { Block } from '../../support/slack-stand-in.ts'
import { nullable, text, typesIn } from './arbitraries.ts'

const option = fc.record({ value: fc.oneof(fc.string(), text), label: text })
const field = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}$/),
  kind: fc.constantFrom('one', 'many', 'line', 'text'),
  label: text,
  hint: nullable(text),
  required: fc.boolean(),
  options: fc.array(option, { maxLength: 130 }),
  value: fc.array(text, { maxLength: 4 }),
  most: fc.integer({ min: 1, max: 5_000 }),
  fault: nullable(text),
}) satisfies fc.Arbitrary<DialogField>

const anyDialog: fc.Arbitrary<Dialog> = fc
  .record({
    caseId: fc.integer({ min: 1 }),
    action: fc.constantFrom(...caseActions),
    locale: fc.constantFrom('en', 'fi'),
    title: text,
    about: text,
    fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 6 }),
    submit: text,
    cancel: text,
  })
  .chain((dialog) =>
    // Some of what is filled in is among the options.
    fc.boolean().map((chosen) => ({
      ...dialog,
      fields: dialog.fields.map((each) => ({
        ...each,
        value: chosen ? each.options.slice(0, 3).map(({ value }) => value) : each.value,
      })),
    })),
  )

const harmless = [
  ...['modal', 'plain_text', 'section', 'input', 'plain_text_input'],
  ...['radio_buttons', 'checkboxes', 'static_select', 'multi_static_select'],
]

describe('any dialog', () => {
  it('stays within what Slack accepts, and reads nothing as mrkdwn', () => {
    fc.assert(
      fc.property(anyDialog, nullable(fc.stringMatching(/^C[A-Z0-9]{1,20}$/)), (dialog, place) => {
        const view = drawDialog(dialog, place)
        expect(checkView(view)).toEqual([])
        expect(typesIn(view).filter((type) => !harmless.includes(type))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('keeps within the limits with more fields than a modal has room for', () => {
    const fields = Array.from({ length: 150 }, (_, n) => ({ ...line, name: `f${n}` }))
    expect(checkView(drawDialog({ ...base, fields }, null))).toEqual([])
  })
})

const line: DialogField = {
  ...{ name: 'text', kind: 'line', label: 'Text', hint: null, required: true },
  ...{ options: [], value: [], most: 200, fault: null },
}
const base: Dialog = {
  ...{
    caseId: 1,
    action: 'note',
    locale: 'en',
    title: 'T',
    about: '#1',
    submit: 'S',
    cancel: 'C',
    fields: [],
  },
}

describe('a dialog of the product', () => {
  const owners = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ platform: 'slack' as const, id: `U${n}`, name: `P ${n}` }))

  it.each(caseActions.filter((action) => asksFirst(action, { kind: 'complaint' })))(
    '%s fits, in both languages, with nothing cut',
    (action) => {
      for (const locale of ['en', 'fi'] as const) {
        const context = { locale, timezone: 'Europe/Helsinki', about: '#1 Acme', owners: owners(3) }
        const dialog = makeDialog(makeCase(), action, context)
        const view = drawDialog(dialog, 'C01')
        expect(checkView(view)).toEqual([])
        expect([view.title.text, view.submit?.text]).toEqual([dialog.title, dialog.submit])
        expect(JSON.stringify(view)).not.toContain('…')
        expect(view.blocks).toHaveLength(dialog.fields.length + 1)
      }
    },
  )

  const elementOf = (changes: Partial<DialogField>): Block | undefined => {
    const [, block] = drawDialog({ ...base, fields: [{ ...line, ...changes }] }, null).blocks as Block[]
    return block?.element
  }
  const options = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `L ${n}` }))

  it('has a list to choose from where there is no room for buttons', () => {
    expect(elementOf({ kind: 'one', options: options(10) })!.type).toBe('radio_buttons')
    expect(elementOf({ kind: 'one', options: options(11) })!.type).toBe('static_select')
    expect(elementOf({ kind: 'many', options: options(10) })!.type).toBe('checkboxes')
    expect(elementOf({ kind: 'many', options: options(11) })!.type).toBe('multi_static_select')
  })

  it('shows what is filled in so far', () => {
    expect(elementOf({ value: ['half a note'] })!.initial_value).toBe('half a note')
    expect(elementOf({ kind: 'one', options: options(3), value: ['v1'] })!.initial_option.value).toBe('v1')
    const many = elementOf({ kind: 'many', options: options(3), value: ['v2', 'gone'] })!
    expect(many.initial_options.map(({ value }: Block) => value)).toEqual(['v2'])
  })

  it('says so where there is nothing to choose', () => {
    const view = drawDialog({ ...base, fields: [{ ...line, kind: 'one' }] }, null)
    expect(view.blocks[1]).toMatchObject({ type: 'section', text: { text: 'Text' } })
    expect(view.submit).toBeUndefined()
  })
})
