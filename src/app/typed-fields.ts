import { z } from 'zod'
import { readKindFields } from '../../config/kind-fields.ts'
import { fieldOf, typeOf } from '../../config/schema-fields.ts'
import { kinds } from '../collect/kinds/index.ts'
import type { SourceKind } from '../collect/source-kind.ts'
import { wrongUse } from './wrong-use.ts'

interface TypedFields {
  /** As the settings would have them. */
  fields: Record<string, unknown>
  /** As the kind reads them, with its defaults. */
  options: Record<string, unknown>
}

/** The fields of a kind as they were typed (`search=acme`, lists with commas), checked as those of the settings are. */
export function readTyped(kind: SourceKind, words: string[]): TypedFields {
  const fields: Record<string, unknown> = Object.create(null)
  for (const word of words) {
    const at = word.indexOf('=')
    if (at < 1)
      throw wrongUse(`"${word}" is no field=value.`, `Such as: korva try ${kind.name} ${asTyped(kind)}`)
    put(fields, z.object(kind.fields), word.slice(0, at).split('.'), word.slice(at + 1))
  }
  return { fields, options: checkFields(kind, fields) }
}

/** Puts a value where its name says: `search`, or `columns.text` in a map of its own. */
function put(
  fields: Record<string, unknown>,
  schema: z.ZodType,
  [name = '', ...below]: string[],
  text: string,
) {
  const field = fieldOf(schema, name)
  const inner = fields[name]
  if (below.length === 0 || !field) fields[[name, ...below].join('.')] = asData(field, text)
  else {
    const map = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
    fields[name] = map
    put(map, field, below, text)
  }
}

/** The fields with their defaults; throws all faults in one message. */
export function checkFields(kind: SourceKind, fields: Record<string, unknown>): Record<string, unknown> {
  const { options, findings } = readKindFields(fields, kind, kinds)
  if (findings.length === 0) return options
  const lines = findings.map(({ message }) => message)
  throw wrongUse(lines.join('\n'), `docs/sources.md has the fields of ${kind.name}.`)
}

/** A typed value as the YAML would have it. What it is not stays text: the schema says what is allowed. */
function asData(schema: z.ZodType | undefined, text: string): unknown {
  const type = schema ? typeOf(schema) : 'string'
  if (type === 'array') return text.split(',').map((part) => part.trim())
  if (type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true'
  return text
}

/** The names of a kind's fields, as one would type them. */
const asTyped = ({ fields }: SourceKind) =>
  Object.keys(fields)
    .map((name) => `${name}=…`)
    .join(' ')
