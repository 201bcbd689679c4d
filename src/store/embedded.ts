import { fork } from 'node:child_process'
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { Kysely, sql } from 'kysely'
import { fromPglite } from 'pg-boss'
import { KorvaError } from '../core/errors.ts'
import { EmbeddedDialect } from './embedded-dialect.ts'
import { type Engine, schema } from './engine.ts'
import { lockFolder } from './lock-folder.ts'
import { Mutex } from './mutex.ts'
import type { Tables } from './tables.ts'

/** int8 as text, as node-postgres gives it: both engines answer a count alike. */
const parsers = { 20: (value: string) => value }

const ownerOnly = 0o700

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
  const unlock = lock(home)
  try {
    const files = join(home, 'database')
    if (!existsSync(files)) await initialise(files)
    // PGlite makes its files readable for everybody; what customers wrote is not everybody's.
    chmodSync(files, ownerOnly)
    const pglite = await PGlite.create({ fs: new SyncedFiles(files), startParams, parsers })
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
    // One process has no room for Postgres' autovacuum: polls alone would make the files grow by hundreds of MB a day.
    async tidy() {
      await sql`vacuum`.execute(db)
    },
    async close() {
      await db.destroy()
      unlock()
    },
  }
}

/**
 * The folder as PGlite mounts it, with an fsync: its file system for Node has none of its own, and Postgres takes the
 * missing one for a success. It is there before Postgres starts, so that a recovery after a crash is synced as well.
 */
class SyncedFiles extends NodeFS {
  override async init(pglite: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const initialised = await super.init(pglite, options)
    const addFsync = (module: PostgresModule) => {
      const { stream_ops } = module.NODEFS as unknown as { stream_ops: StreamOps }
      stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd)
        return 0
      }
    }
    const { emscriptenOpts } = initialised
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}

type PostgresModule = PGlite['Module']

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
  syncFolder(dirname(files))
}

/** So that the folder's new name is on the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function lock(home: string): () => void {
  try {
    return lockFolder(home)
  } catch (cause) {
    throw cause instanceof KorvaError ? cause : unusable(home, cause)
  }
}

function makeFolder(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: ownerOnly })
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
