import type { CaseState } from '../core/case.ts'
import type { Case } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import type { Work } from '../core/store-ports.ts'

/**
 * Keeps what a change of a case teaches, in the transaction of the change: a lesson where it was dismissed with one, which
 * is taken back when it is open again. A case that was answered is evidence as well, of the other kind.
 */
export async function teach(
  { id: caseId, state: before, mention }: Case,
  next: CaseState,
  { who, at }: { who: Person; at: Date },
  work: Pick<Work, 'lessons'>,
): Promise<void> {
  if (next.state === 'dismissed' && next.lesson) {
    const { id: mentionId, brandId } = mention
    await work.lessons.add({ mentionId, caseId, brandId, kind: next.lesson, who, at })
  } else if (next.state === 'open' && before.state === 'dismissed' && before.lesson) {
    await work.lessons.takeBack({ caseId }, at)
  } else if (next.state === 'resolved' || before.state === 'resolved') {
    await work.lessons.grow()
  }
}
