import { describeError } from '../../src/core/errors.ts'
import type { Desk, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { type Drawing, drawAnswer, drawSentence } from './draw.ts'
import { type Asker, type Payload, parsePayload } from './parse-payload.ts'

/** Shows a drawing to one person only. Never throws. */
export type Tell = (asker: Asker, drawing: Drawing) => Promise<void>

/**
 * What is done about a verified payload, after Slack has had its answer. Never throws: what fails is told to the person
 * who asked, and logged in one line.
 */
export async function receive(
  body: unknown,
  tell: Tell,
  deps: { desk: Desk; log: Log; t: Translate },
): Promise<void> {
  const payload = parsePayload(body)
  if (payload.kind === 'nothing') return
  if (payload.kind === 'unknown') {
    deps.log.warn(
      { platform: 'slack' },
      `Slack sent what Korva does not know and leaves alone: ${payload.what}`,
    )
    return
  }
  try {
    const drawing = await respond(payload, deps.desk)
    if (drawing) await tell(payload.asker, drawing)
  } catch (error) {
    deps.log.error(
      { platform: 'slack', ...subjectOf(payload), ...describeError(error) },
      'A request from Slack failed',
    )
    await tell(payload.asker, drawSentence(deps.t('chat.failed')))
  }
}

type Request = Extract<Payload, { kind: 'click' | 'command' }>

/** The answer, or null where the redrawn card is the answer. */
async function respond(payload: Request, desk: Desk): Promise<Drawing | null> {
  if (payload.kind === 'command') return drawAnswer(await desk.answer(payload.command, payload.prefix))
  const outcome = await desk.act(payload.click)
  return outcome.outcome === 'done' ? null : drawSentence(outcome.message)
}

function subjectOf(payload: Request): object {
  if (payload.kind === 'command') return { command: payload.command.kind }
  return { caseId: payload.click.caseId, action: payload.click.action }
}
