import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { unescape as unescapePercents } from 'node:querystring'
import { describeError, KorvaError } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'

/**
 * A door for the command line: the embedded database has one process, so `korva today` asks the one that runs. It is a
 * Unix socket in the data folder: its owner may ask.
 */
export type LocalQuestions = Record<string, (about: string) => Promise<unknown>>

const doorIn = (folder: string) => join(folder, 'korva.sock')

/** Opens the door; resolves to the function that closes it. Where sockets are not to be had, there is none. */
export async function openLocalDoor(
  folder: string,
  questions: LocalQuestions,
  log: Log,
): Promise<() => Promise<void>> {
  const path = doorIn(folder)
  rmSync(path, { force: true })
  const server = createServer((incoming, response) => {
    const [question = '', about = ''] = (incoming.url ?? '/').slice(1).split('/', 2)
    if (!Object.hasOwn(questions, question)) return response.writeHead(404).end()
    questions[question]!(unescapePercents(about)).then(
      (value) => response.end(JSON.stringify(value)),
      (error) => response.writeHead(500).end(JSON.stringify(describeError(error))),
    )
  })
  const opened = await new Promise<boolean>((done) => {
    server.once('error', (error) => {
      log.debug({ error: describeError(error) }, 'No local door for the command line')
      done(false)
    })
    server.listen(path, () => {
      chmodSync(path, 0o600)
      done(true)
    })
  })
  return async () => {
    if (!opened) return
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

/**
 * Asks the Korva that runs on this data folder, about something where the question wants it. Null where none answers;
 * throws a KorvaError for what it could not do.
 */
export function askLocalDoor(folder: string, question: string, about = ''): Promise<unknown | null> {
  return new Promise((done, fail) => {
    const path = `/${question}/${encodeURIComponent(about)}`
    const asked = request({ socketPath: doorIn(folder), path }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => {
        if (response.statusCode === 200) done(JSON.parse(body))
        else if (response.statusCode === 500) fail(refusalIn(body))
        else done(null)
      })
    })
    asked.on('error', () => done(null))
    asked.end()
  })
}

function refusalIn(body: string): KorvaError {
  const { code, message, hint } = JSON.parse(body)
  return new KorvaError(code, message, hint ? { hint } : {})
}
