import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KorvaError } from '../core/errors.ts'

/**
 * Takes a folder for this process alone: two processes on one embedded database corrupt it. Returns the function that
 * gives it back. A lock whose process is gone is taken over.
 *
 * Throws `data-folder-in-use` when a living process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'korva.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    if (createLock(file)) return () => rmSync(file, { force: true })
    const lock = readLock(file)
    if (lock === null) continue
    const holder = parseLock(lock)
    if (isAlive(holder)) throw inUse(folder, holder.pid)
    takeAway(file, lock)
  }
  throw inUse(folder, parseLock(readLock(file) ?? '').pid)
}

interface Holder {
  pid: number
  /** When the process started, in the kernel's ticks: a pid alone comes back after a restart of the machine. */
  started: string
}

/** Makes the lock with its content in one step (a hard link), so that nobody ever reads an empty one. */
function createLock(file: string): boolean {
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${process.pid} ${startOf(process.pid)}`)
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

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parseLock(lock: string): Holder {
  const [pid, started = ''] = lock.trim().split(' ')
  return { pid: Number(pid) || 0, started }
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

function isAlive({ pid, started }: Holder): boolean {
  if (pid === 0) return false
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

function inUse(folder: string, pid: number): KorvaError {
  return new KorvaError(
    'data-folder-in-use',
    `The data folder ${folder} is in use by another Korva (process ${pid}).`,
    { hint: 'Stop that one first, or give this one a folder of its own with KORVA_DATA.', retryable: false },
  )
}
