import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PollMemory } from '../core/collector-ports.ts'
import { KorvaError } from '../core/errors.ts'
import type { Loaded } from './source-kind.ts'
import { unreadable } from './unreadable.ts'

/** The same as for what is fetched. */
const maxBytes = 5 * 1024 * 1024

/**
 * Reads a file source, unless it has the time and size that it had. Only what really lies below the settings' folder is
 * read, wherever links point. Throws KorvaErrors.
 */
export async function loadFile(
  source: { id: string; url: URL },
  memory: PollMemory,
  { settingsDir }: { settingsDir: string },
): Promise<Loaded> {
  const path = await realPath(source, settingsDir)
  // Not waiting for a writer, should it be a pipe; not following a link that came since.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  const file = await open(path, flags).catch((error) => Promise.reject(unreadable(nameFile(source), error)))
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw unreadable(nameFile(source), new Error('it is no ordinary file'))
    if (stat.size > maxBytes) throw tooLarge(source)
    const etag = `${stat.mtimeMs}-${stat.size}`
    if (memory.etag === etag) return { changed: false, memory }
    return { changed: true, document: { bytes: await file.readFile() }, memory: { etag } }
  } finally {
    await file.close()
  }
}

async function realPath(source: { id: string; url: URL }, settingsDir: string): Promise<string> {
  try {
    const [path, folder] = await Promise.all([realpath(fileURLToPath(source.url)), realpath(settingsDir)])
    if (isBelow(path, folder)) return path
  } catch (error) {
    throw unreadable(nameFile(source), error)
  }
  throw new KorvaError('file-outside', `${nameFile(source)} lies outside the settings' folder.`, {
    hint: 'Move the file next to the settings, or below them.',
    retryable: false,
  })
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function tooLarge(source: { id: string; url: URL }): KorvaError {
  return new KorvaError(
    'file-too-large',
    `${nameFile(source)} is larger than ${maxBytes / 1024 / 1024} MB.`,
    {
      hint: 'Keep the newest entries only.',
    },
  )
}

const nameFile = ({ id, url }: { id: string; url: URL }) => `Source "${id}": ${url.pathname}`
