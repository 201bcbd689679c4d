import { type Opml, parseOpml } from 'feedsmith'
import { isWebAddress } from '../../config/fields.ts'
import { KorvaError } from '../core/errors.ts'
import type { Source } from '../core/source.ts'
import { canonicalLink } from '../match/canonical-link.ts'
import { plainLine } from './draw-table.ts'
import { idMaker } from './source-yaml.ts'

/** A source as the settings have it. */
interface FeedSource {
  id: string
  name: string
  kind: 'rss'
  url: string
}

interface Imported {
  sources: FeedSource[]
  /** What was left out and why, a sentence each. */
  leftOut: string[]
}

/** An outline, read as loosely as programs write it. */
type Outline = Opml.Outline<string>

interface Entry {
  name: string
  url: string
}

/** Makes sources of the feeds of an OPML document, without those that are listened to already. Throws for what is none. */
export function importOpml(text: string, file: string, listened: Source[]): Imported {
  const known = new Map(listened.map(({ id, url }) => [sameness(url), id]))
  const idFor = idMaker(listened.map(({ id }) => id))
  const sources: FeedSource[] = []
  const leftOut: string[] = []
  for (const { name, url } of entriesOf(outlinesIn(text, file), [])) {
    const before = known.get(sameness(url))
    if (!isWebAddress(url)) leftOut.push(`"${name}" is left out: its address is no http(s) address.`)
    else if (before !== undefined) leftOut.push(`"${name}" is left out: "${before}" is the same address.`)
    else {
      const id = idFor(name)
      known.set(sameness(url), id)
      sources.push({ id, name, kind: 'rss', url })
    }
  }
  return { sources, leftOut }
}

/** Two addresses that lead to the same feed are the same: scheme, www and slashes aside. */
const sameness = (url: string) => canonicalLink(url) ?? url

function outlinesIn(text: string, file: string): Outline[] {
  try {
    const { body } = parseOpml(text.replace(/^\uFEFF/, '')) as Opml.Document<string>
    return body?.outlines ?? []
  } catch (error) {
    throw new KorvaError('not-opml', `${file} is no OPML: ${whatInstead(text)}.`, {
      hint: 'Export the subscriptions of your feed reader as OPML, and give the path of that file.',
      cause: error,
    })
  }
}

function whatInstead(text: string): string {
  if (!text.trim()) return 'it is empty'
  const root = /<([a-z][\w:.-]*)/i.exec(text.replace(/<[?!][^>]*>/g, ''))?.[1]
  if (!root) return 'it holds no XML'
  return root.toLowerCase() === 'opml' ? 'its outlines cannot be read' : `it begins with <${root}>`
}

/** The feeds below outlines, each named with the folders that it lies in. */
function entriesOf(outlines: Outline[], folders: string[]): Entry[] {
  return outlines.flatMap((outline) => {
    const own = plainLine(outline.title ?? outline.text ?? '')
    const url = outline.xmlUrl?.trim()
    const name = [...folders, own || hostOf(url)].filter(Boolean).join(' / ')
    const inner = entriesOf(outline.outlines ?? [], own ? [...folders, own] : folders)
    return url ? [{ name: [...name].slice(0, 100).join('').trim() || 'feed', url }, ...inner] : inner
  })
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).hostname : '')
