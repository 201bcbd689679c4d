import type { AuditEntry } from './case-ports.ts'
import { type Clocking, clockTime } from './clocking.ts'
import type { Answer } from './report.ts'
import { type Translate, textsFor } from './texts/index.ts'

/** The audit log in words, a line an entry in their order: when, who, which case, what, and where. */
export function describeAudit(entries: AuditEntry[], clocking: Clocking): Answer {
  const t = textsFor(clocking.locale)
  const lines = entries.map((entry) => lineOf(entry, clocking, t))
  return { title: t('chat.audit.title'), lines: lines.length > 0 ? lines : [t('chat.audit.none')] }
}

function lineOf(entry: AuditEntry, clocking: Clocking, t: Translate): string {
  const { at, who, caseId, place, facts } = entry
  const done = entry.outcome === 'done' ? doneText(entry, clocking, t) : refusedText(entry, t)
  const what = caseId === null ? done : t('audit.case', { id: caseId, what: done })
  return t('audit.line', {
    at: clockTime(new Date(at), clocking),
    // At the terminal somebody is known by their name on the machine alone.
    who: who?.name ?? (typeof facts.by === 'string' ? facts.by : t('audit.korva')),
    what: place === null ? what : t('audit.at', { what, place }),
  })
}

function refusedText({ action, outcome }: AuditEntry, t: Translate): string {
  return t('audit.refused', { what: t(`audit.wanted.${action}`), why: t(`audit.why.${outcome}`) })
}

function doneText({ action, facts }: AuditEntry, clocking: Clocking, t: Translate): string {
  switch (action) {
    case 'assign':
      return t('audit.done.assign', { to: String(facts.to) })
    case 'snooze': {
      const until = clockTime(new Date(String(facts.until)), clocking)
      return t(facts.pastPromise ? 'audit.done.snoozePast' : 'audit.done.snooze', { until })
    }
    case 'resolve':
      return facts.solved
        ? t('audit.done.resolveSolved', { solved: t(`card.outcome.solved.${facts.solved}`) })
        : t('audit.done.resolve')
    case 'dismiss':
      return dismissText(facts, t)
    case 'connect':
      return t('audit.done.connect', { channel: String(facts.channel) })
    case 'forget':
    case 'export':
    case 'retention':
      return t(`audit.done.${action}`, { count: Number(facts.items), days: Number(facts.days) })
    default:
      return t(`audit.done.${action}`)
  }
}

function dismissText({ why, of }: AuditEntry['facts'], t: Translate): string {
  if (why === 'duplicate' && typeof of === 'number') return t('audit.done.dismissOf', { of })
  return why ? t('audit.done.dismissWhy', { why: t(`audit.reason.${why}`) }) : t('audit.done.dismiss')
}
