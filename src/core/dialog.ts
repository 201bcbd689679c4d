import { type CaseAction, type CaseFacts, dismissReasons, isRunning } from './case.ts'
import { type Clocking, clockTime } from './clocking.ts'
import { solutions, treatments } from './outcome.ts'
import { isGroup, type Owner } from './person.ts'
import { shorten } from './shorten.ts'
import type { Locale, Translate } from './texts/index.ts'
import { textsFor } from './texts/index.ts'

/** What an action asks before it is done; drawn by each chat in its own way. */
export interface Dialog {
  caseId: number
  action: CaseAction
  locale: Locale
  /** At most 24 characters, which is Slack's limit; so are the labels of the buttons. */
  title: string
  /** Which case it is about: partly a stranger's words. */
  about: string
  fields: DialogField[]
  submit: string
  cancel: string
}

export interface DialogField {
  name: string
  /** One of the options, any of them, a line, or a text of several. */
  kind: 'one' | 'many' | 'line' | 'text'
  label: string
  hint: string | null
  required: boolean
  /** For `one` and `many`: at most 100, labels of at most 75 characters. */
  options: { value: string; label: string }[]
  /** What is filled in so far. */
  value: string[]
  /** Characters, for `line` and `text`. */
  most: number
  /** Why it was not taken; null: nothing is wrong with it. */
  fault: string | null
}

/** What was filled in, by the names of the fields. A field that was left empty may be missing. */
export type DialogInput = Record<string, string[]>

/** Why a field was not taken, by its name. */
export type DialogFaults = Record<string, string>

export interface DialogContext extends Clocking {
  /** The words that tell which case it is. */
  about: string
  /** Who a case can be given to, the nearest first. */
  owners: Owner[]
  /** Left out: nothing is said of what is over by now. */
  now?: Date
}

/** For how long a case may rest, in minutes; `morning` is the next day at nine. */
export const snoozes = { '15m': 15, '30m': 30, '1h': 60, '2h': 120, '4h': 240, morning: null } as const

const mostOwners = 100
const mostLabel = 75
export const mostNote = 2000
const mostLine = 200
const mostUrl = 2000

/** Whether an action asks something first. Praise is closed without a question. */
export function asksFirst(action: CaseAction, { kind }: Pick<CaseFacts, 'kind'>): boolean {
  if (action === 'resolve') return kind === 'complaint'
  return ['reply', 'assign', 'snooze', 'note', 'dismiss', 'thank'].includes(action)
}

/** Makes the dialog of an action; with what was filled in and what is wrong with it where it comes back. Pure. */
export function makeDialog(
  subject: CaseFacts,
  action: CaseAction,
  context: DialogContext,
  { input = {}, faults = {} }: { input?: DialogInput; faults?: DialogFaults } = {},
): Dialog {
  const t = textsFor(context.locale)
  const fields = fieldsOf(subject, action, context, t).map((field) => ({
    ...field,
    value: filledIn(field, input[field.name]),
    fault: faults[field.name] ?? null,
  }))
  return {
    ...{ caseId: subject.id, action, locale: context.locale, about: context.about, fields },
    title: t(`dialog.title.${action}`),
    submit: t(`dialog.submit.${action}`),
    cancel: t('dialog.cancel'),
  }
}

/** What was filled in, as far as the field can show it: chats refuse a choice that is not offered, and what is too long. */
function filledIn({ kind, options, most, value }: DialogField, filled: string[] | undefined): string[] {
  if (!filled) return value
  if (kind === 'line' || kind === 'text')
    return filled.slice(0, 1).map((text) => text.slice(0, most).toWellFormed())
  const offered = filled.filter((each) => options.some((option) => option.value === each))
  return kind === 'one' ? offered.slice(0, 1) : offered
}

type Draft = Partial<DialogField> & Pick<DialogField, 'name' | 'kind'>

function fieldsOf(
  subject: CaseFacts,
  action: CaseAction,
  context: DialogContext,
  t: Translate,
): DialogField[] {
  const draft = (fields: Draft[]) => fields.map((field) => makeField(field, t))
  const options = (field: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`dialog.${field}.${value}`) }))
  switch (action) {
    case 'resolve':
      return draft([
        { name: 'solved', kind: 'one', options: options('solved', solutions) },
        { name: 'treated', kind: 'many', options: options('treated', [...treatments, 'none']) },
        { name: 'why', kind: 'text', required: false, most: mostNote },
      ])
    case 'reply':
    case 'thank':
      return draft([{ name: 'url', kind: 'line', required: false, most: mostUrl }])
    case 'note':
      return draft([{ name: 'text', kind: 'text', most: mostNote }])
    case 'snooze':
      return draft([
        { name: 'for', kind: 'one', options: options('for', Object.keys(snoozes)) },
        { name: 'reason', kind: 'line' },
        ...(isRunning(subject) ? [pastField(subject, context, t)] : []),
      ])
    case 'assign':
      return draft([{ name: 'to', kind: 'one', options: ownerOptions(context.owners, t) }])
    case 'dismiss':
      return draft([
        { name: 'why', kind: 'one', options: options('why', dismissReasons) },
        { name: 'of', kind: 'line', required: false, most: 20 },
      ])
    default:
      return []
  }
}

/** The warning stands there before anything was chosen. */
function pastField({ dueAt }: CaseFacts, context: DialogContext, t: Translate): Draft {
  const over = context.now !== undefined && dueAt < context.now
  const label = t(over ? 'dialog.past.over' : 'dialog.past.label', { time: clockTime(dueAt, context) })
  return {
    name: 'past',
    kind: 'many',
    required: false,
    label,
    options: [{ value: 'yes', label: t('dialog.past.yes') }],
  }
}

function makeField(field: Draft, t: Translate): DialogField {
  const hint = t(`dialog.hint.${field.name}`, { defaultValue: '' })
  return {
    label: t(`dialog.label.${field.name}`),
    hint: hint || null,
    required: true,
    options: [],
    value: [],
    most: mostLine,
    fault: null,
    ...field,
  }
}

/** By the chat and its id, so that two of one name are told apart. */
export const ownerKey = ({ platform, id }: Owner) => `${platform}:${id}`

const ownerOptions = (owners: Owner[], t: Translate) =>
  owners.slice(0, mostOwners).map((owner) => ({
    value: ownerKey(owner),
    label: isGroup(owner)
      ? t('dialog.group', { name: shorten(owner.name, mostLabel - 15) })
      : shorten(owner.name, mostLabel),
  }))
