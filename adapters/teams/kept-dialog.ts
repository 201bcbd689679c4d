import { z } from 'zod'
import type { CaseAction } from '../../src/core/case.ts'
import type { Dialog, DialogInput } from '../../src/core/dialog.ts'
import { locales } from '../../src/core/texts/index.ts'
import { limits } from './limits.ts'

const text = z.string().max(limits.text)

/** A dialog without what was filled in, as its own button carries it. */
const kept = z.object({
  locale: z.enum(locales),
  title: text,
  about: text,
  submit: text,
  cancel: text,
  fields: z
    .array(
      z.object({
        name: text,
        kind: z.enum(['one', 'many', 'line', 'text']),
        label: text,
        hint: text.nullable(),
        required: z.boolean(),
        options: z.array(z.object({ value: text, label: text })).max(limits.choices),
        most: z.int().positive().max(10_000),
      }),
    )
    .max(limits.fields),
})

type Kept = z.infer<typeof kept>

/**
 * The dialog as it travels with its button, so that it can be shown again with all that was filled in where nobody can
 * say any more what it asks: the database is down, or another process answers. It is read back as strangers' words.
 */
export function keepDialog({ locale, title, about, submit, cancel, fields }: Dialog): Kept {
  return {
    ...{ locale, title, about, submit, cancel },
    fields: fields.map(({ value: _value, fault: _fault, ...field }) => field),
  }
}

/** The dialog that a button carried, filled in as it was sent; null: it carried none. */
export function recallDialog(
  carried: unknown,
  { caseId, action, input }: { caseId: number; action: CaseAction; input: DialogInput },
): Dialog | null {
  const read = kept.safeParse(carried)
  if (!read.success) return null
  const fields = read.data.fields.map((field) => ({ ...field, value: input[field.name] ?? [], fault: null }))
  return { ...read.data, caseId, action, fields }
}
