import type { Said } from './case.ts'
import { type Clocking, clockTime } from './clocking.ts'
import type { NoticeLine } from './notice.ts'
import type { Outcome } from './outcome.ts'
import { shorten } from './shorten.ts'
import type { CaseEvent } from './store-ports.ts'
import { type Translate, textsFor } from './texts/index.ts'

/** Of a customer's words in a line of history. */
const mostWords = 300

/** What happened to a case, in a line or two: for threads, the page and the terminal. */
export function describeEvent(
  { act, who, by }: Pick<CaseEvent, 'act' | 'who'> & { by?: string },
  clocking: Clocking,
): NoticeLine[] {
  const t = textsFor(clocking.locale)
  const name = by ?? who?.name ?? 'Korva'
  const line = (
    key: string,
    gaps: Record<string, string | number> = {},
    url: string | null = null,
  ): NoticeLine => ({
    text: t(`thread.event.${key}`, { who: name, ...gaps }),
    url,
  })
  // What was erased since.
  const gone = t('thread.event.gone')
  switch (act.action) {
    case 'assign':
      return [line('assign', { to: act.to.name })]
    case 'snooze':
      return [line('snooze', { time: clockTime(new Date(act.until), clocking), reason: act.reason || gone })]
    case 'note':
      return [line('note', { text: act.text || gone })]
    case 'reply':
      return [line(act.url ? 'reply' : 'replyElsewhere', {}, act.url)]
    case 'thank':
      return [line('thank', {}, act.url)]
    case 'resolve':
      return [act.outcome ? line('resolve', { outcome: outcomeLine(act.outcome, t) }) : line('resolvePlain')]
    case 'dismiss':
      return [act.why ? line('dismissWhy', { why: whyText(act.why, act.of, t) }) : line('dismiss')]
    case 'came-back':
    case 'changed':
      return [
        line(act.action, { after: saidText(act.after, t) }),
        line('before', { before: saidText(act.before, t) }),
      ]
    default:
      return [line(act.action)]
  }
}

/** How it ended, treatment first. */
export function outcomeLine({ solved, treated, why }: Outcome, t: Translate): string {
  const how = treated.length
    ? treated.map((each) => t(`card.outcome.${each}`)).join(', ')
    : t('card.outcome.none')
  const line = t('card.outcome.line', { how, solved: t(`card.outcome.solved.${solved}`) })
  return why ? `${line}: ${shorten(why.replace(/\s+/gu, ' '), 200)}` : line
}

const whyText = (why: string, of: number | null, t: Translate) =>
  of === null ? t(`dialog.why.${why}`) : `${t(`dialog.why.${why}`)} (#${of})`

function saidText({ text, rating }: Said, t: Translate): string {
  const words = shorten(text.replace(/\s+/gu, ' ').trim(), mostWords)
  if (rating === null) return words || t('thread.event.gone')
  return t('thread.event.stars', { text: words, rating }).trim()
}
