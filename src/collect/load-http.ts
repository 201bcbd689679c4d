import type { Clock, PollMemory } from '../core/ports.ts'
import { explainStatus } from './http/explain-status.ts'
import type { DocumentFetcher } from './http/fetch-document.ts'
import { nameIt } from './http/show-address.ts'
import { conditionalHeaders, freshValidators, rememberValidators } from './http/validators.ts'
import type { Loaded } from './source-kind.ts'

/**
 * Reads an http(s) source, unless its server says that nothing changed: by a 304, or by the same ETag on a 200, which
 * servers behind some caches send. Throws KorvaErrors.
 */
export async function loadHttp(
  source: { id: string; url: URL },
  memory: PollMemory,
  accept: string,
  { fetcher, clock }: { fetcher: DocumentFetcher; clock: Clock },
): Promise<Loaded> {
  const known = freshValidators(memory, clock())
  const answer = await fetcher.get(source.id, source.url, { accept, ...conditionalHeaders(known) })
  const asked = known.etag !== undefined || known.lastModified !== undefined
  if (answer.status === 304 && asked) return { changed: false, memory }
  if (answer.status < 200 || answer.status > 299) {
    throw explainStatus(nameIt(source.id, answer.url), answer, clock())
  }
  // The memory stays as it is, so that the validators' age goes on counting.
  if (known.etag !== undefined && answer.headers.etag === known.etag) return { changed: false, memory }
  const contentType = [answer.headers['content-type']].flat()[0]
  return {
    changed: true,
    document: { bytes: answer.bytes, url: answer.url.href, ...(contentType && { contentType }) },
    memory: rememberValidators(answer.headers, clock()),
  }
}
