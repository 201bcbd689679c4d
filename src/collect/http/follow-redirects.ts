import type { Dispatcher } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import { abandon } from './read-body.ts'
import { nameIt } from './show-address.ts'

const redirects = new Set([301, 302, 303, 307, 308])
const hint = 'Open the address in a browser and put the one it ends at into the settings.'

/**
 * Asks for an address and for those that it redirects to, `limit` of them at most, and gives the first answer that is no
 * redirect with its address. `ask` checks each address anew; `what` names source and address in its messages.
 */
export async function followRedirects(
  sourceId: string,
  first: URL,
  limit: number,
  ask: (what: string, url: URL) => Promise<Dispatcher.ResponseData>,
): Promise<{ answer: Dispatcher.ResponseData; url: URL }> {
  let url = first
  for (let hop = 0; hop <= limit; hop++) {
    const what = nameIt(sourceId, url)
    const answer = await ask(what, url)
    if (!redirects.has(answer.statusCode)) return { answer, url }
    abandon(answer.body)
    url = nextAddress(what, url, answer.headers.location)
  }
  const message = `${nameIt(sourceId, first)} redirects more than ${limit} times.`
  throw new KorvaError('fetch-too-many-redirects', message, { hint })
}

function nextAddress(what: string, from: URL, location: string | string[] | undefined): URL {
  const next = URL.parse([location].flat()[0] ?? '', from.href)
  if (next && location && /^https?:$/.test(next.protocol)) return next
  throw new KorvaError('fetch-bad-redirect', `${what} redirects to something that is no web address.`, {
    hint,
  })
}
