import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../../src/store/engine.ts'
import { migrate } from '../../src/store/migrate.ts'
import { engines } from '../support/databases.ts'

const files = readdirSync(new URL('../../src/store/migrations/', import.meta.url)).sort()

describe.each(engines)('migrations on $name', ({ name, make }) => {
  it('run once, however many start at the same time', async () => {
    const { database, drop } = await make()
    const first = await openEngine(database)
    const second = name === 'postgres' ? await openEngine(database) : first
    await Promise.all([migrate(first), migrate(second), migrate(first)])
    const { rows } = await sql<{ name: string }>`select name from korva.migrations`.execute(first.db)
    expect(rows.map((row) => row.name)).toEqual(files)
    await first.close()
    if (second !== first) await second.close()
    await drop()
  })
})
