import type { Card } from './card.ts'
import type { CaseKind } from './case.ts'
import { type Clocking, clockTime } from './clocking.ts'
import type { NoticeLine } from './notice.ts'
import { shorten } from './shorten.ts'
import { type Locale, textsFor } from './texts/index.ts'

/**
 * One message for cases that got no card of their own in a channel: too many came in an hour, or in quiet hours. It is
 * redrawn as they come and go, and its button opens the list.
 */
export interface Digest {
  /** The id of its delivery, which its button carries. */
  id: string
  locale: Locale
  title: string
  lines: NoticeLine[]
  /** The label of its button; null where nothing waits any more. */
  open: string | null
  /** The list in the web inbox; null where nobody else reaches it. */
  url: string | null
}

/** The list behind a digest, shown to whoever opens it, each row with a button to take it. */
export interface CaseList {
  locale: Locale
  title: string
  rows: CaseRow[]
  /** That there are more; null: these are all. */
  more: string | null
}

export interface CaseRow {
  caseId: number
  text: string
  /** The button that claims it. */
  take: string
}

/** Rows of a list, and lines of a digest. */
const most = { rows: 15, lines: 5 }
const lineLength = 200

/** Makes the digest of the cases that wait in it, soonest due first. */
export function makeDigest(
  waiting: ListedCase[],
  context: ListClocking & { id: string; quiet: boolean; url: string | null },
): Digest {
  const { id, locale, url } = context
  const t = textsFor(locale)
  const count = waiting.length
  const left = count - most.lines
  return {
    ...{ id, locale, url },
    title: count === 0 ? t('digest.done') : t(context.quiet ? 'digest.quiet' : 'digest.title', { count }),
    lines: [
      ...waiting.slice(0, most.lines).map((each) => ({ text: rowText(each, context), url: null })),
      ...(left > 0 ? [{ text: t('notice.more', { count: left }), url: null }] : []),
    ],
    open: count === 0 ? null : t('digest.open'),
  }
}

/** Makes the list behind it. */
export function makeList(waiting: ListedCase[], context: ListClocking): CaseList {
  const t = textsFor(context.locale)
  const left = waiting.length - most.rows
  return {
    locale: context.locale,
    title: waiting.length === 0 ? t('digest.none') : t('digest.list', { count: waiting.length }),
    rows: waiting.slice(0, most.rows).map((each) => ({
      caseId: each.caseId,
      text: rowText(each, context),
      take: t('card.action.claim'),
    })),
    more: left > 0 ? t('notice.more', { count: left }) : null,
  }
}

/** A case as lists show it. */
export interface ListedCase extends Pick<Card, 'caseId' | 'headline' | 'title' | 'text'> {
  dueAt: Date
  /** Praise is never late; left out: a complaint. */
  kind?: CaseKind
}

export interface ListClocking extends Clocking {
  now: Date
}

/** With the time itself rather than the minutes left, which would be wrong a moment later. */
function rowText(
  { caseId: id, headline, title, text, dueAt, kind }: ListedCase,
  context: ListClocking,
): string {
  const t = textsFor(context.locale)
  const time = clockTime(dueAt, context)
  const words = shorten((title ?? text).replace(/\s+/gu, ' ').trim(), lineLength)
  if (kind === 'praise') return t('digest.praise', { id, headline, words })
  const due = t(dueAt >= context.now ? 'digest.until' : 'digest.late', { time })
  return t('digest.row', { id, headline, words, due })
}
