import { userInfo } from 'node:os'
import { describeLessons, describeRules, describeUndone } from '../core/describe-teaching.ts'
import type { Answer } from '../core/report.ts'
import type { LessonWish } from '../core/teaching-ports.ts'
import { acceptRule, addRule, dropRule, type WeighedRule } from '../flows/accept-rule.ts'
import type { RuleDraft } from '../flows/learn-taught.ts'
import { listLessons, undoLessons } from '../flows/list-lessons.ts'
import type { Parts } from '../flows/parts.ts'
import { previewQuery, type QueryQuestion } from '../flows/preview-query.ts'
import { listRules } from '../flows/propose-rules.ts'
import type { LocalQuestions } from '../web/local-door.ts'
import { askOrLook } from './ask-or-look.ts'
import { localQuestions } from './local-questions.ts'

/** An answer in words, and all of it for `--json`. */
export interface Told {
  answer: Answer
  report: unknown
}

/** Lessons that the terminal lists. */
const mostLessons = 200

/** What the commands about teaching ask: the same of a Korva that runs and of one that only looks. */
const questions = {
  preview: (question: QueryQuestion, parts: Parts) => previewQuery(question, parts),
  async lessons(_: null, parts: Parts): Promise<Told> {
    const report = await listLessons(mostLessons, parts)
    return { answer: describeLessons(report, parts.settings), report }
  },
  async 'lessons-undo'(wish: LessonWish, parts: Parts): Promise<Told> {
    const report = await undoLessons(wish, parts)
    return { answer: describeUndone(report.undone.length, report.effect, parts.settings), report }
  },
  async rules(_: null, parts: Parts): Promise<Told> {
    const report = await listRules(parts)
    return { answer: describeRules(report, parts.settings), report }
  },
  'rules-accept': (wish: { number: number; by: string }, parts: Parts): Promise<WeighedRule> =>
    acceptRule(wish, parts),
  'rules-add': (wish: RuleDraft & { by: string | null }, parts: Parts): Promise<WeighedRule> =>
    addRule(wish, parts),
  async 'rules-drop'(id: number, parts: Parts): Promise<true> {
    await dropRule(id, parts)
    return true
  },
}

type Questions = typeof questions
type About<Name extends keyof Questions> = Parameters<Questions[Name]>[0]
type Reply<Name extends keyof Questions> = Awaited<ReturnType<Questions[Name]>>

/** Those questions for the local door. */
export const teachingQuestions = (parts: Parts): LocalQuestions => localQuestions(questions, parts)

/** Asks the Korva that runs on the data folder, else looks in the database. Times come as text from the one that runs. */
export function askTeaching<Name extends keyof Questions>(
  env: NodeJS.ProcessEnv,
  name: Name,
  about: About<Name>,
): Promise<Reply<Name>> {
  const question = questions[name] as (about: About<Name>, parts: Parts) => Promise<Reply<Name>>
  return askOrLook<Reply<Name>>(env, name, ({ parts }) => question(about, parts), JSON.stringify(about))
}

/** The name under which the one at the terminal is known to this machine. */
export function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return `user ${process.getuid?.() ?? ''}`.trim()
  }
}
