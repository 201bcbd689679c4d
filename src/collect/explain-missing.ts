import { KorvaError } from '../core/errors.ts'
import { nameIt } from './http/show-address.ts'
import type { Refusal } from './source-kind.ts'

/** Says of what is not there (404) what its kind of source knows to do about it; the rest goes by its status. */
export function explainMissing(source: { id: string; url: URL }, said: string, hint: string) {
  return ({ status }: Refusal): KorvaError | null =>
    status === 404
      ? new KorvaError('fetch-not-found', `${nameIt(source.id, source.url)} ${said} (status 404).`, { hint })
      : null
}
