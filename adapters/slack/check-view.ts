import { checkContent, checkEach } from './check-blocks.ts'
import { checkOptions } from './check-elements.ts'
import { checkIfThere, checkLength, checkText } from './check-values.ts'
import { asObject, type Json } from './json.ts'
import { limits } from './limits.ts'

/** Checks a modal by Slack's published rules. Returns every fault in words with where it is; none for a good one. */
export function checkView(view: unknown): string[] {
  const { type, title, submit, close, blocks, private_metadata, callback_id } = asObject(view)
  const label = (given: unknown, name: string) => checkText(given, limits.viewTitle, name, ['plain_text'])
  const inputs = Array.isArray(blocks) && blocks.some((block) => asObject(block).type === 'input')
  return [
    ...(type === 'modal' ? [] : [`type: ${String(type)}, not modal`]),
    ...label(title, 'title'),
    ...checkIfThere(submit, (given) => label(given, 'submit')),
    ...checkIfThere(close, (given) => label(given, 'close')),
    ...(inputs && submit === undefined ? ['submit: missing, and there are inputs'] : []),
    ...checkIfThere(callback_id, (given) => checkLength(given, limits.callbackId, 'callback_id')),
    ...checkIfThere(private_metadata, (given) =>
      checkLength(given, limits.privateMetadata, 'private_metadata'),
    ),
    ...checkEach(blocks, limits.viewBlocks, (block, at) =>
      block.type === 'input' ? checkInput(block, at) : checkContent(block, at),
    ),
  ]
}

function checkInput({ label, hint, optional, element }: Json, at: string): string[] {
  const plain = (given: unknown, name: string) =>
    checkText(given, limits.inputLabel, `${at}.${name}`, ['plain_text'])
  return [
    ...plain(label, 'label'),
    ...checkIfThere(hint, (given) => plain(given, 'hint')),
    ...(optional === undefined || typeof optional === 'boolean' ? [] : [`${at}.optional: no boolean`]),
    ...checkField(asObject(element), `${at}.element`),
  ]
}

function checkField(element: Json, at: string): string[] {
  const common = [
    ...checkLength(element.action_id, limits.actionId, `${at}.action_id`),
    ...checkIfThere(element.placeholder, (given) =>
      checkText(given, limits.placeholder, `${at}.placeholder`, ['plain_text']),
    ),
  ]
  switch (element.type) {
    case 'plain_text_input':
      return [...common, ...checkTyped(element, at)]
    case 'radio_buttons':
    case 'checkboxes':
      return [...common, ...checkOptions(element.options, limits.choices, at), ...checkChosen(element, at)]
    case 'static_select':
    case 'multi_static_select':
      return [
        ...common,
        ...checkOptions(element.options, limits.selectOptions, at),
        ...checkChosen(element, at),
      ]
    default:
      return [...common, `${at}: unknown type ${String(element.type)}`]
  }
}

function checkTyped({ max_length: most, initial_value: value }: Json, at: string): string[] {
  const good =
    most === undefined || (Number.isInteger(most) && Number(most) >= 1 && Number(most) <= limits.typed)
  const limit = good && most !== undefined ? Number(most) : limits.typed
  return [
    ...(good ? [] : [`${at}.max_length: ${String(most)}, at most ${limits.typed}`]),
    ...checkIfThere(value, (given) => checkLength(given, limit, `${at}.initial_value`)),
  ]
}

/** What is chosen already has to be one of the options, to the letter. */
function checkChosen({ options, initial_option: one, initial_options: several }: Json, at: string): string[] {
  const known = Array.isArray(options) ? options.map((option) => JSON.stringify(option)) : []
  const chosen = one === undefined ? several : [one]
  if (chosen === undefined) return []
  if (!Array.isArray(chosen) || chosen.length === 0) return [`${at}: nothing chosen, as a list`]
  return chosen.every((option) => known.includes(JSON.stringify(option)))
    ? []
    : [`${at}: chosen, and no option`]
}
