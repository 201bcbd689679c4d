import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../../src/store/engine.ts'
import { migrate } from '../../src/store/migrate.ts'
import { engines } from '../support/databases.ts'

describe.each(engines)('migrations on $name', ({ name, make }) => {
  it('run once, however many start at the same time', async () => {
    const { database, drop } = await make()
    const first = await openEngine(database)
    const second = name === 'postgres' ? await openEngine(database) : first
    await Promise.all([migrate(first), migrate(second), migrate(first)])
    const { rows } = await sql<{ name: string }>`select name from korva.migrations`.execute(first.db)
    expect(rows.map((row) => row.name)).toEqual(['001-first.sql', '002-listening.sql'])
    await first.close()
    if (second !== first) await second.close()
    await drop()
  })
})
