import type { DialogField, DialogInput } from '../../src/core/dialog.ts'

/** What a card says and what can be pressed on it, in the order of reading; its fields apart. */
export function readCard(card: unknown): { text: string; labels: string[]; inputs: DialogField[] } {
  const texts: string[] = []
  const labels: string[] = []
  const walk = (node: unknown, key = ''): void => {
    if (Array.isArray(node)) for (const each of node) walk(each, key)
    else if (typeof node === 'object' && node !== null) {
      const { text, title } = node as { text?: string; title?: string }
      if (text) texts.push(text)
      if (title && key === 'actions') labels.push(title)
      const hidden = ['fallback', 'data', 'entities']
      for (const [name, value] of Object.entries(node)) if (!hidden.includes(name)) walk(value, name)
    }
  }
  walk(card)
  return { text: texts.join('\n'), labels, inputs: inputsOf(card).map(readInput) }
}

interface Input {
  type: string
  id: string
  label: string
  value?: string
  isRequired?: boolean
  isMultiSelect?: boolean
  isMultiline?: boolean
  maxLength?: number
  choices?: { title: string; value: string }[]
}

const inputsOf = (card: unknown): Input[] =>
  ((card as { body?: Input[] } | undefined)?.body ?? []).filter(({ type }) => type?.startsWith('Input.'))

/** What follows the kind, by which our own ids begin. */
const nameOf = ({ id }: Input) => id.slice(id.indexOf('-') + 1)

function readInput(input: Input): DialogField {
  const { type, label, value = '', isRequired = false, isMultiSelect, isMultiline, maxLength = 0 } = input
  const choice = type === 'Input.ChoiceSet'
  return {
    name: nameOf(input),
    kind: choice ? (isMultiSelect ? 'many' : 'one') : isMultiline ? 'text' : 'line',
    label,
    hint: null,
    required: isRequired,
    options: (input.choices ?? []).map(({ title, value }) => ({ value, label: title })),
    value: value === '' ? [] : isMultiSelect ? value.split(',') : [value],
    most: maxLength,
    fault: null,
  }
}

/**
 * The data that a client sends when somebody fills a card's fields in and presses its first button: the button's own,
 * and the value of every field as text, several choices with commas between.
 */
export function fillCard(card: unknown, input: DialogInput): Record<string, unknown> {
  const { actions } = card as { actions: { data: object }[] }
  const values = inputsOf(card).map((field) => [
    field.id,
    input[nameOf(field)]?.join(field.isMultiSelect ? ',' : '') ?? field.value ?? '',
  ])
  return { ...Object.fromEntries(values), ...actions[0]!.data }
}
