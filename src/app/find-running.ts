import { type Environment, readEnvironment } from '../../config/environment.ts'
import { hostToOpen } from '../web/create-server.ts'
import { askRunning } from './ask-or-look.ts'
import { knock } from './knock.ts'

const withinMs = 3_000

/** Where the Korva of this environment listens on this machine; or, in words, why that is not known. */
export type Running = { url: string } | { unknown: string }

/**
 * Finds the Korva that runs: the one with the embedded database says it itself. One with Postgres may be anywhere, and is
 * looked for where HOST and PORT say.
 */
export async function findRunning(env: NodeJS.ProcessEnv): Promise<Running> {
  const environment = readEnvironment(env)
  const told = await askRunning<{ url: string }>(env, 'where')
  if (told) return told
  if ('folder' in environment.database) {
    return { unknown: `no Korva runs on ${environment.database.folder}` }
  }
  return findByPort(environment)
}

async function findByPort({ host, port }: Environment): Promise<Running> {
  if (port === 0) return { unknown: 'PORT=0 does not say where Korva listens' }
  const url = `http://${hostToOpen(host)}:${port}`
  const answer = await knock(`${url}/healthz`, {}, withinMs)
  return typeof answer === 'string' ? { unknown: `no Korva answers at ${url}` } : { url }
}
