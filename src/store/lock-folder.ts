import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { KorvaError } from '../core/errors.ts'

/** How often the holder touches its lock, and how old the touch of one that lives can be. */
const touchMs = 5_000
const deadAfterMs = 20_000

/**
 * Takes a folder for this process alone: two processes on one embedded database corrupt it. Returns the function that
 * gives it back. A lock whose process is gone is taken over: at once where its process id can be looked up here; where
 * it cannot (another container on the same volume), when it has not been touched for 20 s.
 *
 * Throws `data-folder-in-use` when a living process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'korva.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    if (createLock(file)) return keepLock(file)
    const lock = readLock(file)
    if (lock === null) continue
    const holder = parseLock(lock)
    if (isAlive(holder, file)) throw inUse(folder, holder)
    takeAway(file, lock)
  }
  throw inUse(folder, parseLock(readLock(file) ?? ''))
}

interface Holder {
  pid: number
  /** When the process started, in the kernel's ticks: a pid alone comes back after a restart of the machine. */
  started: string
  /** The kernel's name of the space that the pid counts in; each container has its own. */
  space: string
}

/** Makes the lock with its content in one step (a hard link), so that nobody ever reads an empty one. */
function createLock(file: string): boolean {
  const own = `${file}.${process.pid}.${pidSpace().replace(/\W/g, '')}`
  writeFileSync(own, `${process.pid} ${startOf(process.pid)} ${pidSpace()}`)
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function keepLock(file: string): () => void {
  const timer = setInterval(() => touch(file), touchMs).unref()
  return () => {
    clearInterval(timer)
    rmSync(file, { force: true })
  }
}

function touch(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // The folder is gone or read-only: the database itself says so better.
  }
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parseLock(lock: string): Holder {
  const [pid, started = '', space = ''] = lock.trim().split(' ')
  return { pid: Number(pid) || 0, started, space }
}

/** Removes a stale lock, unless somebody else was faster and it is theirs by now: then it is put back. */
function takeAway(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function isAlive({ pid, started, space }: Holder, file: string): boolean {
  if (pid === 0) return false
  if (space !== pidSpace()) return Date.now() - statSync(file).mtimeMs < deadAfterMs
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return started === startOf(pid)
}

/** The start time of a process from /proc; the same word for all where there is none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

function pidSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return 'unknown'
  }
}

function inUse(folder: string, { pid, space }: Holder): KorvaError {
  const where = space === pidSpace() ? `process ${pid}` : `process ${pid} of another container`
  return new KorvaError(
    'data-folder-in-use',
    `The data folder ${folder} is in use by another Korva (${where}).`,
    {
      hint: 'Stop that one first (20 s after a crash in another container), or give this one a folder of its own with KORVA_DATA.',
      retryable: false,
    },
  )
}
