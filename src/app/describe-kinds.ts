import { z } from 'zod'
import { describeFields, describeSettings } from '../../config/describe-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import type { SourceKind } from '../collect/source-kind.ts'

/** Every kind of source as Markdown, a chapter each. docs/sources.md holds it below its first words. */
export function describeKinds(): string {
  return [...kinds.values()].map(describeKind).join('\n\n')
}

function describeKind({ name, about, example, documentation, ...kind }: SourceKind): string {
  return [
    `## \`${name}\``,
    about,
    `\`\`\`yaml\n${asSource(name, example)}\n\`\`\``,
    describeTiming(kind),
    ...(kind.keys.length ? [kind.keys.map(describeKey).join('\n')] : []),
    ...describeOwnFields(kind.fields),
    `Where it is described: ${documentation.map((page) => `<${page}>`).join(', ')}`,
  ].join('\n\n')
}

/** An example as an item of the settings' list of sources. */
export const asSource = (id: string, example: string) =>
  `- id: ${id}\n${example.trim()}`.replaceAll('\n', '\n  ')

function describeTiming({ everyMs, brought }: Pick<SourceKind, 'everyMs' | 'brought'>): string {
  if (brought) return 'It is never polled: what it hears is sent to it.'
  const minutes = everyMs / 60_000
  return `Without \`every\` or \`cron\` it is asked every ${minutes === 1 ? 'minute' : `${minutes} minutes`}.`
}

/** A line for each kind: what it listens to, and the keys that it cannot do without. */
export function listKinds(): string[] {
  const width = Math.max(...[...kinds.keys()].map((name) => name.length))
  return [...kinds.values()].map(({ name, about, keys }) => {
    const needed = keys.filter((key) => key.needed).map((key) => key.name)
    const line = `  ${name.padEnd(width)}  ${firstSentence(about)}`
    return needed.length ? `${line} Needs ${needed.join(', ')}.` : line
  })
}

const firstSentence = (text: string) => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text

const describeKey = ({ name, needed, why }: SourceKind['keys'][number]) =>
  `- \`${name}\` in .env (${needed ? 'needed' : 'if you have one'}): ${why}`

function describeOwnFields(fields: z.ZodRawShape): string[] {
  const title = (parent: string) => (parent === '' ? '' : `In \`${parent}\`:`)
  return Object.keys(fields).length ? [describeFields(z.object(fields), title)] : []
}

if (import.meta.main) {
  const isSettings = process.argv[2] === 'settings'
  process.stdout.write(`${isSettings ? describeSettings([...kinds.keys()]) : describeKinds()}\n`)
}
