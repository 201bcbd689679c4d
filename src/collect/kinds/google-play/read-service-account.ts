import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'

/** What a key file of a service account holds of what we need; `private_key_id` names the key to Google. */
const keySchema = z
  .object({
    type: z.literal('service_account'),
    client_email: z.string().min(1),
    private_key: z.string().startsWith('-----BEGIN'),
    private_key_id: z.string().optional(),
  })
  .transform(({ client_email: email, private_key: key, private_key_id: keyId }) => ({
    email,
    key,
    ...(keyId && { keyId }),
  }))

/**
 * The service account of a key file, read at each poll, so that a new key holds at once. Throws `key-unreadable`;
 * neither the path nor what the file holds is told.
 */
export async function readServiceAccount(sourceId: string, path: string) {
  const what = `Source "${sourceId}": the file that GOOGLE_PLAY_CREDENTIALS names`
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code ?? 'unknown'})`
    throw unreadable(`${what} ${why}.`, 'Check the path in .env, and who may read the file.')
  })
  const key = keySchema.safeParse(parsed(text))
  if (key.success) return key.data
  throw unreadable(
    `${what} is no key of a service account.`,
    'Create a key of the type JSON for the service account in the Google Cloud console, and name that file.',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const unreadable = (message: string, hint: string) => new KorvaError('key-unreadable', message, { hint })
