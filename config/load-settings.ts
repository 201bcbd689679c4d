import { checkHours } from './check-hours.ts'
import { checkOpinion } from './check-opinion.ts'
import { checkReferences, ownTopics, rowsOf } from './check-references.ts'
import { checkRouteBrands } from './check-route-brands.ts'
import { checkCombinations } from './check-sources.ts'
import { checkTeam } from './check-team.ts'
import { type CheckTerm, checkTerms } from './check-terms.ts'
import { describeIssue, type Finding } from './describe-issue.ts'
import { type KindFields, readKindFields } from './kind-fields.ts'
import type { KindForms } from './kind-form.ts'
import { pathText } from './redact.ts'
import { makeSchema, type SettingsFile } from './schema.ts'
import type { ChannelSettings, OpinionSettings, Settings, SourceSettings } from './settings.ts'
import { type Fault, SettingsError } from './settings-error.ts'
import { toTeam } from './to-team.ts'
import { readYaml, type YamlTree } from './yaml-tree.ts'

/** Characters of the largest settings: some thousands of sources. */
const largest = 1_048_576

export const settingsHelp =
  'Nothing was started. docs/settings.md and docs/sources.md explain every field; config/korva.example.yaml shows them.'

/**
 * Makes settings of a YAML text, for the kinds of source that there are. `file` is its name for the faults.
 * Throws one SettingsError with every fault, in the order of the text.
 */
export function loadSettings(
  text: string,
  file: string,
  kinds: KindForms,
  checkTerm: CheckTerm = () => null,
): Settings {
  if (text.length > largest)
    refuse(file, [wholeFault(`the file has ${text.length} characters; allowed: at most ${largest}`)])
  const tree = readYaml(text)
  if (tree.value === null && tree.faults.length === 0)
    refuse(file, [wholeFault('the file is empty; allowed: at least brands and sources')])
  const schema = schemaFor(kinds)
  const parsed = schema.safeParse(tree.value, { reportInput: true })
  const ofKinds = readAllKindFields(tree.value, kinds)
  const findings = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => describeIssue(schema, issue)),
    ...ofKinds.flatMap((fields) => fields.findings),
    ...checkReferences(tree.value),
    ...checkCombinations(tree.value),
    ...checkTerms(tree.value, checkTerm),
    ...checkOpinion(tree.value),
    ...checkHours(tree.value),
    ...checkTeam(tree.value),
    ...checkRouteBrands(tree.value),
  ]
  const faults = [...tree.faults, ...placeFindings(tree, findings)]
  if (faults.length > 0 || !parsed.success) refuse(file, inOrder(faults))
  return toSettings(parsed.data, ofKinds, kinds)
}

/** Made once for the kinds that there are. */
const schemas = new WeakMap<KindForms, ReturnType<typeof makeSchema>>()

function schemaFor(kinds: KindForms) {
  const made = schemas.get(kinds) ?? makeSchema([...kinds.keys()])
  schemas.set(kinds, made)
  return made
}

/** The fault of a file as a whole. */
export const wholeFault = (message: string): Fault => ({ line: 1, column: 1, path: '', message })

function refuse(file: string, faults: Fault[]): never {
  throw new SettingsError(file, faults, settingsHelp)
}

/** The fields that sources have by their kinds. A source of no known kind has a fault already. */
function readAllKindFields(file: unknown, kinds: KindForms): KindFields[] {
  return rowsOf(file, 'sources').flatMap(({ path, value }) => {
    const form = kinds.get(String(value.kind ?? 'rss'))
    return form ? [readKindFields(value, form, kinds, path)] : []
  })
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

function toSettings(file: SettingsFile, ofKinds: KindFields[], kinds: KindForms): Settings {
  return {
    locale: file.locale,
    timezone: file.timezone,
    brands: file.brands.map((brand) => ({ ...brand, any: brand.any ?? [brand.name] })),
    sources: file.sources.map((source, index) =>
      toSource(source, ofKinds[index]!.options, kinds, file.leaning),
    ),
    channels: withInbox(
      file.channels.map((channel) => ({
        ...channel,
        target: channel.target ?? null,
        brands: channel.brands ?? null,
      })),
    ),
    routes: file.routes,
    opinion: toOpinion(file.opinion),
    ...toTeam(file),
    operations: file.operations,
    topics: (file.topics ?? ownTopics.map((id) => ({ id, name: undefined, words: [] }))).map((topic) => ({
      ...topic,
      name: topic.name ?? null,
    })),
    fetch: { allowPrivate: file.fetch.allowPrivate, contact: file.fetch.contact ?? null },
  }
}

function toSource(
  source: SettingsFile['sources'][number],
  options: Record<string, unknown>,
  kinds: KindForms,
  leaning: Settings['sources'][number]['leaning'],
): SourceSettings {
  const { id, kind, announceFirst, sample, every, cron } = source
  const { brought, everyMs, texts: usualTexts } = kinds.get(kind)!
  const texts = source.texts ?? usualTexts ?? null
  const schedule = cron === undefined ? { every: every ?? everyMs } : { cron }
  return {
    id,
    name: source.name ?? id,
    kind,
    options,
    schedule: brought ? null : schedule,
    brands: source.brands ?? null,
    about: source.about ?? null,
    texts,
    reach: source.reach ?? (texts === 'news' ? 'wide' : 'usual'),
    leaning: source.leaning ?? leaning,
    announceFirst,
    sample,
  }
}

function toOpinion({ within, model, url, ...rest }: SettingsFile['opinion']): OpinionSettings {
  return { ...rest, model: model ?? null, url: url?.replace(/\/+$/, '') ?? null, withinMs: within }
}

/** The web inbox needs no account and is always there. */
function withInbox(channels: ChannelSettings[]): ChannelSettings[] {
  if (channels.some(({ platform }) => platform === 'web')) return channels
  return [...channels, { id: 'inbox', platform: 'web', target: null, brands: null }]
}
