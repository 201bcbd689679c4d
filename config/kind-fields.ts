import { z } from 'zod'
import { finding } from './check-references.ts'
import { describeIssue, type Finding, unknownKey } from './describe-issue.ts'
import type { KindForm, KindForms } from './kind-form.ts'
import { sourceFields } from './schema-sources.ts'

type Path = readonly PropertyKey[]

/** The fields that a source has by its kind, and what is wrong with them; then they are not whole. */
export interface KindFields {
  options: Record<string, unknown>
  findings: Finding[]
}

/** Reads the fields of a source that belong to its kind, from the raw data. `path` is where the source stands. */
export function readKindFields(
  row: Record<string, unknown>,
  form: KindForm,
  kinds: KindForms,
  path: Path = [],
): KindFields {
  const schema = schemaOf(form)
  const own = Object.entries(row).filter(([key]) => Object.hasOwn(form.fields, key))
  const parsed = schema.safeParse(Object.fromEntries(own), { reportInput: true })
  const issues = parsed.error?.issues ?? []
  const options = parsed.data ?? {}
  return {
    options,
    findings: [
      ...issues.flatMap((issue) => describeIssue(schema, issue, path)),
      ...(parsed.success ? checkTogether(options, form, path) : []),
      ...checkKeys(row, form, kinds, path),
      ...checkBrought(row, form, path),
    ],
  }
}

function checkTogether(options: Record<string, unknown>, form: KindForm, path: Path): Finding[] {
  const fault = form.check?.(options)
  return fault ? [finding([...path, fault.field], fault.message)] : []
}

/** Keys that are neither common nor of this kind; those of another kind are told as such. */
function checkKeys(row: Record<string, unknown>, form: KindForm, kinds: KindForms, path: Path): Finding[] {
  const known = fieldNames(form)
  const common = Object.keys(sourceFields)
  return Object.keys(row).flatMap((key) => {
    if (known.includes(key) || common.includes(key)) return []
    const others = [...kinds.values()].filter(({ fields }) => Object.hasOwn(fields, key))
    const names = others.map(({ name }) => name).join(', ')
    const what = names ? `is a field of kind ${names}, and this source is of kind ${form.name}` : undefined
    return [unknownKey([...path, key], known, what)]
  })
}

function checkBrought(row: Record<string, unknown>, { name, brought }: KindForm, path: Path): Finding[] {
  if (!brought) return []
  return timing
    .filter((key) => row[key] !== undefined)
    .map((key) =>
      finding(
        [...path, key],
        `is set, but what a source of kind ${name} hears is brought to it; allowed: no ${key}`,
      ),
    )
}

/** Made once a kind: settings may have thousands of sources. */
const schemas = new WeakMap<KindForm, z.ZodObject>()

function schemaOf(form: KindForm): z.ZodObject {
  const made = schemas.get(form) ?? z.object(form.fields)
  schemas.set(form, made)
  return made
}

const timing = ['every', 'cron']

/** Every field of a source of this kind, its own ones after the kind. */
function fieldNames({ fields, brought }: KindForm): string[] {
  const common = Object.keys(sourceFields).filter((key) => !(brought && timing.includes(key)))
  const after = common.indexOf('kind') + 1
  return [...common.slice(0, after), ...Object.keys(fields), ...common.slice(after)]
}
