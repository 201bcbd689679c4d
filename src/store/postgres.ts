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
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'korva',
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
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
    queue: { connectionString: url, max: 4 },
    async listen(channel, listener) {
      const end = await keepListening(url, channel, listener)
      listeners.add(end)
      return async () => {
        listeners.delete(end)
        await end()
      }
    },
    async close() {
      await Promise.all([...listeners].map((end) => end()))
      await db.destroy()
    },
  }
}

/** A connection of its own that listens, and comes back when it is lost. */
async function keepListening(url: string, channel: string, listener: (payload: string) => void) {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let ended = false
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'korva listen', keepAlive: true })
    next.on('notification', ({ payload }) => listener(payload ?? ''))
    next.on('error', () => {})
    next.on('end', () => again())
    await next.connect()
    if (ended) return next.end()
    client = next
    await next.query(`listen ${channel}`)
  }
  const again = () => {
    if (ended) return
    client = null
    timer = setTimeout(() => connect().catch(again), reconnectMs)
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
