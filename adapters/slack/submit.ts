import { describeError } from '../../src/core/errors.ts'
import type { ClickOutcome, Desk, Log } from '../../src/core/ports.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { plain } from './escape.ts'
import type { Submission } from './parse-submission.ts'
import type { People } from './people.ts'
import { createSentForms } from './sent-forms.ts'

/** What Slack is answered: null closes the form, else it stays open with these words at its fields. */
export type FormAnswer = { response_action: 'errors'; errors: Record<string, string> } | null

export interface SubmitDeps {
  desk: Desk
  log: Log
  t: Translate
  people: People
}

/** Of the words at one field. */
const mostWords = 500

/**
 * Does what a sent form asks for. It closes only once that is saved; else it stays open and says why, with all that was
 * filled in. Never throws.
 */
export function createSubmit({ desk, log, t, people }: SubmitDeps) {
  const once = createSentForms<FormAnswer>((answer) => answer === null)

  const act = async (form: Submission): Promise<FormAnswer> => {
    const { caseId, action, place, input } = form
    try {
      const who = await people.identify(form.who)
      return answerTo(await desk.act({ caseId, action, who, place, input }), form, t)
    } catch (error) {
      const fields = { platform: 'slack', caseId, action, ...describeError(error) }
      log.error(fields, 'A form from Slack could not be saved')
      return errorsAt(form, {}, t('chat.failed'))
    }
  }

  return (form: Submission): Promise<FormAnswer> => once(form, () => act(form))
}

/** That it is not known yet whether it was saved: the form stays open, and sent again it is not done twice. */
export const stillWorking = (form: Submission, t: Translate): FormAnswer => errorsAt(form, {}, t('chat.slow'))

function answerTo(outcome: ClickOutcome, form: Submission, t: Translate): FormAnswer {
  switch (outcome.outcome) {
    case 'done':
      return null
    case 'invalid': {
      const faults = outcome.dialog.fields.flatMap(({ name, fault }) => (fault ? [[name, fault]] : []))
      return errorsAt(form, Object.fromEntries(faults), outcome.message)
    }
    case 'ask':
      return errorsAt(form, {}, t('chat.unfinished'))
    default:
      return errorsAt(form, {}, outcome.message)
  }
}

/** Slack shows errors only at fields that the form has: what belongs to none of them is told at the first. */
function errorsAt({ drawn }: Submission, faults: Record<string, string>, otherwise: string): FormAnswer {
  const [first = 'form'] = drawn
  const known = Object.entries(faults).filter(([name]) => drawn.includes(name))
  const rest = Object.entries(faults).filter(([name]) => !drawn.includes(name))
  const errors = Object.fromEntries(known)
  const words = [errors[first], ...rest.map(([, fault]) => fault)].filter((each) => each !== undefined)
  const told = words.length ? words.join(' ') : known.length ? undefined : otherwise
  const all = { ...errors, ...(told === undefined ? {} : { [first]: told }) }
  const cut = Object.entries(all).map(([name, fault]) => [name, plain(fault, mostWords)])
  return { response_action: 'errors', errors: Object.fromEntries(cut) }
}
