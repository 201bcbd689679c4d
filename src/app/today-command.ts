import { readEnvironment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import { type Answer, describeToday } from '../core/report.ts'
import { reportToday } from '../flows/report-today.ts'
import { askLocalDoor } from '../web/local-door.ts'
import { compose, type Ingredients } from './compose.ts'
import { createLog } from './create-log.ts'
import { secretsIn } from './secrets.ts'

/** Prints today's report: asked of the Korva that runs on the data folder, else read from the database. */
export async function todayCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const { title, lines } = (await askRunning<Answer>(env, 'today')) ?? (await readToday(env))
  process.stdout.write(`${[title, ...lines].join('\n')}\n`)
}

/** Asks the Korva that has the embedded database open. Null where none does. */
export async function askRunning<T>(env: NodeJS.ProcessEnv, question: string): Promise<T | null> {
  const { database } = readEnvironment(env)
  return 'folder' in database ? ((await askLocalDoor(database.folder, question)) as T | null) : null
}

/** What a command goes by that only looks: nothing is started, and nothing logged. */
export function toLook(env: NodeJS.ProcessEnv): Ingredients {
  const log = createLog('silent', secretsIn(env))
  return { environment: readEnvironment(env), loaded: readSettings(env), clock: () => new Date(), log }
}

async function readToday(env: NodeJS.ProcessEnv): Promise<Answer> {
  const korva = await compose(toLook(env))
  try {
    return describeToday(await reportToday(korva.parts), korva.parts.settings)
  } finally {
    await korva.close()
  }
}
