import type { FeedItem } from '../core/feed-item.ts'
import { textsFor } from '../core/texts/index.ts'
import { compileBrands } from '../match/compile-brands.ts'
import { dayAndTime, drawTable, plainLine } from './draw-table.ts'
import type { Tried } from './hear-first.ts'
import { sourcesAsYaml } from './source-yaml.ts'
import type { Surroundings } from './try-command.ts'

const columns = [
  { title: 'written', most: 16 },
  { title: 'stars', most: 5 },
  { title: 'author', most: 18 },
  { title: 'what' },
]

/** What a source gave, in lines for a person: what was found, its newest items, and what to put into the settings. */
export function describeTry(tried: Tried, around: Surroundings, limit: number): string[] {
  const { feed, kind, missed } = tried
  const { brands } = around.settings
  const newest = newestFirst(feed.items).slice(0, limit)
  const about = brandFinder(around)
  return [
    foundLine(tried),
    ...missed.map(plainLine),
    ...notesOf(tried),
    '',
    ...(newest.length ? [...tableOf(newest, around, about), ''] : []),
    ...(brands.length && feed.items.length ? [brandLine(feed.items, brands.length, about), ''] : []),
    `To listen to it (kind ${kind.name}), put this below "sources:" in ${around.file}:`,
    '',
    sourcesAsYaml([asSettings(tried)]),
    ...tried.better.flatMap(({ name, fields }) => [
      '',
      `Kind ${name} is for such a place as well:`,
      '',
      sourcesAsYaml([{ id: tried.id, kind: name, ...fields }]),
    ]),
  ]
}

/** The same for programs, with every item whole. */
export function tryAsJson(tried: Tried, around: Surroundings): string {
  const { feed, kind, missed } = tried
  const about = brandFinder(around)
  const items = newestFirst(feed.items).map((item) => ({ ...item, about: about(item) }))
  const { format, title, notes = [], remarks = [] } = feed
  const source = asSettings(tried)
  const better = tried.better.map(({ name, fields }) => ({ kind: name, ...fields }))
  const count = items.length
  return JSON.stringify({
    kind: kind.name,
    format,
    title,
    count,
    notes,
    remarks,
    missed,
    source,
    better,
    items,
  })
}

function foundLine({ feed, kind, memory }: Tried): string {
  const count = feed.items.length === 1 ? '1 item' : `${feed.items.length} items`
  const title = feed.title ? `, titled "${plainLine(feed.title)}"` : ''
  const found = memory.feed ? ' The page points to its feed, which was read.' : ''
  return `Heard as kind ${kind.name}: ${feed.format}, ${count}${title}.${found}`
}

function notesOf({ feed }: Tried): string[] {
  const t = textsFor('en')
  const notes = (feed.notes ?? []).map((note) => `Mind: ${t(`health.note.${note}`)}.`)
  const remarks = (feed.remarks ?? []).map((remark) => `Mind: ${plainLine(remark)}.`)
  const empty = feed.items.length ? [] : ['It holds no items at the moment.']
  return [...notes, ...remarks, ...empty]
}

function tableOf(
  items: FeedItem[],
  { settings }: Surroundings,
  about: (item: FeedItem) => string[],
): string[] {
  const rows = items.map((item) => {
    const names = about(item)
    const text = whatItSays(item)
    return [
      writtenAt(item, settings.timezone),
      item.rating === null ? '' : '★'.repeat(Math.round(item.rating)),
      item.author ?? '',
      names.length ? `[${names.join(', ')}] ${text}` : text,
    ]
  })
  const [head, ...lines] = drawTable(columns, rows)
  const links = items.map(({ url }) => (url ? [`  ${plainLine(url)}`] : []))
  return [head!, ...lines.flatMap((line, index) => [line, ...links[index]!])]
}

/** Title and text: of many places the one says little without the other. */
function whatItSays({ title, text }: FeedItem): string {
  if (!title || !text) return title ?? text ?? ''
  return text.startsWith(title) ? text : `${title} · ${text}`
}

function brandLine(items: FeedItem[], brands: number, about: (item: FeedItem) => string[]): string {
  const hits = items.filter((item) => about(item).length > 0).length
  const ours = brands === 1 ? 'your brand' : 'your brands'
  return `${hits} of ${items.length} items are about ${ours}.`
}

/** Names the brands of the settings that an item is about; each item is looked at once. */
function brandFinder({ settings }: Surroundings): (item: FeedItem) => string[] {
  const matcher = compileBrands(settings.brands)
  const found = new Map<FeedItem, string[]>()
  return (item) => {
    const known = found.get(item)
    if (known) return known
    const ids = matcher.match(item).map(({ brandId }) => brandId)
    found.set(item, ids)
    return ids
  }
}

/** As the settings would have it; the feed itself where a page pointed to it. */
function asSettings({ id, kind, fields, feed, memory }: Tried): Record<string, unknown> {
  const name = plainLine(feed.title ?? '')
    .slice(0, 100)
    .trim()
  const found = memory.feed && 'url' in fields ? { url: memory.feed } : {}
  return { id, ...(name && { name }), kind: kind.name, ...fields, ...found }
}

const newestFirst = (items: FeedItem[]) =>
  items.toSorted((a, b) => (dateOf(b)?.getTime() ?? 0) - (dateOf(a)?.getTime() ?? 0))

const dateOf = ({ publishedAt, updatedAt }: FeedItem) => publishedAt ?? updatedAt

function writtenAt(item: FeedItem, timezone: string): string {
  const at = dateOf(item)
  return at ? dayAndTime(at, timezone) : ''
}
