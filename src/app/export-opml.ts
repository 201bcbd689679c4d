import { generateOpml } from 'feedsmith'
import type { Source } from '../core/source.ts'

/** Kinds whose address is a feed that any reader reads. */
const feedKinds = ['rss', 'google-news', 'reddit', 'youtube', 'forum']

/** Names of parameters that hold what only their owner may know. */
const secretParameter =
  /^(?:feed|user|key|token|secret|auth|pass(?:word)?|sig(?:nature)?|api[_-]?key|access[_-]?token)$/i

interface Exported {
  /** Null: there is nothing to export. */
  text: string | null
  /** Sources that are left out and why, a sentence each. */
  leftOut: string[]
}

/** The feeds of the settings as OPML 2.0. */
export function exportOpml(sources: Source[], now: Date): Exported {
  const judged = sources.map((source) => ({ source, why: whyNot(source) }))
  const outlines = judged
    .filter(({ why }) => why === null)
    .map(({ source: { name, url } }) => ({ text: name, title: name, type: 'rss', xmlUrl: url }))
  const head = { title: 'Korva', dateCreated: now }
  return {
    text: outlines.length === 0 ? null : generateOpml({ head, body: { outlines } }).replace(/\n*$/, '\n'),
    leftOut: judged
      .filter(({ why }) => why !== null)
      .map(({ source: { id }, why }) => `Source "${id}" is left out: ${why}.`),
  }
}

function whyNot({ kind, url }: Source): string | null {
  const { protocol, username, password, searchParams } = new URL(url)
  // Whoever has its address reads the alert.
  if (kind === 'google-alerts') return 'its address is personal'
  if (!feedKinds.includes(kind)) return `what kind ${kind} asks is no feed`
  if (!/^https?:$/.test(protocol)) return 'it is a file'
  const hasSecret = [...searchParams.keys()].some((name) => secretParameter.test(name))
  return username || password || hasSecret ? 'its address holds a secret' : null
}
