import type { WebClient } from '@slack/web-api'
import type { Dialog } from '../../src/core/dialog.ts'
import { describeError, KorvaError } from '../../src/core/errors.ts'
import type { Log } from '../../src/core/ports.ts'
import { drawDialog } from './draw-dialog.ts'
import { toKorvaError } from './slack-error.ts'

/** Where a dialog was asked for, and by which it can be opened. */
export interface Opening {
  trigger: string | null
  place: string | null
}

/** Opens a dialog in front of the person who pressed; false: it could not be. Never throws. */
export type OpenDialog = (dialog: Dialog, opening: Opening) => Promise<boolean>

/** Opens dialogs as modals. The trigger of a press lives three seconds: where it is over, only a new press helps. */
export function createOpenDialog(web: WebClient, log: Log): OpenDialog {
  return async (dialog, { trigger, place }) => {
    try {
      if (!trigger) throw new KorvaError('slack-no-trigger', 'Slack gave no trigger_id')
      await web.views.open({ trigger_id: trigger, view: drawDialog(dialog, place) })
      return true
    } catch (error) {
      const { caseId, action } = dialog
      const failure = describeError(toKorvaError(error, 'opening a dialog'))
      log.warn({ platform: 'slack', caseId, action, ...failure }, 'A dialog in Slack could not be opened')
      return false
    }
  }
}
