import { createHash } from 'node:crypto'
import type { Inbox, InboxPage } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { drawCard } from './draw.ts'
import { drawTabs } from './draw-tabs.ts'
import { countOf, type Filter, toInboxFilter } from './filter.ts'
import type { Markup } from './markup.ts'

/** What a page with a filter shows at one moment. */
export interface View {
  page: InboxPage
  /** The articles by case, in order. */
  articles: Map<number, Markup>
  /** Null on the page of one case. */
  tabs: Markup | null
  /** The document's title: the number of waiting cases is seen on the browser's tab. */
  title: string
  /** Differs whenever anything of the above does: a page that has this mark has nothing to catch up with. */
  mark: string
}

/** Looks at the inbox through a filter. */
export async function lookAt(filter: Filter, inbox: Inbox, t: Translate): Promise<View> {
  const page = await inbox.list(toInboxFilter(filter))
  const articles = new Map(page.cards.map((card) => [card.caseId, drawCard(card, filter)]))
  const one = filter.case
  const tabs = one === null ? drawTabs(t, filter, page) : null
  const waiting = countOf('waiting', page.counts)
  const named = waiting ? t('web.titleWith', { count: waiting }) : t('web.title')
  const title = one === null ? named : t('web.case.title', { id: one })
  return { page, articles, tabs, title, mark: markOf([title, String(tabs ?? ''), ...articles.values()]) }
}

function markOf(parts: unknown[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(String(part))
  return hash.digest('base64url').slice(0, 16)
}
