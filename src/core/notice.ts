import type { Translate } from './texts/index.ts'

/**
 * A message about Korva itself or about many mentions at once: sources gone deaf, a flood. Plain text, of which parts are
 * strangers' words: each adapter draws it where its platform neither pings nor formats. Stored as JSON.
 */
export interface Notice {
  title: string
  lines: NoticeLine[]
}

export interface NoticeLine {
  text: string
  /** Where to read on; http(s) only; null: nowhere. */
  url: string | null
}

/** At most so many lines, of which the last then says how many were left out. */
export function cutLines(lines: NoticeLine[], most: number, t: Translate): NoticeLine[] {
  if (lines.length <= most) return lines
  const shown = lines.slice(0, most - 1)
  return [...shown, { text: t('notice.more', { count: lines.length - shown.length }), url: null }]
}
