import { type CaseAction, caseActions } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import { readCaseId } from './filter.ts'
import { type Markup, markup } from './markup.ts'

/** What was pressed on which card, and the filter's query of the page that it was pressed on. */
export interface Press {
  caseId: number
  action: CaseAction
  back: string
  /** What was filled into the action's dialog; null: its button was pressed. */
  input: DialogInput | null
}

/** Tells a dialog in which nothing is chosen from a button: browsers leave out what is not chosen. */
const sent = 'sent'

/** What a form says besides the fields of a dialog. */
const ours = ['case', 'action', 'back', 'name', sent]

/** Carries a press on in a form, with all that was filled in. */
export function drawPress({ caseId, action, back, input }: Press): Markup {
  const fields = Object.entries(input ?? {}).flatMap(([name, values]) =>
    values.map((value) => drawHidden(name, value)),
  )
  return markup`${drawHidden('case', caseId)}${drawHidden('action', action)}${drawHidden('back', back)}${
    input && drawHidden(sent, 'yes')
  }${fields}`
}

/** A field that is sent along and not seen. */
export const drawHidden = (name: string, value: string | number) =>
  markup`<input type="hidden" name="${name}" value="${value}">`

/** Reads what cards, dialogs and `drawPress` send; null when it is no press. A name that is repeated has several values. */
export function readPress(form: Record<string, unknown>): Press | null {
  const caseId = readCaseId(form.case)
  const action = caseActions.find((name) => name === form.action)
  if (!action || caseId === null) return null
  const fields = Object.entries(form).filter(([name]) => !ours.includes(name))
  const input = Object.fromEntries(
    fields.map(([name, said]) => [name, [said].flat().filter((value) => typeof value === 'string')]),
  )
  const filledIn = fields.length > 0 || form[sent] !== undefined
  return {
    caseId,
    action,
    back: typeof form.back === 'string' ? form.back : '',
    input: filledIn ? input : null,
  }
}
