import type { Inbox } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Filter } from './filter.ts'
import { difference } from './patch.ts'
import type { Stream } from './stream.ts'
import { lookAt, type View } from './view.ts'

/** All open pages with one filter. They show the same, so the database is asked once for all of them. */
export interface Board {
  streams: Set<Stream>
  /** What the pages show; null before the first look. */
  view(): View | null
  /** Looks again and sends the pages what has changed. Resolves when they show what was true at the call, or later. */
  refresh(): Promise<void>
}

export function createBoard(filter: Filter, deps: { inbox: Inbox; t: Translate }): Board {
  const streams = new Set<Stream>()
  let view: View | null = null
  let refreshing: Promise<void> | null = null
  /** Something may have changed while the list was being read: read it again. */
  let again = false

  async function readUntilStill() {
    while (again) {
      again = false
      const after = await lookAt(filter, deps.inbox, deps.t)
      const change = view && (await compare(view, after, filter, deps.inbox))
      if (change) for (const stream of streams) stream.send(change, after.mark)
      view = after
    }
  }

  return {
    streams,
    view: () => view,
    refresh() {
      again = true
      refreshing ??= readUntilStill().finally(() => {
        refreshing = null
      })
      return refreshing
    },
  }
}

async function compare(before: View, after: View, filter: Filter, inbox: Inbox): Promise<string | null> {
  const leaving = [...before.articles.keys()].filter((id) => !after.articles.has(id))
  const left = new Map(await Promise.all(leaving.map(async (id) => [id, await inbox.card(id)] as const)))
  const change = difference(before, after, left, filter)
  return change && String(change)
}
