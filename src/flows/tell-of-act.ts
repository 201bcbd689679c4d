import { type Act, ownerOf } from '../core/case.ts'
import { describeEvent } from '../core/describe-event.ts'
import type { Case } from '../core/mention.ts'
import { type Owner, samePerson } from '../core/person.ts'
import type { Work } from '../core/store-ports.ts'
import { calledFor } from './case-people.ts'
import type { Parts } from './parts.ts'
import type { Change } from './save-change.ts'
import { tellThread } from './tell-thread.ts'

/** What the card itself shows well enough: nobody is told of it besides. */
const silent: Act['action'][] = ['claim', 'release']

/** Says below the cards what was done, and calls whom it concerns; never the one who did it. */
export async function tellOfAct(
  subject: Case,
  { act, next, who, place, inThread = false }: Change,
  work: Work,
  parts: Pick<Parts, 'settings'>,
): Promise<void> {
  if (silent.includes(act.action)) return
  const lines = describeEvent({ act, who }, parts.settings)
  const concerned = concernedBy(act, ownerOf(next) ?? ownerOf(subject.state))
  const called = concerned.filter((each) => !who || !samePerson(each, who))
  const calls = await calledFor(called, work, parts, who)
  const notAt = inThread ? place : null
  await tellThread(subject.id, { message: { lines, calls }, remind: null, notAt }, work)
}

/** Whoever has to know: to whom it was given, and whose case moves without them. */
function concernedBy(act: Act, owner: Owner | null): Owner[] {
  if (act.action === 'assign') return [act.to]
  if (act.action === 'came-back' || act.action === 'wake' || act.action === 'lapse')
    return owner ? [owner] : []
  return []
}
