import { describeError, KorvaError } from '../core/errors.ts'

/** What the system says of a file that cannot be read, in words. `what` names the file or its source. */
export function unreadable(what: string, cause: unknown): KorvaError {
  const { code, message } = describeError(cause)
  const reason = reasons[code] ?? (code === 'unexpected' ? message : code)
  return new KorvaError('file-unreadable', `${what} cannot be read: ${reason}.`, {
    hint: 'Check the path of the source in the settings, and who may read the file.',
    cause,
  })
}

const reasons: Record<string, string> = {
  ENOENT: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
}
