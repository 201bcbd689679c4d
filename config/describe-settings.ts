import { settingsSchema } from './schema.ts'
import { listFields, type SchemaField } from './schema-fields.ts'

/** The settings as Markdown: a table for the whole and one for each list or map in it. docs/settings.md holds it. */
export function describeSettings(): string {
  const fields = listFields(settingsSchema)
  const parents = [...new Set(fields.map(parentOf))]
  return parents
    .map((parent) => {
      const title = parent === '' ? '### The whole' : `### \`${parent}\``
      const rows = fields.filter((field) => parentOf(field) === parent).map(describeRow)
      return [title, '', '| field | allowed | default | what it means |', '|---|---|---|---|', ...rows].join(
        '\n',
      )
    })
    .join('\n\n')
}

const parentOf = ({ path }: SchemaField) => path.slice(0, Math.max(0, path.lastIndexOf('.')))

function describeRow({ path, allowed, byDefault, required, description }: SchemaField): string {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const fallback = required ? '(needed)' : (byDefault ?? '')
  return `| \`${name}\` | ${cell(allowed)} | ${cell(fallback)} | ${cell(description)} |`
}

const cell = (text: string) => text.replaceAll('|', '\\|')

if (import.meta.main) process.stdout.write(`${describeSettings()}\n`)
