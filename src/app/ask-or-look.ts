import { readEnvironment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { checkTerm } from '../match/check-term.ts'
import { askLocalDoor } from '../web/local-door.ts'
import { compose, type Ingredients, type Korva } from './compose.ts'
import { createLog } from './create-log.ts'
import { secretsIn } from './secrets.ts'

/** Asks the Korva that runs on the data folder; where none does, opens the database for a look. */
export async function askOrLook<T>(
  env: NodeJS.ProcessEnv,
  question: string,
  look: (korva: Korva) => Promise<T>,
  about?: string,
): Promise<T> {
  const answer = await askRunning<T>(env, question, about)
  if (answer !== null) return answer
  const korva = await compose(toLook(env))
  try {
    return await look(korva)
  } finally {
    await korva.close()
  }
}

/** Asks the Korva that has the embedded database open. Null where none does. */
export async function askRunning<T>(
  env: NodeJS.ProcessEnv,
  question: string,
  about?: string,
): Promise<T | null> {
  const { database } = readEnvironment(env)
  return 'folder' in database ? ((await askLocalDoor(database.folder, question, about)) as T | null) : null
}

/** What a command goes by that only looks: nothing is started, and nothing logged. */
export function toLook(env: NodeJS.ProcessEnv): Ingredients {
  const log = createLog('silent', secretsIn(env))
  return {
    environment: readEnvironment(env),
    loaded: readSettings(env, kinds, checkTerm),
    clock: () => new Date(),
    log,
  }
}
