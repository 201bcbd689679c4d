import type { DialogField, DialogInput } from '../../src/core/dialog.ts'
import { limits } from './limits.ts'

/** The id of a field's input: with its kind, since Teams sends several choices as one text with commas between. */
export const inputId = ({ kind, name }: Pick<DialogField, 'kind' | 'name'>) => `${kind}-${name}`

const known = /^(one|many|line|text)-(.+)$/

/** What was filled in, from what a dialog's button sent along with its own data. */
export function readInput(data: Record<string, unknown>): DialogInput {
  const fields = Object.entries(data).flatMap(([id, value]) => {
    const [, kind, name] = known.exec(id) ?? []
    return kind && name && typeof value === 'string' ? [[name, valuesOf(kind, value)] as const] : []
  })
  return Object.fromEntries(fields.slice(0, limits.fields))
}

function valuesOf(kind: string, value: string): string[] {
  if (kind === 'many') return value.split(',').filter(Boolean).slice(0, limits.choices)
  return value === '' ? [] : [value]
}
