import { type CaseState, transition } from '../core/case.ts'
import { describeOutcome } from '../core/describe-outcome.ts'
import { KorvaError } from '../core/errors.ts'
import type { Case } from '../core/mention.ts'
import { cleanPerson } from '../core/person.ts'
import type { Click, ClickOutcome } from '../core/ports.ts'
import { textsFor } from '../core/texts/index.ts'
import { cardOf } from './card-of.ts'
import { redrawJob } from './job-for.ts'
import type { Parts } from './parts.ts'
import { teach } from './teach.ts'

type ActParts = Pick<Parts, 'settings' | 'store' | 'clock'>

const tries = 10

/**
 * Does what somebody clicked. The transition decides; it is saved with its event only on the version that it was
 * decided on, else decided again; and in the same transaction every copy of the card is sent to be redrawn.
 */
export async function actOnCase(clicked: Click, parts: ActParts): Promise<ClickOutcome> {
  const click = { ...clicked, who: cleanPerson(clicked.who) }
  const t = textsFor(parts.settings.locale)
  for (let attempt = 0; attempt < tries; attempt++) {
    const subject = await parts.store.direct.cases.get(click.caseId)
    if (!subject) return { outcome: 'unknown-case', message: t('chat.unknownCase') }
    const decided = transition(subject.state, click.action, click.who, parts.clock())
    if (!decided.ok) {
      const { refusal } = decided
      const message = describeOutcome(t, click.action, refusal)
      return { outcome: 'refused', refusal, message, card: cardOf(subject, parts) }
    }
    const changed = { ...subject, state: decided.next, version: subject.version + 1 }
    if (!(await save(click, subject, changed.state, parts))) continue
    return {
      outcome: 'done',
      message: describeOutcome(t, click.action, null),
      card: cardOf(changed, parts),
    }
  }
  throw new KorvaError('case-busy', `Case ${click.caseId} changed ${tries} times while an action waited`)
}

function save(click: Click, subject: Case, next: CaseState, { store, clock }: ActParts) {
  const { caseId, action, who } = click
  const at = clock()
  return store.transaction(async (work) => {
    if (!(await work.cases.save(caseId, subject.version, next, { action, who, at }))) return false
    await teach(subject, next, { who, at }, work)
    for (const copy of await work.deliveries.find({ caseId })) await work.jobs.send(redrawJob(copy))
    return true
  })
}
