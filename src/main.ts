import { readEnvironment } from '../config/environment.ts'
import { type FoundSettings, readSettings } from '../config/read-settings.ts'
import { createLog } from './app/create-log.ts'
import { secretsIn } from './app/secrets.ts'
import { type RunningKorva, startKorva } from './app/start-korva.ts'
import { kinds } from './collect/kinds/index.ts'
import { describeError } from './core/errors.ts'
import type { Log } from './core/ports.ts'
import { checkTerm } from './match/check-term.ts'

/** The platform's limit after SIGTERM is usually 10 s: by then we are gone, whatever still hangs. */
const exitLimitMs = 9_500

/** Runs Korva until SIGTERM or SIGINT. Throws what stops the start. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const environment = readEnvironment(env)
  const loaded = readSettings(env, kinds, checkTerm)
  const log = createLog(environment.logLevel, secretsIn(env))
  // A library's forgotten promise must not end the listening; a fault in the program itself must.
  process.on('unhandledRejection', (error) =>
    log.error({ error: describeError(error) }, 'A promise failed unseen'),
  )
  const running = await startKorva({ environment, loaded, clock: () => new Date(), log })
  const closed = !environment.loopbackOnly && environment.web.token === null
  if (closed) log.warn({ host: environment.host }, `The web inbox is closed: ${whyClosed}`)
  introduce(loaded, closed ? null : running.url)
  const { database } = environment
  const where = 'folder' in database ? `embedded in ${database.folder}` : 'Postgres'
  log.info({ url: running.url, settings: loaded.file, database: where, pid: process.pid }, 'ready')
  stopOnSignal(running, log)
}

const whyClosed = 'HOST lets other machines in, and KORVA_WEB_TOKEN is not set. Set it, or HOST=127.0.0.1.'

/** Three lines for the person at the terminal. Standard output is for the log. */
function introduce({ isExample, file, settings }: FoundSettings, url: string | null): void {
  const brands = settings.brands.map(({ name }) => name).join(', ')
  const lines = [
    `Korva listens to ${settings.sources.length} sources for mentions of ${brands}, and brings the unhappy ones to your team.`,
    url
      ? `Open ${url} for the inbox: claim a card, answer the customer, resolve it.`
      : `The inbox is closed: ${whyClosed}`,
    isExample
      ? `These are samples from ${file}. Copy it to config/korva.yaml for your own brands and sources; README.md has Slack and Teams.`
      : `The settings are in ${file}.`,
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

function stopOnSignal(running: RunningKorva, log: Log): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'Stopping: finishing what is in hand')
    const limit = setTimeout(() => {
      log.error({}, 'Something still hangs; leaving without it')
      process.exit(1)
    }, exitLimitMs)
    running.stop().then(
      () => {
        clearTimeout(limit)
        log.info({}, 'stopped')
        process.exit(0)
      },
      (error) => {
        log.error({ error: describeError(error) }, 'Stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
