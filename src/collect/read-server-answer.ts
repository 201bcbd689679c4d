import type { z } from 'zod'
import { describeError, KorvaError } from '../core/errors.ts'
import { readAnswer } from './read-answer.ts'
import type { AboutDocument } from './source-kind.ts'

/**
 * The JSON answer of a server that the settings name: what is none is most often another server, or one that wants people
 * to sign in. `server` says what it should be, e.g. `a Mastodon server`. Throws KorvaErrors.
 */
export function readServerAnswer<Shape extends z.ZodType>(
  bytes: Uint8Array,
  about: AboutDocument,
  shape: Shape,
  server: string,
): z.output<Shape> {
  try {
    return readAnswer(bytes, about, shape)
  } catch (error) {
    const { code, message } = describeError(error)
    throw new KorvaError(code, message, {
      hint: `Check that the address in the settings is that of ${server}, and that it shows its pages without signing in.`,
    })
  }
}
