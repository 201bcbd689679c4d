import { z } from 'zod'
import { type CaseAction, caseActions } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import { readInput } from './dialog-input.ts'
import { verbs } from './draw-action.ts'
import type { Incoming, Origin } from './parse-activity.ts'

/**
 * How a press came, by which it is answered: an Action.Execute, the message that older clients send instead, a dialog
 * that is to be opened (`fetch`), or one that was sent (`submit`).
 */
export type Door = 'execute' | 'message' | 'fetch' | 'submit'

/** What was pressed. Who pressed, and where, is in the origin: never in what a button says. */
export interface Pressed {
  caseId: number
  action: CaseAction
  /** What was filled into the dialog; null: a card's button was pressed. */
  input: DialogInput | null
  /** The dialog as its button carried it, unread. */
  kept: unknown
  /** The digest in whose list the button stands; null: in none. */
  digest: string | null
}

const digest = z.string().min(1).max(200)
const pressed = z.looseObject({
  caseId: z.int().positive(),
  action: z.enum(caseActions),
  dialog: z.literal(true).optional(),
  kept: z.unknown().optional(),
  digest: digest.optional(),
})
const asked = z.strictObject({ digest })

const executed = z.object({
  action: z.object({ verb: z.enum([verbs.press, verbs.list]), data: z.unknown() }),
})
const sent = z.object({ data: z.unknown() })

const doors: Record<string, Door> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'fetch',
  'task/submit': 'submit',
  message: 'message',
}

/** Reads what a button sent: `name` is the invoke's, or `message` for a button that sends a message. */
export function parsePress(origin: Origin, name: string, value: unknown): Incoming | null {
  const by = Object.hasOwn(doors, name) ? doors[name] : undefined
  if (!by) return null
  const data = dataOf(by, value)
  const list = asked.safeParse(data)
  if (list.success && (by === 'execute' || by === 'message')) {
    return { kind: 'list', origin, by, digest: list.data.digest }
  }
  const read = pressed.safeParse(data)
  if (!read.success || (by === 'submit' && !read.data.dialog)) return null
  const { caseId, action, dialog, kept, digest = null } = read.data
  const input = dialog && by !== 'fetch' ? readInput(read.data) : null
  return { kind: 'press', origin, by, caseId, action, input, kept, digest }
}

function dataOf(by: Door, value: unknown): unknown {
  if (by === 'message') return value
  if (by === 'execute') return executed.safeParse(value).data?.action.data
  return sent.safeParse(value).data?.data
}
