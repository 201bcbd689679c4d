import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import type { Dispatcher } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import { type Answer, follow } from './follow.ts'
import { hashFile } from './model-folder.ts'

/** How often an answer that breaks off is asked for again, from where it stopped. */
const mostAttempts = 4

/** A file to fetch, as far as it is known before. */
export interface RemoteFile {
  url: string
  /** Its name in the model's folder. */
  file: string
  /** Null: not said. */
  bytes: number | null
  /** What it must be, in hexadecimal; null: nobody says. */
  sha256: string | null
}

export interface Fetched {
  file: string
  bytes: number
  sha256: string
}

export interface Downloading {
  dispatcher: Dispatcher
  /** Told how many bytes are there by now. */
  progress: (file: string, done: number, bytes: number | null) => void
}

/**
 * Fetches one file to a path: into `<path>.part` first, going on where an earlier attempt stopped, then by its name once
 * size and checksum are right. Throws `model-broken-off`, which keeps the part, and `model-checksum`, which does not.
 */
export async function downloadFile(remote: RemoteFile, path: string, how: Downloading): Promise<Fetched> {
  // A part of another version of the file would spoil this one: what is known of the file is in the part's name.
  const part = `${path}.${shortHash(`${remote.url} ${remote.bytes} ${remote.sha256}`)}.part`
  for (let attempt = 1; !(await fetchRest(remote, part, how)); attempt++) {
    if (attempt === mostAttempts) throw brokenOff(remote)
  }
  const fetched = { bytes: await sizeOf(part), sha256: await hashFile(part) }
  if (remote.sha256 && fetched.sha256 !== remote.sha256) {
    await rm(part)
    throw wrongChecksum(remote, fetched.sha256)
  }
  await rename(part, path)
  return { file: remote.file, ...fetched }
}

/** Fetches what a part is missing. Resolves to whether it is whole by now. */
async function fetchRest(remote: RemoteFile, part: string, how: Downloading): Promise<boolean> {
  const have = await sizeOf(part)
  if (remote.bytes !== null && have === remote.bytes) return true
  const headers = have > 0 ? { range: `bytes=${have}-` } : {}
  const answer = await follow(remote.url, { method: 'GET', dispatcher: how.dispatcher, headers })
  if (answer.status === 416) {
    await answer.body.dump()
    await rm(part, { force: true })
    return false
  }
  if (answer.status !== 200 && answer.status !== 206) throw refused(remote, answer)
  const goesOn = answer.status === 206 && answer.headers['content-range']?.startsWith(`bytes ${have}-`)
  if (answer.status === 206 && !goesOn) throw refused(remote, answer)
  return append(answer, part, goesOn ? have : 0, { remote, how })
}

async function append(
  answer: Answer,
  part: string,
  from: number,
  { remote, how }: { remote: RemoteFile; how: Downloading },
): Promise<boolean> {
  const whole = remote.bytes ?? (answer.status === 200 ? answer.bytes : null)
  const file = await open(part, from > 0 ? 'a' : 'w', 0o600)
  let done = from
  try {
    for await (const chunk of answer.body) {
      await file.write(chunk)
      done += chunk.length
      how.progress(remote.file, done, whole)
    }
    await file.sync()
    return whole === null || done === whole
  } catch (error) {
    if (isOfDisk(error)) throw error
    return false
  } finally {
    await file.close()
  }
}

/** A full disk does not get better by asking again. */
const isOfDisk = (error: unknown) =>
  error instanceof Error && 'code' in error && /^E(?:NOSPC|DQUOT|IO|FBIG|ROFS)$/.test(String(error.code))

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

const brokenOff = ({ file }: RemoteFile) =>
  new KorvaError('model-broken-off', `${file} broke off ${mostAttempts} times`, {
    hint: 'Run the same command again: it goes on where it stopped.',
  })

const wrongChecksum = ({ file, sha256 }: RemoteFile, found: string) =>
  new KorvaError('model-checksum', `${file} has the SHA-256 ${found}, and should have ${sha256}`, {
    hint: 'It was thrown away. Check the checksum that was given; if it is right, somebody changed the file.',
    retryable: false,
  })

const refused = ({ file }: RemoteFile, { status }: Answer) =>
  new KorvaError('model-refused', `The server does not give ${file} (${status})`, {
    hint: 'Check the name of the model; one that asks for a licence to be accepted has to be fetched by hand.',
    retryable: false,
  })
