import type * as HtmlParser from 'htmlparser2'
import { lazily } from './lazily.ts'
import { cleanLine } from './plain-text.ts'
import { resolveLink } from './resolve-link.ts'

const htmlparser = lazily<typeof HtmlParser>('htmlparser2')

/** What a web page says of itself. */
export interface PageFacts {
  title: string
  /** Addresses of the feeds that it names, the most promising first. */
  feeds: string[]
  /** It has a field for a password. */
  asksPassword: boolean
}

/** Characters of a page that are read: what it names stands in its head. */
const readLimit = 1_000_000
/** Elements deeper than this end the reading: htmlparser2 takes quadratic time for open ones. */
const depthLimit = 1000
const titleLimit = 300
/** A page that names more is a list of feeds: nobody meant them all. */
const mostFeeds = 10

const feedTypes = /^application\/(rss|atom|rdf|feed)\+(xml|json)\b/i
/** Feeds of comments, by their titles and addresses: they stand beside the one that is wanted. */
const ofComments = /comment|kommen|replies|vastauk/i

interface NamedFeed {
  href: string
  title: string
}

/**
 * The addresses of the feeds that a page names (`<link rel="alternate" type="application/rss+xml">`, the same for Atom and
 * JSON Feed), those of comments last, at most 10. Relative ones count from the page's `<base>`, else from `url`.
 *
 * @see https://www.rssboard.org/rss-autodiscovery
 */
export function findFeeds(html: string, url: string | undefined): string[] {
  return readPage(html, url).feeds
}

/** Reads what a page says of itself, as far as it goes. Never throws. */
export function readPage(html: string, url: string | undefined): PageFacts {
  const reader = new PageReader()
  const parser = new (htmlparser().Parser)(reader)
  reader.tooDeep = () => parser.pause()
  parser.write(html.slice(0, readLimit))
  const base = resolveLink(reader.base, url) ?? url
  const feeds = reader.feeds
    .map(({ href, title }) => ({ url: resolveLink(href, base), late: ofComments.test(`${title} ${href}`) }))
    .sort((a, b) => Number(a.late) - Number(b.late))
    .flatMap((feed) => feed.url ?? [])
  return {
    title: cleanLine(reader.title),
    feeds: [...new Set(feeds)].slice(0, mostFeeds),
    asksPassword: reader.asksPassword,
  }
}

class PageReader {
  readonly feeds: NamedFeed[] = []
  title = ''
  base = ''
  asksPassword = false
  tooDeep: () => void = () => {}
  private depth = 0
  private inTitle = false

  onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.depth > depthLimit) this.tooDeep()
    // A picture of an SVG has a title of its own.
    if (name === 'title') this.inTitle = this.title === ''
    else if (name === 'base') this.base ||= attributes.href ?? ''
    else if (name === 'link') this.readLink(attributes)
    else if (name === 'input') this.asksPassword ||= attributes.type?.toLowerCase() === 'password'
  }

  onclosetag(name: string): void {
    this.depth--
    if (name === 'title') this.inTitle = false
  }

  ontext(text: string): void {
    if (this.inTitle && this.title.length < titleLimit) this.title += text
  }

  private readLink({ rel = '', type = '', href = '', title = '' }: Record<string, string>): void {
    const relations = rel.toLowerCase().split(/\s+/)
    const named = relations.includes('alternate') || relations.includes('feed')
    if (named && href && feedTypes.test(type.trim())) this.feeds.push({ href, title })
  }
}
