import type { Parts } from '../flows/parts.ts'
import type { LocalQuestions } from '../web/local-door.ts'

/** What commands ask, each about a value: the same of a Korva that runs and of one that only looks. */
type Questions = Record<string, (about: never, parts: Parts) => Promise<unknown>>

/** Such questions for the local door, which hands over what they are about as JSON. */
export function localQuestions(questions: Questions, parts: Parts): LocalQuestions {
  return Object.fromEntries(
    Object.entries(questions).map(([name, question]) => [
      name,
      (about: string) => question(JSON.parse(about) as never, parts),
    ]),
  )
}
