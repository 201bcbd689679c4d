import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Dialog, DialogField } from '../../src/core/dialog.ts'
import { plainText } from './blocks.ts'
import { oneLine, plain } from './escape.ts'
import { limits } from './limits.ts'
import { writeOrigin } from './origin.ts'

/** By which a sent form is known as ours. */
export const dialogId = 'korva:dialog'

/** Fields of a modal at the most: the words that tell which case it is about take a block as well. */
const mostFields = limits.viewBlocks - 1

/**
 * A dialog as a modal, within Slack's limits whatever is in it. Pure. `place` is the channel that it was asked for in: it
 * comes back with the form, in the part of it that only we write. The customer's words stand in `plain_text` only.
 */
export function drawDialog(dialog: Dialog, place: string | null): ModalView {
  const { caseId, action, about, fields, title, submit, cancel } = dialog
  const label = (words: string) => plainText(oneLine(words, limits.viewTitle))
  const drawn = fields.slice(0, mostFields).map(drawField)
  return {
    type: 'modal',
    callback_id: dialogId,
    private_metadata: writeOrigin({ caseId, action, place }),
    title: label(title),
    close: label(cancel),
    ...(drawn.some(({ type }) => type === 'input') ? { submit: label(submit) } : {}),
    blocks: [{ type: 'section', text: plainText(oneLine(about, limits.section)) }, ...drawn],
  }
}

/** A field by its name. Slack takes no list of options without any: then there is nothing to choose, and only its label. */
function drawField(field: DialogField): KnownBlock {
  const element = drawElement(field)
  if (!element) return { type: 'section', text: plainText(plain(field.label, limits.inputLabel)) }
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(plain(field.label, limits.inputLabel)),
    ...(field.hint === null ? {} : { hint: plainText(plain(field.hint, limits.inputLabel)) }),
    optional: !field.required,
    element,
  }
}

function drawElement({
  name,
  kind,
  options: offered,
  value,
  most,
}: DialogField): InputBlock['element'] | null {
  const action_id = `korva:${name}`.slice(0, limits.actionId)
  if (kind === 'line' || kind === 'text') {
    const max_length = Math.min(most, limits.typed)
    const typed = plainValue(value[0], max_length)
    return {
      ...{ type: 'plain_text_input', action_id, multiline: kind === 'text', max_length },
      ...(typed ? { initial_value: typed } : {}),
    }
  }
  const options = drawOptions(offered)
  const chosen = options.filter((option) => value.includes(option.value!))
  if (options.length === 0) return null
  const few = options.length <= limits.choices
  if (kind === 'one') {
    const [first] = chosen
    const initial = first ? { initial_option: first } : {}
    return { type: few ? 'radio_buttons' : 'static_select', action_id, options, ...initial }
  }
  const initial = chosen.length ? { initial_options: chosen } : {}
  return { type: few ? 'checkboxes' : 'multi_static_select', action_id, options, ...initial }
}

/** Each value once. One that Slack would not take is left out: mended, it would be another one. */
function drawOptions(offered: DialogField['options']): PlainTextOption[] {
  const taken = offered.filter(
    ({ value }, n) => isValue(value) && offered.findIndex((other) => other.value === value) === n,
  )
  return taken
    .slice(0, limits.selectOptions)
    .map(({ value, label }) => ({ text: plainText(oneLine(label, limits.optionText)), value }))
}

const isValue = (value: string) =>
  value.trim() !== '' && value.length <= limits.optionValue && value.isWellFormed()

const plainValue = (value: string | undefined, most: number) => (value?.trim() ? plain(value, most) : null)
