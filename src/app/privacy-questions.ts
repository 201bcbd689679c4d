import type { AuditWish } from '../core/case-ports.ts'
import { describeAudit } from '../core/describe-audit.ts'
import { type ExportPage, type ExportWish, exportAuthor } from '../flows/export-author.ts'
import { type ForgetWish, forgetAuthor } from '../flows/forget-author.ts'
import { listAudit } from '../flows/list-audit.ts'
import type { Parts } from '../flows/parts.ts'
import type { LocalQuestions } from '../web/local-door.ts'
import { askOrLook } from './ask-or-look.ts'
import type { Korva } from './compose.ts'
import { localQuestions } from './local-questions.ts'
import type { Told } from './teaching-questions.ts'
import { withoutJobs } from './without-jobs.ts'
import { wrongUse } from './wrong-use.ts'

/** The audit log from an instant on, which comes as text (ISO 8601). */
export type AuditQuestion = Omit<AuditWish, 'since'> & { since?: string }

/** What the commands about privacy and the audit log ask: the same of a Korva that runs and of one that only looks. */
const questions = {
  async forget(wish: ForgetWish, parts: Parts): Promise<{ items: number }> {
    await checkSource(wish.sourceId, parts)
    return forgetAuthor(wish, parts)
  },
  async export(wish: ExportWish, parts: Parts): Promise<ExportPage> {
    await checkSource(wish.sourceId, parts)
    return exportAuthor(wish, parts)
  },
  async audit({ since, ...wish }: AuditQuestion, parts: Parts): Promise<Told> {
    const report = await listAudit({ ...wish, ...(since && { since: new Date(since) }) }, parts)
    return { answer: describeAudit(report, parts.settings), report }
  },
}

type Questions = typeof questions

/** Those questions for the local door. */
export const privacyQuestions = (parts: Parts): LocalQuestions => localQuestions(questions, parts)

/** Asks the Korva that runs on the data folder, else looks in the database. */
export function askPrivacy<Name extends keyof Questions>(
  env: NodeJS.ProcessEnv,
  name: Name,
  about: Parameters<Questions[Name]>[0],
): Promise<Awaited<ReturnType<Questions[Name]>>> {
  type Reply = Awaited<ReturnType<Questions[Name]>>
  const question = questions[name] as (about: unknown, parts: Parts) => Promise<Reply>
  const look = ({ parts }: Korva) => question(about, { ...parts, store: withoutJobs(parts.store) })
  return askOrLook<Reply>(env, name, look, JSON.stringify(about))
}

/** Sources that the settings have no more are known as well: what they brought is kept. */
async function checkSource(id: string | null, { settings, store }: Parts): Promise<void> {
  if (id === null) return
  const known = new Set([
    ...settings.sources.map((source) => source.id),
    ...(await store.direct.sources.all()).keys(),
  ])
  if (known.has(id)) return
  throw wrongUse(`There is no source "${id}".`, `There are: ${[...known].toSorted().join(', ')}.`)
}
