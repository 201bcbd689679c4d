import { memberMay } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import { describeOutcome } from '../core/describe-outcome.ts'
import { KorvaError } from '../core/errors.ts'
import type { Case } from '../core/mention.ts'
import { cleanPerson } from '../core/person.ts'
import type { Click, ClickOutcome } from '../core/ports.ts'
import { shorten } from '../core/shorten.ts'
import { textsFor } from '../core/texts/index.ts'
import { auditRefusal } from './audit-change.ts'
import { cardOf } from './card-of.ts'
import { channelOf } from './case-channels.ts'
import { listOwners } from './case-people.ts'
import type { Parts } from './parts.ts'
import { saveChange } from './save-change.ts'

type ActParts = Pick<Parts, 'settings' | 'store' | 'addressBook' | 'clock'>

const tries = 10

/**
 * Does what somebody clicked. What comes of it is decided, and saved with all that follows only on the version that it was
 * decided on, else decided again.
 */
export async function actOnCase(clicked: Click, parts: ActParts): Promise<ClickOutcome> {
  const click = { ...clicked, who: cleanPerson(clicked.who) }
  const { store, settings, clock } = parts
  // Those who may do nothing are not among the people that cases are given to.
  if (memberMay(settings.team, click.who)) await store.direct.directory.see(click.who, clock())
  for (let attempt = 0; attempt < tries; attempt++) {
    const subject = await store.direct.cases.get(click.caseId)
    if (!subject) return { outcome: 'unknown-case', message: textsFor(settings.locale)('chat.unknownCase') }
    const decided = await decideFor(click, subject, parts)
    if (decided.decision !== 'do') return tellWhyNot(click, subject, decided, parts)
    const { act, next } = decided
    if (act.action === 'dismiss' && act.of !== null && !(await store.direct.cases.get(act.of))) {
      return noSuchCase(click, subject, act.of, parts)
    }
    const change = { act, next, who: click.who, place: click.place }
    if (!(await store.transaction((work) => saveChange(subject, change, work, parts)))) continue
    const changed = (await store.direct.cases.get(subject.id)) ?? { ...subject, state: next }
    const message = describeOutcome(settings, click.action, null)
    return { outcome: 'done', message, card: cardOf(changed, parts) }
  }
  throw new KorvaError('case-busy', `Case ${click.caseId} changed ${tries} times while an action waited`)
}

async function decideFor(click: Click, subject: Case, parts: ActParts, faults?: Record<string, string>) {
  const { settings, store, clock } = parts
  const channel = await channelOf(click, subject.mention.brandId, parts)
  // Only a dialog asks for them.
  const owners = click.action === 'assign' ? await listOwners(store.direct, parts) : []
  const { headline, title, text } = cardOf(subject, parts)
  const about = `#${subject.id} ${headline}: ${shorten((title ?? text).replace(/\s+/gu, ' '), 150)}`
  const { locale, timezone, team, apart, lease } = settings
  const context = { locale, timezone, team, apart, owners, about, now: clock(), leaseMs: lease?.ms ?? null }
  return decide({ ...click, channel, ...(faults && { faults }) }, subject, context)
}

type WhyNot = Exclude<Awaited<ReturnType<typeof decideFor>>, { decision: 'do' }>

/** What was not done is said to the one who clicked, and written down where somebody was refused. */
async function tellWhyNot(
  click: Click,
  subject: Case,
  decided: WhyNot,
  parts: ActParts,
): Promise<ClickOutcome> {
  const { settings, store, clock } = parts
  const t = textsFor(settings.locale)
  const note = (code: string) =>
    auditRefusal(subject, click, code, { audit: store.direct.audit, at: clock() })
  switch (decided.decision) {
    case 'ask':
      return { outcome: 'ask', dialog: decided.dialog }
    case 'invalid':
      return { outcome: 'invalid', dialog: decided.dialog, message: t('chat.unfinished') }
    case 'stands': {
      const message = describeOutcome(settings, click.action, null)
      return { outcome: 'done', message, card: cardOf(subject, parts) }
    }
    case 'denied': {
      const { denial } = decided
      await note(denial)
      return { outcome: 'denied', denial, message: t(`chat.denied.${denial}`) }
    }
    case 'refused': {
      const { refusal } = decided
      await note(refusal.code)
      const message = describeOutcome(settings, click.action, refusal)
      return { outcome: 'refused', refusal, message, card: cardOf(subject, parts) }
    }
  }
}

async function noSuchCase(click: Click, subject: Case, id: number, parts: ActParts): Promise<ClickOutcome> {
  const t = textsFor(parts.settings.locale)
  const decided = await decideFor(click, subject, parts, { of: t('dialog.fault.noSuchCase', { id }) })
  return tellWhyNot(click, subject, decided as WhyNot, parts)
}
