import { KorvaError } from '../core/errors.ts'

/** A field of a source asks for a key that the environment does not have. `field` as the settings write it. */
export function missingKey(sourceId: string, key: string, field: string): KorvaError {
  return new KorvaError('key-missing', `Source "${sourceId}" has ${field}, which needs ${key}.`, {
    hint: `Set ${key} in .env, or remove ${field} from the source.`,
    retryable: false,
  })
}
