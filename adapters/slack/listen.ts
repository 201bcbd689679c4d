import { App, type Logger, type Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { describeError } from '../../src/core/errors.ts'
import type { Desk, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { type InHand, inTime } from './in-hand.ts'
import { createOpenDialog } from './open-dialog.ts'
import { parsePayload } from './parse-payload.ts'
import type { Submission } from './parse-submission.ts'
import type { People } from './people.ts'
import { receive } from './receive.ts'
import { createSubmit, type FormAnswer, stillWorking } from './submit.ts'
import { createTell } from './tell.ts'
import { fetchInTime } from './web-client.ts'

export interface ListenDeps {
  desk: Desk
  log: Log
  t: Translate
  people: People
  /** Milliseconds that a sent form may take until it is answered. */
  formWithin: number
}

type Ack = (answer?: object) => Promise<void>

/**
 * One listener for all that Bolt has verified: it answers Slack at once, whatever the database does, and works on after
 * that. Only a form that was sent is answered by what came of it. Bolt is given no token, so that it never calls Slack by
 * itself.
 */
export function listen(
  receiver: Receiver,
  { logger, web, inHand }: { logger: Logger; web: WebClient; inHand: InHand },
  deps: ListenDeps,
): void {
  const { log } = deps
  const app = new App({
    receiver,
    logger,
    authorize: async () => ({}),
    convoStore: false,
    ignoreSelf: false,
    clientOptions: { fetch: fetchInTime },
  })
  const submit = createSubmit(deps)
  const openDialog = createOpenDialog(web, log)
  const takeForm = (form: Submission): Promise<FormAnswer> => {
    const answer = submit(form)
    inHand.add(answer.then(() => {}))
    // Slack waits for three seconds, and then tells the person nothing that helps.
    return inTime(answer, deps.formWithin, stillWorking(form, deps.t))
  }

  app.use(async (args) => {
    const ack: Ack = 'ack' in args && args.ack ? (args.ack as Ack) : async () => {}
    const payload = args.context.repeated ? { kind: 'nothing' as const } : parsePayload(args.body)
    if (payload.kind === 'submission') {
      const answer = await takeForm(payload)
      return answer ? ack(answer) : ack()
    }
    await ack()
    const respond = 'respond' in args ? args.respond : undefined
    inHand.add(receive(payload, createTell(respond, web, log), { ...deps, openDialog }))
  })
  app.error(async (error) => {
    log.warn({ platform: 'slack', ...describeError(error) }, 'A request from Slack could not be answered')
  })
}
