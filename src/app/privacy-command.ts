import { parseDuration } from '../../config/duration.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { instantOf } from '../core/zone-offset.ts'
import type { ExportPage } from '../flows/export-author.ts'
import { plainLine } from './draw-table.ts'
import { askPrivacy } from './privacy-questions.ts'
import { nameOfUser } from './teaching-questions.ts'

type Env = NodeJS.ProcessEnv

/** Erases what an author wrote where `yes` says so, else says how much that would be. */
export async function forgetCommand(
  env: Env,
  author: string,
  { source, yes }: { source?: string; yes?: boolean },
): Promise<void> {
  const wish = { author, sourceId: source ?? null, by: yes ? nameOfUser() : null }
  const { items } = await askPrivacy(env, 'forget', wish)
  const where = source ? ` from ${source}` : ''
  const count = `${items} ${items === 1 ? 'item' : 'items'}`
  print(
    yes
      ? [`Erased the words, the address and the author of ${count}${where}. What was counted stays.`]
      : [
          `${count} by "${plainLine(author)}"${where} would be erased. Nothing was changed.`,
          'The same with --yes erases them for good; `korva export` shows them.',
        ],
  )
}

/** Prints all that is kept of an author: a line of JSON an item. */
export async function exportCommand(
  env: Env,
  author: string,
  { source }: { source?: string },
): Promise<void> {
  const wish = { author, sourceId: source ?? null, by: nameOfUser() }
  let items = 0
  for (let after: number | null = 0; after !== null; ) {
    const { records, next }: ExportPage = await askPrivacy(env, 'export', { ...wish, after })
    if (records.length > 0) print(records.map((record) => JSON.stringify(record)))
    items += records.length
    after = next
  }
  if (items === 0) process.stderr.write(`Nothing by "${plainLine(author)}" is kept.\n`)
}

/** Prints the audit log, the latest first. */
export async function auditCommand(
  env: Env,
  { case: caseId, since, limit, json }: { case?: number; since?: string; limit: number; json?: boolean },
): Promise<void> {
  const wish = {
    most: limit,
    ...(caseId !== undefined && { caseId }),
    ...(since !== undefined && { since: sinceWhen(env, since).toISOString() }),
  }
  const { answer, report } = await askPrivacy(env, 'audit', wish)
  print(json ? [JSON.stringify(report)] : [answer.title, ...answer.lines.map(plainLine)])
}

/** So long ago, or from the beginning of a day in the settings' time zone on. */
function sinceWhen(env: Env, text: string): Date {
  const ago = parseDuration(text)
  if (ago !== null) return new Date(Date.now() - ago)
  return instantOf(new Date(`${text}T00:00:00Z`), readSettings(env, kinds).settings.timezone)
}

const print = (lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
