import type { DialogInput } from '../../src/core/dialog.ts'
import type { Person } from '../../src/core/person.ts'
import { dialogId } from './draw-dialog.ts'
import { asObject, asText, type Json } from './json.ts'
import { type Origin, readOrigin } from './origin.ts'

/** A form of ours that somebody sent. */
export interface Submission extends Origin {
  who: Person
  input: DialogInput
  /** The names of the fields that it shows, in their order: errors can stand at these only. */
  drawn: string[]
  /** The one form that it is, however often it is sent. */
  viewId: string
}

/**
 * Reads a `view_submission`; null: it is no form of ours. Who sent it stands in the signed payload, what it is about in
 * what we kept with the form.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export function parseSubmission(body: Json, who: Person): ({ kind: 'submission' } & Submission) | null {
  const view = asObject(body.view)
  const origin = view.callback_id === dialogId ? readOrigin(view.private_metadata) : null
  if (!origin) return null
  const values = Object.entries(asObject(asObject(view.state).values))
  const blocks = Array.isArray(view.blocks) ? view.blocks.map(asObject) : []
  const shown = blocks
    .filter(({ type }) => type === 'input')
    .flatMap(({ block_id }) => asText(block_id) ?? [])
  return {
    ...{ kind: 'submission', who, ...origin },
    input: Object.fromEntries(values.map(([name, field]) => [name, readField(asObject(field))])),
    drawn: shown.length ? shown : values.map(([name]) => name),
    viewId: asText(view.id) ?? '',
  }
}

/** What stands in a block: the value of its one element, whatever kind that is. */
function readField(field: Json): string[] {
  const { value, selected_option, selected_options } = asObject(Object.values(field)[0])
  const chosen = Array.isArray(selected_options) ? selected_options : [selected_option]
  const all = [value, ...chosen.map((option) => asObject(option).value)]
  return all.filter((each) => typeof each === 'string' && each !== '').map(String)
}
