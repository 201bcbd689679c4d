import type { Dialog, DialogField, DialogInput } from '../../src/core/dialog.ts'

/** What is chosen where it is offered; else the first choice is. */
const preferred = ['yes', 'kind', '15m', 'no-answer']

/** Fills a dialog in validly: what is required, and where the answer stands. */
export function fillDialog({ fields }: Pick<Dialog, 'fields'>): DialogInput {
  return Object.fromEntries(fields.map((field) => [field.name, pick(field)]))
}

function pick({ name, kind, required, options }: DialogField): string[] {
  if (name === 'url') return ['https://reviews.example.com/answers/1']
  if (!required) return []
  if (kind === 'line' || kind === 'text') return ['A word from the team']
  const chosen = options.find(({ value }) => preferred.includes(value)) ?? options[0]
  return chosen ? [chosen.value] : []
}
