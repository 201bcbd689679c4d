import { describeError } from '../../src/core/errors.ts'
import type { Asker, Desk, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Drawing } from './blocks.ts'
import { drawList } from './draw-digest.ts'
import { drawAnswer, drawSentence } from './draw-lines.ts'
import type { OpenDialog } from './open-dialog.ts'
import type { Payload } from './parse-payload.ts'
import type { People } from './people.ts'
import { mentionsIn, plainWords } from './plain-words.ts'

/** Shows a drawing to one person only. Never throws. */
export type Tell = (asker: Asker, drawing: Drawing) => Promise<void>

/** What is answered after Slack has had its own answer: a form that was sent is answered before, see `submit.ts`. */
export type Request = Exclude<Payload, { kind: 'submission' }>

export interface ReceiveDeps {
  desk: Desk
  log: Log
  t: Translate
  people: People
  openDialog: OpenDialog
}

/**
 * What is done about a verified payload, after Slack has had its answer. Never throws: what fails is told to the person
 * who asked, and logged in one line.
 */
export async function receive(request: Request, tell: Tell, deps: ReceiveDeps): Promise<void> {
  if (request.kind === 'nothing') return
  if (request.kind === 'unknown') {
    deps.log.warn(
      { platform: 'slack' },
      `Slack sent what Korva does not know and leaves alone: ${request.what}`,
    )
    return
  }
  try {
    const who = await deps.people.identify(request.who)
    const drawing = await respond({ ...request, who }, deps)
    if (drawing) await tell(request, drawing)
  } catch (error) {
    const fields = { platform: 'slack', ...subjectOf(request), ...describeError(error) }
    deps.log.error(fields, 'A request from Slack failed')
    // A thread is a conversation of people: nobody is answered there.
    if (request.kind !== 'message') await tell(request, drawSentence(deps.t('chat.failed')))
  }
}

type Asked = Exclude<Request, { kind: 'nothing' | 'unknown' }>

/** The answer, or null where the redrawn card, or the dialog, is the answer. */
async function respond(asked: Asked, deps: ReceiveDeps): Promise<Drawing | null> {
  const { desk, t } = deps
  const asker = { who: asked.who, place: asked.place }
  switch (asked.kind) {
    case 'command':
      return drawAnswer(await desk.answer(asked.command, asked.prefix, asker))
    case 'list': {
      const list = await desk.list(asked.digestId, asker)
      return list ? drawList(list) : drawSentence(t('digest.none'))
    }
    case 'message':
      await takeNote(asked, deps)
      return null
    case 'press':
      return press(asked, deps)
  }
}

async function press(
  { caseId, action, who, place, trigger, private: unseen }: Extract<Asked, { kind: 'press' }>,
  { desk, t, openDialog }: ReceiveDeps,
): Promise<Drawing | null> {
  const outcome = await desk.act({ caseId, action, who, place, input: null })
  switch (outcome.outcome) {
    case 'done':
      return unseen ? drawSentence(outcome.message) : null
    case 'ask': {
      const opened = await openDialog(outcome.dialog, { trigger, place })
      return opened ? null : drawSentence(t('chat.pressAgain'))
    }
    default:
      return drawSentence(outcome.message)
  }
}

/** What somebody wrote below a card, in plain words. Whether a card of ours stands there is for the desk to know. */
async function takeNote(
  { who, place, note }: Extract<Asked, { kind: 'message' }>,
  { desk, people }: ReceiveDeps,
): Promise<void> {
  const found = await Promise.all(
    mentionsIn(note.text).map(async (id) => [id, await people.nameOf(id)] as const),
  )
  const names = new Map(found.flatMap(([id, name]) => (name === null ? [] : [[id, name] as const])))
  await desk.note({ ...note, text: plainWords(note.text, names) }, { who, place })
}

function subjectOf(asked: Asked): object {
  switch (asked.kind) {
    case 'command':
      return { command: asked.command.kind }
    case 'list':
      return { digest: asked.digestId }
    case 'message':
      return { channel: asked.place, under: asked.note.under }
    case 'press':
      return { caseId: asked.caseId, action: asked.action }
  }
}
