import { type Act, type CaseAction, dismissReasons } from './case.ts'
import { dayAt } from './clocking.ts'
import { type DialogFaults, type DialogInput, mostNote, ownerKey, snoozes } from './dialog.ts'
import { solutions, treatments } from './outcome.ts'
import type { Owner } from './person.ts'
import { lessonKinds } from './teaching.ts'
import type { Translate } from './texts/index.ts'
import { instantOf } from './zone-offset.ts'

export type ReadDialog = { ok: true; act: Act } | { ok: false; faults: DialogFaults }

export interface ReadContext {
  now: Date
  timezone: string
  owners: Owner[]
  t: Translate
}

const mostLine = 200
const mostUrl = 2000
const morning = 9

/** Reads what was filled into the dialog of an action. What is missing or wrong is told by field. Pure, never throws. */
export function readDialog(action: CaseAction, input: DialogInput, context: ReadContext): ReadDialog {
  switch (action) {
    case 'resolve':
      return readResolve(input, context)
    case 'reply':
    case 'thank':
      return readReply(action, input, context)
    case 'note': {
      const text = textIn(input.text, mostNote)
      return text ? done({ action, text }) : fault(context, 'text', 'missing')
    }
    case 'snooze':
      return readSnooze(input, context)
    case 'assign': {
      const to = context.owners.find((owner) => ownerKey(owner) === input.to?.[0])
      return to ? done({ action, to }) : fault(context, 'to', 'choose')
    }
    case 'dismiss':
      return readDismiss(input, context)
    default:
      return done(plainAct(action))
  }
}

/** What a press means where nothing is asked. */
export function plainAct(action: CaseAction): Act {
  const lesson = lessonKinds.find((kind) => kind === action)
  if (lesson) return { action: 'dismiss', why: lesson, of: null }
  switch (action) {
    case 'resolve':
      return { action, outcome: null }
    case 'dismiss':
      return { action, why: null, of: null }
    default:
      return { action } as Act
  }
}

function readResolve(input: DialogInput, context: ReadContext): ReadDialog {
  const solved = solutions.find((each) => each === input.solved?.[0])
  const said = input.treated ?? []
  const treated = treatments.filter((each) => said.includes(each))
  const both = said.includes('none') && treated.length > 0
  const faults = {
    ...(solved ? {} : { solved: context.t('dialog.fault.choose') }),
    ...(treated.length === 0 && !said.includes('none') ? { treated: context.t('dialog.fault.choose') } : {}),
    ...(both ? { treated: context.t('dialog.fault.noneAndMore') } : {}),
  }
  if (!solved || Object.keys(faults).length > 0) return { ok: false, faults }
  return done({ action: 'resolve', outcome: { solved, treated, why: textIn(input.why, mostNote) } })
}

function readReply(action: 'reply' | 'thank', input: DialogInput, context: ReadContext): ReadDialog {
  // One more than fits, so that an address that is too long is told of rather than cut into another one.
  const said = textIn(input.url, mostUrl + 1)
  if (!said) return done({ action, url: null })
  const url = said.length <= mostUrl ? URL.parse(said) : null
  const good =
    url && /^https?:$/.test(url.protocol) && url.href.length <= mostUrl && !url.username && !url.password
  return good ? done({ action, url: url.href }) : fault(context, 'url', 'url')
}

function readSnooze(input: DialogInput, { now, timezone, t }: ReadContext): ReadDialog {
  const chosen = (Object.keys(snoozes) as (keyof typeof snoozes)[]).find((each) => each === input.for?.[0])
  const reason = textIn(input.reason, mostLine)?.replace(/\s+/gu, ' ')
  const faults = {
    ...(chosen ? {} : { for: t('dialog.fault.choose') }),
    ...(reason ? {} : { reason: t('dialog.fault.missing') }),
  }
  if (!chosen || !reason) return { ok: false, faults }
  const minutes = snoozes[chosen]
  const until = minutes === null ? nextMorning(now, timezone) : new Date(now.getTime() + minutes * 60_000)
  return done({ action: 'snooze', until, reason, pastPromise: input.past?.includes('yes') ?? false })
}

/** The next day at nine by the clocks of the time zone. */
function nextMorning(now: Date, timezone: string): Date {
  const today = Date.parse(`${dayAt(now, timezone)}T00:00:00Z`)
  return instantOf(new Date(today + (24 + morning) * 3_600_000), timezone)
}

function readDismiss(input: DialogInput, context: ReadContext): ReadDialog {
  const why = dismissReasons.find((each) => each === input.why?.[0])
  if (!why) return fault(context, 'why', 'choose')
  const number = textIn(input.of, 20)?.replace(/^#/, '') ?? ''
  if (why !== 'duplicate') return done({ action: 'dismiss', why, of: null })
  if (!/^[1-9]\d{0,8}$/.test(number)) return fault(context, 'of', 'caseNumber')
  return done({ action: 'dismiss', why, of: Number(number) })
}

/** What was written, as a database and every chat can hold it; null where nothing was. */
function textIn(values: string[] | undefined, most: number): string | null {
  const text = (values?.[0] ?? '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
  return text.slice(0, most).toWellFormed() || null
}

const done = (act: Act): ReadDialog => ({ ok: true, act })
const fault = ({ t }: ReadContext, field: string, name: string): ReadDialog => ({
  ok: false,
  faults: { [field]: t(`dialog.fault.${name}`) },
})
