import { type ChildProcess, spawn } from 'node:child_process'
import fs, {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { openEngine } from '../../src/store/engine.ts'
import { engines, type TestDatabase } from '../support/databases.ts'

const embedded = engines.find(({ name }) => name === 'embedded')!
const dropped: TestDatabase[] = []
const makeFolder = async () => {
  const made = await embedded.make()
  dropped.push(made)
  return (made.database as { folder: string }).folder
}

afterEach(async () => {
  for (const made of dropped.splice(0)) await made.drop()
})

/** A process that opens the folder, and with `commit` commits numbers and prints each once it is confirmed. */
function openElsewhere(
  folder: string,
  commit: boolean,
): { child: ChildProcess; lines: AsyncIterator<string> } {
  const script = `
    import { sql } from 'kysely'
    import { openEngine } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/engine.ts'))}
    const { db } = await openEngine({ folder: process.argv[1] })
    await sql\`create table if not exists numbers (n integer)\`.execute(db)
    console.log('open')
    for (let n = 1; ${commit}; n++) {
      await sql\`insert into numbers values (\${n})\`.execute(db)
      console.log(n)
    }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(import.meta.dirname, '../..'),
  })
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() }
}

const kill = (child: ChildProcess) =>
  new Promise((done) => {
    child.on('exit', done)
    child.kill('SIGKILL')
  })

/** How often files were synced while something was done. */
async function countSyncs<T>(work: () => Promise<T>): Promise<{ synced: number; result: T }> {
  const original = fs.fsyncSync
  let synced = 0
  fs.fsyncSync = (handle) => {
    synced++
    original(handle)
  }
  syncBuiltinESMExports()
  try {
    const result = await work()
    return { synced, result }
  } finally {
    fs.fsyncSync = original
    syncBuiltinESMExports()
  }
}

describe('the embedded engine', () => {
  it('syncs every commit to the disk before it is confirmed', async () => {
    const engine = await openEngine({ folder: await makeFolder() })
    await sql`create table numbers (n integer)`.execute(engine.db)
    const { synced } = await countSyncs(async () => {
      for (let n = 0; n < 50; n++) await sql`insert into numbers values (${n})`.execute(engine.db)
    })
    const { rows } = await sql<{ fsync: string }>`show fsync`.execute(engine.db)
    expect(rows[0]?.fsync).toBe('on')
    expect(synced).toBeGreaterThanOrEqual(50)
    await engine.close()
  })

  it('keeps every confirmed commit when the process is killed, and syncs what it recovers', async () => {
    const folder = await makeFolder()
    const { child, lines } = openElsewhere(folder, true)
    let confirmed = 0
    while (confirmed < 40) confirmed = Number((await lines.next()).value) || 0
    await kill(child)
    const { synced, result: engine } = await countSyncs(() => openEngine({ folder }))
    expect(synced).toBeGreaterThan(0)
    const { rows } = await sql<{ most: number }>`select max(n) as most from numbers`.execute(engine.db)
    expect(rows[0]!.most).toBeGreaterThanOrEqual(confirmed)
    await engine.close()
  })

  it('refuses a folder that another process has, and says which', async () => {
    const folder = await makeFolder()
    const { child, lines } = openElsewhere(folder, false)
    await lines.next()
    await expect(openEngine({ folder })).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining(`process ${child.pid}`),
      hint: expect.stringContaining('KORVA_DATA'),
    })
    await kill(child)
    await (await openEngine({ folder })).close()
  })

  it('refuses a second opening by its own process', async () => {
    const folder = await makeFolder()
    const engine = await openEngine({ folder })
    await expect(openEngine({ folder })).rejects.toMatchObject({ code: 'data-folder-in-use' })
    await engine.close()
    expect(existsSync(join(folder, 'korva.lock'))).toBe(false)
  })

  it('takes over a lock whose process id belongs to another program by now', async () => {
    const folder = await makeFolder()
    writeFileSync(join(folder, 'korva.lock'), `${process.ppid} 1 ${readlinkSync('/proc/self/ns/pid')}`)
    const engine = await openEngine({ folder })
    expect(readFileSync(join(folder, 'korva.lock'), 'utf8')).toContain(String(process.pid))
    await engine.close()
  })

  it('says what to do when the lock cannot be taken', async () => {
    const folder = await makeFolder()
    mkdirSync(join(folder, 'korva.lock'))
    await expect(openEngine({ folder })).rejects.toMatchObject({ code: 'data-folder-unusable' })
  })

  it('lets a process of another container be, as long as it touches its lock', async () => {
    const folder = await makeFolder()
    const lock = join(folder, 'korva.lock')
    writeFileSync(lock, '1 1 pid:[1]')
    await expect(openEngine({ folder })).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining('another container'),
    })
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lock, longAgo, longAgo)
    await (await openEngine({ folder })).close()
  })

  it('gives the room of what was deleted to what comes next', async () => {
    const engine = await openEngine({ folder: await makeFolder() })
    await sql`create table jobs (n integer, data text)`.execute(engine.db)
    const sizeAfter = async (tidied: boolean) => {
      await sql`insert into jobs select n, repeat('x', 200) from generate_series(1, 2000) as n`.execute(
        engine.db,
      )
      await sql`delete from jobs`.execute(engine.db)
      if (tidied) await engine.tidy()
      const size = sql<{ size: number }>`select pg_relation_size('jobs')::int as size`
      return (await size.execute(engine.db)).rows[0]!.size
    }
    const [once, twice] = [await sizeAfter(false), await sizeAfter(false)]
    expect(twice).toBeGreaterThan(once * 1.5)
    for (let n = 0; n < 3; n++) expect(await sizeAfter(true)).toBeLessThanOrEqual(twice + once)
    expect(await sizeAfter(true)).toBe(0)
    await engine.close()
  })

  it('keeps what customers wrote to its own user', async () => {
    const folder = await makeFolder()
    await (await openEngine({ folder })).close()
    expect(statSync(join(folder, 'database')).mode & 0o077).toBe(0)
  })

  it('says what to do when the folder cannot be written', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(openEngine({ folder: join(file, 'data') })).rejects.toMatchObject({
      code: 'data-folder-unusable',
      hint: expect.stringContaining('KORVA_DATA'),
    })
  })
})

describe.skipIf(!inject('postgres'))('the Postgres engine', () => {
  it('says where it looked and what to do, without the password, when nothing answers', async () => {
    const opening = openEngine({ url: 'postgres://me:hunter22@127.0.0.1:1/none' })
    await expect(opening).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('127.0.0.1:1/none'),
      hint: expect.stringContaining('DATABASE_URL'),
    })
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('hunter22') })
  })
})
