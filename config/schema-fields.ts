import type { z } from 'zod'

/** One field of a schema, as the documentation and the faults speak of it. */
export interface SchemaField {
  /** E.g. `sources[].every`. */
  path: string
  description: string
  /** What it allows, in the words of its faults. */
  allowed: string
  /** Its default as YAML; null where it has none. */
  byDefault: string | null
  required: boolean
}

/** What the walk needs to know of the insides of a schema; zod keeps it under `def`. */
interface Definition {
  type: string
  innerType?: z.ZodType
  in?: z.ZodType
  element?: z.ZodType
  shape?: Record<string, z.ZodType>
  defaultValue?: unknown
}

const definition = (schema: z.ZodType) => schema.def as unknown as Definition

/** Every field below a schema, in its own order, parents before children. */
export function listFields(schema: z.ZodType, parent = ''): SchemaField[] {
  const inner = unwrap(schema)
  const { shape, element } = definition(inner)
  if (element) return listFields(element, `${parent}[]`)
  return Object.entries(shape ?? {}).flatMap(([key, child]) => {
    const path = parent ? `${parent}.${key}` : key
    return [describeField(path, child), ...listFields(child, path)]
  })
}

/** The keys that are known in the map at a path, given as zod gives it. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current = unwrap(schema)
  for (const part of path) {
    const { shape, element } = definition(current)
    const next = typeof part === 'number' ? element : shape?.[String(part)]
    if (!next) return []
    current = unwrap(next)
  }
  return Object.keys(definition(current).shape ?? {})
}

function describeField(path: string, schema: z.ZodType): SchemaField {
  const meta = schema.meta()
  const { type, defaultValue } = definition(schema)
  const isContainer = definition(unwrap(schema)).type === 'object'
  const own = defaultValue === undefined || isContainer ? null : yamlText(defaultValue)
  return {
    path,
    description: meta?.description ?? '',
    allowed: allowedBy(schema),
    byDefault: typeof meta?.byDefault === 'string' ? meta.byDefault : own,
    required: !['default', 'prefault', 'optional'].includes(type),
  }
}

/** The words come from the schema itself: a value of no YAML type is refused with what would have been accepted. */
const allowedBy = (schema: z.ZodType) => schema.safeParse(Symbol('no value')).error?.issues[0]?.message ?? ''

/** The schema without what makes it optional, gives it a default or transforms it. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { type, innerType, in: input } = definition(schema)
  const inner = type === 'pipe' ? input : innerType
  return inner ? unwrap(inner) : schema
}

const yamlText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** What a field holds: `string`, `number`, `boolean`, `array`, `enum`, `object` and so on. */
export const typeOf = (schema: z.ZodType): string => definition(unwrap(schema)).type

/** A field of a map; undefined where it has none of that name. */
export function fieldOf(schema: z.ZodType, name: string): z.ZodType | undefined {
  const { shape = {} } = definition(unwrap(schema))
  return Object.hasOwn(shape, name) ? shape[name] : undefined
}
