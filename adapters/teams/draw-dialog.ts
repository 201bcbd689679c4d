import type { Dialog, DialogField } from '../../src/core/dialog.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import type { AdaptiveCard, CardButton, CardElement, CaseData } from './adaptive-card.ts'
import { cardBytes } from './check-card.ts'
import { inputId } from './dialog-input.ts'
import { drawExecute, verbs } from './draw-action.ts'
import { drawTitle } from './draw-lines.ts'
import { escapeMarkdown, literal, paragraph } from './draw-text.ts'
import { fitCard, makeAdaptiveCard, type Size } from './fit-card.ts'
import { keepDialog } from './kept-dialog.ts'
import { limits } from './limits.ts'

/** Where a dialog stands: in a window of its own (a task module), or as a card, which cards from before it lead to. */
export type DialogPlace = 'task' | 'card'

/**
 * Draws a dialog, with what was filled in and what is wrong with it; `said` is why it came back. Pure. A window sends
 * its fields by an Action.Submit; a card by an Action.Execute, whose answer can be the card again.
 */
export function drawDialog(dialog: Dialog, place: DialogPlace, said: string | null = null): AdaptiveCard {
  return fitCard((size) => {
    const body = [
      ...(place === 'card' ? drawTitle(dialog.title, size) : []),
      ...paragraph(said, size(limits.hint), { color: 'attention', weight: 'bolder' }),
      ...paragraph(dialog.about, size(limits.title), { isSubtle: true }),
      ...dialog.fields.slice(0, limits.fields).flatMap((field) => drawField(field, dialog, size)),
    ]
    const plain = makeAdaptiveCard(body, [drawSubmit(dialog, place, null, size)])
    const kept = makeAdaptiveCard(body, [drawSubmit(dialog, place, keepDialog(dialog), size)])
    return cardBytes(kept) <= limits.cardBytes ? kept : plain
  })
}

function drawSubmit(
  dialog: Dialog,
  place: DialogPlace,
  kept: CaseData['kept'] | null,
  size: Size,
): CardButton {
  const { caseId, action } = dialog
  const title = literal(dialog.submit, size(limits.button)) || action
  const told: CaseData = { caseId, action, dialog: true }
  const data = kept ? { ...told, kept } : told
  if (place === 'card') return { ...drawExecute(title, verbs.press, data, told), style: 'positive' }
  return { type: 'Action.Submit', title, data, style: 'positive' }
}

function drawField(field: DialogField, dialog: Dialog, size: Size): CardElement[] {
  return [
    ...drawInput(field, dialog, size),
    ...paragraph(field.hint, size(limits.hint), { size: 'small', isSubtle: true }, 'small'),
    ...paragraph(field.fault, size(limits.hint), { color: 'attention', weight: 'bolder' }, 'small'),
  ]
}

function drawInput(field: DialogField, { locale }: Dialog, size: Size): CardElement[] {
  const { kind, required, most } = field
  const t = textsFor(locale)
  const label = literal(field.label, size(limits.label)) || field.name
  const shared = { id: inputId(field), label, isRequired: required, spacing: 'medium' as const }
  if (kind === 'line' || kind === 'text') {
    const value = filled(field.value[0] ?? '', most)
    const errorMessage = t('dialog.fault.missing')
    return [
      { type: 'Input.Text', ...shared, errorMessage, value, isMultiline: kind === 'text', maxLength: most },
    ]
  }
  const choices = drawChoices(field, size)
  // Teams draws no question without an answer: what is asked is told at least.
  if (choices.length === 0) return paragraph(`${label} –`, limits.label, {})
  return [
    {
      type: 'Input.ChoiceSet',
      ...shared,
      errorMessage: t('dialog.fault.choose'),
      value: field.value.join(','),
      style: isShown(field) ? 'expanded' : 'compact',
      isMultiSelect: kind === 'many',
      wrap: true,
      choices,
    },
  ]
}

/** A list that opens shows words as they are; what is shown at once reads Markdown, and names may be anything. */
function drawChoices(field: DialogField, size: Size) {
  const most = size(limits.choices)
  const shown = field.options.filter(
    ({ value }, place) => value && (place < most || field.value.includes(value)),
  )
  return shown.map(({ value, label }) => {
    const words = literal(label, limits.choice) || value
    return { title: isShown(field) ? escapeMarkdown(words) : words, value }
  })
}

const isShown = ({ options, kind }: DialogField) => kind === 'many' || options.length <= limits.choicesShown

/** What somebody wrote, as it goes back into its field: only what no field can hold is gone. */
const filled = (text: string, most: number) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .slice(0, most)
    .toWellFormed()

/** The height of a dialog's window, in pixels: what its fields need, within what a small screen has. */
export function dialogHeight({ fields }: Dialog): number {
  const needs = fields.map((field) => {
    if (field.kind === 'line') return 100
    if (field.kind === 'text') return 150
    return isShown(field) ? 60 + 32 * field.options.length : 100
  })
  const all = needs.reduce((sum, need) => sum + need, 150)
  return Math.min(650, Math.max(250, all))
}
