import type { z } from 'zod'
import { makeSchema } from './schema.ts'
import { listFields, type SchemaField } from './schema-fields.ts'

/**
 * The settings as Markdown, with these kinds of source: a table for the whole and one for each list or map in it.
 * docs/settings.md holds it.
 */
export function describeSettings(kinds: readonly string[]): string {
  const title = (parent: string) => (parent === '' ? '### The whole' : `### \`${parent}\``)
  return describeFields(makeSchema(kinds), title)
}

/** The fields of a schema: a table for the whole and one for each list or map in it, each below its title. */
export function describeFields(schema: z.ZodType, titleOf: (parent: string) => string): string {
  const tables = Map.groupBy(listFields(schema), parentOf)
  return [...tables]
    .map(([parent, fields]) =>
      [titleOf(parent), '', ...tableHead, ...fields.map(describeField)].join('\n').trim(),
    )
    .join('\n\n')
}

const tableHead = ['| field | allowed | default | what it means |', '|---|---|---|---|']

const parentOf = ({ path }: SchemaField) => path.slice(0, Math.max(0, path.lastIndexOf('.')))

function describeField({ path, allowed, byDefault, required, description }: SchemaField): string {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const fallback = required ? '(needed)' : (byDefault ?? '')
  return `| \`${name}\` | ${cell(allowed)} | ${cell(fallback)} | ${cell(description)} |`
}

const cell = (text: string) => text.replaceAll('|', '\\|')
