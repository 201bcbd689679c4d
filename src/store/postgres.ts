import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { KorvaError } from '../core/errors.ts'
import { type Engine, schema } from './engine.ts'
import type { Tables } from './tables.ts'

const connections = 8
const reconnectMs = 1000

/**
 * Opens a Postgres database, version 14 or newer. Throws `database-unreachable` when it does not answer within 10 s.
 */
export async function openPostgres(url: string): Promise<Engine> {
  // A server that went away without a word is noticed, and not waited for without end.
  const server = { connectionString: url, keepAlive: true }
  const pool = new pg.Pool({
    ...server,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'korva',
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // One that breaks while it is used tells the query as well.
  pool.on('connect', (client) => client.on('error', () => {}))
  await pool.query('select 1').catch(async (cause) => {
    await pool.end()
    throw unreachable(url, cause)
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema)
  const listeners = new Set<() => Promise<void>>()
  return {
    kind: 'postgres',
    where: describeUrl(url),
    db,
    queue: { ...server, max: 4 },
    async listen(channel, listener) {
      const end = await keepListening(url, channel, listener)
      listeners.add(end)
      return async () => {
        listeners.delete(end)
        await end()
      }
    },
    // The server does it.
    async tidy() {},
    async close() {
      await Promise.all([...listeners].map((end) => end()))
      await db.destroy()
    },
  }
}

/** A connection of its own that listens, and comes back when it is lost: one attempt at a time. */
async function keepListening(url: string, channel: string, listener: (payload: string) => void) {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let ended = false
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'korva listen', keepAlive: true })
    next.on('error', () => {})
    next.on('notification', ({ payload }) => listener(payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    // Only now: a connection that fails while it is made tells so twice.
    next.on('end', again)
    client = next
    if (ended) await next.end()
  }
  const again = () => {
    if (ended || timer) return
    client = null
    timer = setTimeout(() => {
      timer = null
      connect().catch(again)
    }, reconnectMs)
  }
  await connect()
  return async () => {
    ended = true
    if (timer) clearTimeout(timer)
    await client?.end()
  }
}

function unreachable(url: string, cause: unknown): KorvaError {
  const reason =
    cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : String(cause)
  return new KorvaError(
    'database-unreachable',
    `The database ${describeUrl(url)} does not answer: ${reason}.`,
    {
      hint: 'Check DATABASE_URL and that the server runs, or leave DATABASE_URL out to use the embedded database.',
      cause,
    },
  )
}

function describeUrl(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}
