import type { Finding } from './describe-issue.ts'
import { suggestion } from './nearest.ts'
import { pathText, shown } from './redact.ts'

/** The topics that Korva has words for, in the order in which reports name them. */
export const ownTopics = ['usability', 'service', 'people', 'product', 'price', 'delivery']

type Path = readonly PropertyKey[]

/** A map of the file with its path. Only its form is known: the schema speaks of what is wrong inside. */
export interface Row {
  path: Path
  value: Record<string, unknown>
}

/** The ids that others may refer to, with what they belong to. */
interface Known {
  brand: string[]
  source: string[]
  channel: string[]
}

/**
 * What one part of the settings says about another: ids given twice, and names of what is not there. It reads the raw
 * data, so that its findings come in the same message as those of the schema.
 */
export function checkReferences(file: unknown): Finding[] {
  const brands = rowsOf(file, 'brands')
  const sources = rowsOf(file, 'sources')
  const channels = rowsOf(file, 'channels')
  const topics = rowsOf(file, 'topics')
  const hasWeb = channels.some(({ value }) => value.platform === 'web')
  const known = {
    brand: idsOf(brands),
    source: idsOf(sources),
    channel: hasWeb ? idsOf(channels) : [...idsOf(channels), 'inbox'],
  }
  return [
    ...[brands, sources, channels, topics, rowsOf(file, 'hours'), rowsOf(file, 'groups')].flatMap(
      checkRepeatedIds,
    ),
    ...sources.flatMap((source) => checkSourceReferences(source, known)),
    ...topics.flatMap(checkTopic),
    ...rowsOf(file, 'routes').flatMap((route) => checkRoute(route, known)),
    ...channels.flatMap(({ path, value }) => checkNames([...path, 'brands'], value.brands, 'brand', known)),
    ...checkPromiseRules(file, known),
    ...checkNames(['praise', 'to'], mapOf(mapOf(file).praise).to, 'channel', known),
    ...checkNames(['operations'], mapOf(file).operations, 'channel', known),
  ]
}

/** The maps of a list, each with its path; nothing where there is no such list. */
export function rowsOf(file: unknown, key: string): Row[] {
  const list = mapOf(file)[key]
  if (!Array.isArray(list)) return []
  return list.flatMap((value, index) => (isMap(value) ? [{ path: [key, index], value }] : []))
}

/** A finding about two parts of the settings, or about something missing. */
export const finding = (path: Path, message: string): Finding => ({
  path,
  message: `${pathText(path)} ${message}`,
  part: 'value',
  needsWhole: true,
})

export const mapOf = (value: unknown): Record<string, unknown> => (isMap(value) ? value : {})

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idsOf = (rows: Row[]) => rows.map(({ value }) => value.id).filter((id) => typeof id === 'string')

function checkRepeatedIds(rows: Row[]): Finding[] {
  const first = new Map<unknown, Path>()
  return rows.flatMap(({ path, value: { id } }) => {
    const before = first.get(id)
    if (typeof id !== 'string' || !before) {
      first.set(id, path)
      return []
    }
    return [finding([...path, 'id'], `is ${shown(id)}, as ${pathText(before)} is; allowed: an id of its own`)]
  })
}

function checkSourceReferences({ path, value }: Row, known: Known): Finding[] {
  const matchesNone = known.brand.length === 0 && value.about === undefined
  return [
    ...checkNames([...path, 'brands'], value.brands, 'brand', known),
    ...checkName([...path, 'about'], value.about, 'brand', known),
    ...(matchesNone
      ? [finding(path, 'has no brand to look for; allowed: at least one brand under brands')]
      : []),
  ]
}

function checkRoute({ path, value }: Row, known: Known): Finding[] {
  const when = mapOf(value.when)
  return [
    ...checkName([...path, 'when', 'brand'], when.brand, 'brand', known),
    ...checkName([...path, 'when', 'source'], when.source, 'source', known),
    ...checkNames([...path, 'to'], value.to, 'channel', known),
  ]
}

function checkPromiseRules(file: unknown, known: Known): Finding[] {
  const { rules } = mapOf(mapOf(file).promise)
  if (!Array.isArray(rules)) return []
  return rules.flatMap((rule, n) => {
    const [when, path] = [mapOf(mapOf(rule).when), ['promise', 'rules', n, 'when']]
    return [
      ...checkName([...path, 'brand'], when.brand, 'brand', known),
      ...checkName([...path, 'source'], when.source, 'source', known),
    ]
  })
}

/** A topic that nothing could ever tell of is a slip: of its id, or of the words that were to come. */
function checkTopic({ path, value: { id, words } }: Row): Finding[] {
  if (typeof id !== 'string' || ownTopics.includes(id.trim())) return []
  if (Array.isArray(words) ? words.length > 0 : words !== undefined && words !== null) return []
  const allowed = `words that tell of it, or one of ${ownTopics.join(', ')}`
  return [
    finding(
      [...path, 'id'],
      `is ${shown(id)}, which Korva knows no words for; allowed: ${allowed}${suggestion(id, ownTopics)}`,
    ),
  ]
}

const checkNames = (path: Path, names: unknown, kind: keyof Known, known: Known): Finding[] =>
  Array.isArray(names) ? names.flatMap((name, index) => checkName([...path, index], name, kind, known)) : []

function checkName(path: Path, name: unknown, kind: keyof Known, known: Known): Finding[] {
  const ids = known[kind]
  if (typeof name !== 'string' || ids.includes(name.trim())) return []
  const allowed = ids.length ? [...new Set(ids)].slice(0, 20).join(', ') : `none, since there is no ${kind}`
  return [
    finding(path, `is ${shown(name)}, which is no ${kind}; allowed: ${allowed}${suggestion(name, ids)}`),
  ]
}
