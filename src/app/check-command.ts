import { readEnvironment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { KorvaError } from '../core/errors.ts'
import type { Reach } from '../core/ports.ts'
import { checkTerm } from '../match/check-term.ts'
import { askRunning, toLook } from './ask-or-look.ts'
import { checkAll } from './check-all.ts'
import { checkWithoutDatabase } from './check-without-database.ts'
import { compose, type Korva } from './compose.ts'
import { findRunning } from './find-running.ts'
import { pressOwnButtons } from './press-own-button.ts'

/** Checks everything and prints a line for each, with what to do below what failed. Resolves to whether all is well. */
export async function checkCommand(env: NodeJS.ProcessEnv): Promise<boolean> {
  // What the settings say now must hold at the next start, whatever the running Korva was started with.
  readSettings(env, kinds, checkTerm)
  const reached = [
    ...((await askRunning<Reach[]>(env, 'check')) ?? (await look(env))),
    ...(await pressWhereItRuns(env)),
  ]
  for (const { what, ok, detail, hint } of reached) {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${what}: ${detail}\n${hint ? `       ${hint}\n` : ''}`)
  }
  return reached.every(({ ok }) => ok)
}

async function pressWhereItRuns(env: NodeJS.ProcessEnv): Promise<Reach[]> {
  const running = await findRunning(env)
  if ('url' in running) {
    return pressOwnButtons({ local: running.url, environment: readEnvironment(env), now: new Date() })
  }
  return [{ what: 'own buttons', ok: true, detail: `not pressed: ${running.unknown}`, hint: null }]
}

async function look(env: NodeJS.ProcessEnv): Promise<Reach[]> {
  const ingredients = toLook(env)
  let korva: Korva
  try {
    korva = await compose(ingredients)
  } catch (error) {
    if (!isOfDatabase(error)) throw error
    return checkWithoutDatabase(error, ingredients.environment, ingredients.loaded, ingredients)
  }
  try {
    return await checkAll(korva)
  } finally {
    await korva.close()
  }
}

const isOfDatabase = (error: unknown) =>
  error instanceof KorvaError && /^(database|data-folder)-/.test(error.code)
