import type { Kysely } from 'kysely'
import type { ConstructorOptions as QueueOptions } from 'pg-boss'
import type { Tables } from './tables.ts'

/** Where the data lives: a folder of the embedded engine, or a Postgres address. */
export type Database = { folder: string } | { url: string }

/** One of the two engines, opened. The rest of the store does not know which one it is. */
export interface Engine {
  kind: 'embedded' | 'postgres'
  /** Where it is, fit for a log: no password. */
  where: string
  db: Kysely<Tables>
  /** How the job queue reaches the same database. */
  queue: Pick<QueueOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  /** Calls back with the payload of each notification, until the returned function is called. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>
  /** Gives the room of deleted and changed rows back to new ones, where the engine does not do so by itself. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** The schema that the tables live in, so that a shared database stays tidy. */
export const schema = 'korva'

/** Opens the engine that the settings name. */
export async function openEngine(database: Database): Promise<Engine> {
  if ('url' in database) return (await import('./postgres.ts')).openPostgres(database.url)
  return (await import('./embedded.ts')).openEmbedded(database.folder)
}
