import { fork } from 'node:child_process'
import { existsSync, fsyncSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { Kysely } from 'kysely'
import { fromPglite } from 'pg-boss'
import { KorvaError } from '../core/errors.ts'
import { EmbeddedDialect } from './embedded-dialect.ts'
import { type Engine, schema } from './engine.ts'
import { lockFolder } from './lock-folder.ts'
import { Mutex } from './mutex.ts'
import type { Tables } from './tables.ts'

/** int8 as text, as node-postgres gives it: both engines answer a count alike. */
const parsers = { 20: (value: string) => value }

/** Postgres' parameters: PGlite starts with fsync off (`-F`), which loses commits when the machine stops. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
]

/**
 * Opens the embedded database in a folder, which is made when it is not there.
 *
 * Throws `data-folder-in-use` when another process has it, `data-folder-unusable` when it cannot be written.
 */
export async function openEmbedded(folder: string): Promise<Engine> {
  const home = resolve(folder)
  makeFolder(home)
  const unlock = lockFolder(home)
  try {
    const files = join(home, 'database')
    if (!existsSync(files)) await initialise(files)
    const pglite = await openSynced(files)
    return engineOf(pglite, home, unlock)
  } catch (cause) {
    unlock()
    throw cause instanceof KorvaError ? cause : unusable(home, cause)
  }
}

function engineOf(pglite: PGlite, home: string, unlock: () => void): Engine {
  const mutex = new Mutex()
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(pglite, mutex) }).withSchema(schema)
  const queue = fromPglite(pglite)
  return {
    kind: 'embedded',
    where: home,
    db,
    queue: {
      backend: 'pglite',
      db: { ...queue, executeSql: (text, values) => mutex.run(() => queue.executeSql(text, values)) },
    },
    listen: async (channel, listener) => {
      const unlisten = await mutex.run(() => pglite.listen(channel, listener))
      return () => mutex.run(() => unlisten())
    },
    async close() {
      await db.destroy()
      unlock()
    },
  }
}

/**
 * Opens the files so that a commit is on the disk before it is confirmed: PGlite's file system has no fsync of its
 * own, and Postgres takes the missing one for a success.
 */
async function openSynced(files: string): Promise<PGlite> {
  const pglite = await PGlite.create(files, { startParams, parsers })
  const { stream_ops } = (pglite.Module as unknown as { NODEFS: { stream_ops: StreamOps } }).NODEFS
  stream_ops.fsync = (stream) => {
    fsyncSync(stream.nfd)
    return 0
  }
  return pglite
}

interface StreamOps {
  fsync?: (stream: { nfd: number }) => number
}

/**
 * Makes a new database in a process of its own, whose 650 MB of memory go back at its end. It grows beside its place
 * and is moved there when it is whole, so that a start that was cut off leaves nothing half-made.
 */
async function initialise(files: string): Promise<void> {
  const growing = `${files}.new`
  rmSync(growing, { recursive: true, force: true })
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const script = fileURLToPath(new URL(`./initialise-embedded.${extension}`, import.meta.url))
  const child = fork(script, [growing], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-2000)
  })
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done))
  if (code !== 0) throw new Error(complaint.trim() || `the first initialisation ended with ${code}`)
  renameSync(growing, files)
}

function makeFolder(home: string): void {
  try {
    mkdirSync(home, { recursive: true })
  } catch (cause) {
    throw unusable(home, cause)
  }
}

function unusable(home: string, cause: unknown): KorvaError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new KorvaError(
    'data-folder-unusable',
    `The embedded database in ${home} cannot be opened: ${reason}`,
    {
      hint: 'Check that the folder may be written and the disk has room, or set KORVA_DATA to another folder.',
      cause,
    },
  )
}
