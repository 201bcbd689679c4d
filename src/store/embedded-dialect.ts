import type { PGlite } from '@electric-sql/pglite'
import { type DatabaseConnection, type Driver, PGliteDialect } from 'kysely'
import type { Mutex } from './mutex.ts'

/**
 * Kysely's dialect for PGlite, with turns. PGlite has one session and Kysely's driver hands it to everybody at once: a
 * query beside a transaction would run inside it, and be rolled back with it.
 */
export class EmbeddedDialect extends PGliteDialect {
  readonly #mutex: Mutex

  constructor(pglite: PGlite, mutex: Mutex) {
    super({ pglite })
    this.#mutex = mutex
  }

  override createDriver(): Driver {
    const driver = super.createDriver()
    const turns = new WeakMap<DatabaseConnection, () => void>()
    const acquire = driver.acquireConnection.bind(driver)
    driver.acquireConnection = async (options) => {
      const release = await this.#mutex.lock()
      const connection = await acquire(options)
      turns.set(connection, release)
      return connection
    }
    driver.releaseConnection = async (connection) => turns.get(connection)?.()
    return driver
  }
}
