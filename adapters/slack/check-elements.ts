import { checkIfThere, checkLength, checkList, checkText, checkUrl } from './check-values.ts'
import { asObject, type Json } from './json.ts'
import { limits } from './limits.ts'

/** Checks a row of buttons and menus. */
export function checkActions(block: Json, at: string): string[] {
  const faults = checkList(block.elements, limits.elements, `${at}.elements`, checkElement)
  const elements = Array.isArray(block.elements) ? block.elements : []
  const ids = elements.map((element) => asObject(element).action_id)
  return new Set(ids).size < ids.length ? [...faults, `${at}: an action_id twice`] : faults
}

/** Checks a button or a menu. */
export function checkElement(element: Json, at: string): string[] {
  const id = checkLength(element.action_id, limits.actionId, `${at}.action_id`)
  if (element.type === 'overflow') return [...id, ...checkOptions(element.options, limits.options, at)]
  if (element.type !== 'button') return [...id, `${at}: unknown type ${String(element.type)}`]
  return [...id, ...checkButton(element, at)]
}

function checkButton(button: Json, at: string): string[] {
  const { style, url, value } = button
  return [
    ...checkText(button.text, limits.buttonText, `${at}.text`, ['plain_text']),
    ...checkIfThere(value, (given) => checkLength(given, limits.buttonValue, `${at}.value`)),
    ...checkIfThere(url, (given) => checkUrl(given, `${at}.url`)),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [`${at}: unknown style`]),
  ]
}

/** Checks what can be chosen from: the values have to differ. */
export function checkOptions(options: unknown, most: number, at: string): string[] {
  const faults = checkList(options, most, `${at}.options`, checkOption)
  const values = Array.isArray(options) ? options.map((option) => asObject(option).value) : []
  return new Set(values).size < values.length ? [...faults, `${at}.options: a value twice`] : faults
}

function checkOption(option: Json, at: string): string[] {
  return [
    ...checkText(option.text, limits.optionText, `${at}.text`, ['plain_text']),
    ...checkLength(option.value, limits.optionValue, `${at}.value`),
  ]
}
