import type { CaseAction } from '../../src/core/case.ts'
import type { Person } from '../../src/core/person.ts'
import { actOnCase } from '../../src/flows/act-on-case.ts'
import { createTaught } from '../../src/flows/load-taught.ts'
import { adjust } from '../../src/score/lessons.ts'
import type { engines } from './databases.ts'
import { inputFor, makeFlowParts, makeItem } from './flow-parts.ts'
import { makeVerdict } from './make-verdict.ts'

export const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }

/**
 * The flows as they are when a team teaches: what it taught is read from the database, and moves the verdicts of a scorer
 * that knows one word. The baseline of the source `news` is heard.
 */
export async function makeTeachingFlow(make: (typeof engines)[number]['make']) {
  const flow = await makeFlowParts(make)
  const { parts } = flow
  parts.taught = createTaught(parts)
  parts.score = async (inputs, lessons) =>
    inputs.map((input) => {
      const negative = input.text.includes('awful')
      const verdict = negative
        ? makeVerdict({ score: -0.6, confidence: 0.7 })
        : makeVerdict({ label: 'neutral', score: 0, severity: 'low', confidence: 0.7 })
      return adjust(verdict, input, lessons)
    })
  await flow.poll()
  let counter = 0
  return {
    ...flow,
    /** Has the source bring a text, and resolves to the id of the case that it opened; null: none. */
    async bring(text: string, changes: Partial<ReturnType<typeof makeItem>> = {}): Promise<number | null> {
      const before = await caseIds()
      await flow.poll({ ...makeItem(`item-${++counter}`, 1, text), ...changes })
      return (await caseIds()).find((id) => !before.includes(id)) ?? null
    },
    /** Has somebody click on a card. */
    click: (caseId: number | null, action: CaseAction) =>
      actOnCase({ caseId: caseId!, action, who: aino, place: 'C1', input: inputFor(action) }, parts),
  }

  async function caseIds(): Promise<number[]> {
    return (await parts.store.direct.lists.list({}, 100)).map(({ id }) => id)
  }
}

export type TeachingFlow = Awaited<ReturnType<typeof makeTeachingFlow>>
