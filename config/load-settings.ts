import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkReferences } from './check-references.ts'
import { checkCombinations } from './check-sources.ts'
import { describeIssue, type Finding } from './describe-issue.ts'
import { pathText } from './redact.ts'
import { type SettingsFile, settingsSchema } from './schema.ts'
import type { ChannelSettings, Settings, SourceSettings } from './settings.ts'
import { type Fault, SettingsError } from './settings-error.ts'
import { readYaml, type YamlTree } from './yaml-tree.ts'

/** Characters of the largest settings: some thousands of sources. */
const largest = 1_048_576
/** How often a source is polled that does not say. */
const everyByDefault = 300_000

export const settingsHelp =
  'Nothing was started. docs/settings.md explains every field; config/korva.example.yaml shows them.'

/**
 * Makes settings of a YAML text. `file` is its name for the faults; a source's `path` counts from its folder.
 * Throws one SettingsError with every fault, in the order of the text.
 */
export function loadSettings(text: string, file: string): Settings {
  if (text.length > largest)
    refuse(file, [wholeFault(`the file has ${text.length} characters; allowed: at most ${largest}`)])
  const tree = readYaml(text)
  if (tree.value === null && tree.faults.length === 0)
    refuse(file, [wholeFault('the file is empty; allowed: at least brands and sources')])
  const parsed = settingsSchema.safeParse(tree.value, { reportInput: true })
  const faults = [...tree.faults, ...placeFindings(tree, findAll(tree.value, parsed.error?.issues ?? []))]
  if (faults.length > 0 || !parsed.success) refuse(file, inOrder(faults))
  return toSettings(parsed.data, path.dirname(path.resolve(file)))
}

/** The fault of a file as a whole. */
export const wholeFault = (message: string): Fault => ({ line: 1, column: 1, path: '', message })

function refuse(file: string, faults: Fault[]): never {
  throw new SettingsError(file, faults, settingsHelp)
}

function findAll(value: unknown, issues: Parameters<typeof describeIssue>[1][]): Finding[] {
  return [
    ...issues.flatMap((issue) => describeIssue(settingsSchema, issue)),
    ...checkReferences(value),
    ...checkCombinations(value),
  ]
}

/** Gives findings their lines. Of a text with broken syntax, only what ends before the break can be trusted. */
function placeFindings(tree: YamlTree, findings: Finding[]): Fault[] {
  return findings.flatMap(({ path: where, message, part, needsWhole }) => {
    const { line, column, end } = tree.locate(where, part)
    const isSound = tree.soundUntil === Number.POSITIVE_INFINITY || (!needsWhole && end <= tree.soundUntil)
    return isSound ? [{ line, column, path: pathText(where), message }] : []
  })
}

const inOrder = (faults: Fault[]) =>
  faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))

function toSettings(file: SettingsFile, folder: string): Settings {
  return {
    locale: file.locale,
    timezone: file.timezone,
    brands: file.brands.map((brand) => ({ ...brand, any: brand.any ?? [brand.name] })),
    sources: file.sources.map((source) => toSource(source, folder)),
    channels: withInbox(file.channels.map((channel) => ({ ...channel, target: channel.target ?? null }))),
    routes: file.routes,
    promise: { respondMs: file.promise.respond },
    fetch: { allowPrivate: file.fetch.allowPrivate, contact: file.fetch.contact ?? null },
  }
}

function toSource(source: SettingsFile['sources'][number], folder: string): SourceSettings {
  const { id, kind, announceFirst, sample, cron } = source
  return {
    id,
    name: source.name ?? id,
    kind,
    url: source.url ?? pathToFileURL(path.resolve(folder, source.path ?? '')).href,
    schedule: cron === undefined ? { every: source.every ?? everyByDefault } : { cron },
    brands: source.brands ?? null,
    about: source.about ?? null,
    announceFirst,
    sample,
  }
}

/** The web inbox needs no account and is always there. */
function withInbox(channels: ChannelSettings[]): ChannelSettings[] {
  if (channels.some(({ platform }) => platform === 'web')) return channels
  return [...channels, { id: 'inbox', platform: 'web', target: null }]
}
