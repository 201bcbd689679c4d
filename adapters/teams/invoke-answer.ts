import type { Dialog } from '../../src/core/dialog.ts'
import type { AdaptiveCard } from './adaptive-card.ts'
import { dialogHeight, drawDialog } from './draw-dialog.ts'
import { attach } from './fit-card.ts'
import { recallDialog } from './kept-dialog.ts'
import type { Incoming } from './parse-activity.ts'

/**
 * The body of the answer to an invoke; null: none, by which Teams closes a dialog.
 *
 * `adaptiveCard/action`: a card replaces the old one for the person who clicked; a message is shown to them alone, which
 * is how a refusal stays private (Universal Actions, response format:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards).
 *
 * `task/fetch` and `task/submit`: a dialog or a message in its window
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots).
 */
export type InvokeAnswer = CardAnswer | TaskAnswer | null

interface CardAnswer {
  statusCode: 200
  type: 'application/vnd.microsoft.card.adaptive' | 'application/vnd.microsoft.activity.message'
  value: unknown
}

interface TaskAnswer {
  task: { type: 'continue' | 'message'; value: unknown }
}

type Press = Extract<Incoming, { kind: 'press' }>

export const tellInvoke = (text: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
})

export const showInvoke = (card: AdaptiveCard): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
})

/** A text in the window of a dialog. */
export const tellTask = (text: string): InvokeAnswer => ({ task: { type: 'message', value: text } })

/** A dialog, in the window that was asked for or on the card that was pressed. */
export function showDialog(dialog: Dialog, by: Press['by'], said: string | null = null): InvokeAnswer {
  if (by === 'execute') return showInvoke(drawDialog(dialog, 'card', said))
  const card = attach(drawDialog(dialog, 'task', said))
  const value = { title: dialog.title, height: dialogHeight(dialog), width: 'medium', card }
  return { task: { type: 'continue', value } }
}

/** Tells why nothing was done: with the dialog and all that was filled in where one was sent, else in a line. */
export function tellWhy(incoming: Incoming, text: string): InvokeAnswer {
  if (incoming.kind !== 'press') return tellInvoke(text)
  const { by, input, kept, caseId, action } = incoming
  const dialog = input && recallDialog(kept, { caseId, action, input })
  if (dialog) return showDialog(dialog, by, text)
  return by === 'execute' ? tellInvoke(text) : tellTask(text)
}

/** Whether somebody waits for the answer in its own body. */
export const isInvoke = (incoming: Incoming): boolean =>
  (incoming.kind === 'press' || incoming.kind === 'list') && incoming.by !== 'message'
