import { KorvaError } from '../../core/errors.ts'
import type { Subscription } from '../../core/listening-ports.ts'
import type { Clock } from '../../core/ports.ts'
import type { Source } from '../../core/source.ts'
import type { DocumentFetcher } from '../http/fetch-document.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { nameIt } from '../http/show-address.ts'

/** Ten days, in seconds: hubs shorten it as they like, and it is asked for again before its end. */
const lease = 864_000
/** 204 is the answer of hubs from before the standard, which confirm while they are asked. */
const taken = new Set([202, 204])
const hint = 'Nothing to do: the feed is polled as before.'

/**
 * Asks a hub to push a source's feed to a callback address (W3C WebSub, 5.1). Resolves once it took the wish; it confirms
 * by calling. On a private network only a hub on the source's own host is asked, where the settings allow that: a feed
 * names its hub, and nobody else may lead us there. The secret goes along to hubs without encryption as well: an unsigned
 * push is worth nothing to us. Throws KorvaErrors.
 */
export async function subscribeAt(
  { id, url: home }: Source,
  { hub, topic, secret }: Subscription,
  callback: string,
  { fetcher, clock }: { fetcher: DocumentFetcher; clock: Clock },
): Promise<void> {
  const form = new URLSearchParams({
    'hub.callback': callback,
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.secret': secret,
    'hub.lease_seconds': String(lease),
  })
  const url = hubAddress(id, hub)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/plain, */*;q=0.5' }
  const options = { method: 'POST', body: Buffer.from(`${form}`), home: new URL(home) }
  const answer = await fetcher.get(id, url, headers, options).catch((error) => {
    throw refused(nameIt(id, url), error)
  })
  if (taken.has(answer.status)) return
  const wait = retryAfterMs(answer.headers['retry-after'], clock())
  const said = `is the feed's hub, and did not take the subscription (status ${answer.status})`
  throw new KorvaError('hub-refused', `${nameIt(id, answer.url)} ${said}.`, {
    hint,
    ...(wait !== undefined && { retryAfterMs: wait }),
  })
}

function hubAddress(sourceId: string, hub: string): URL {
  const url = URL.parse(hub)
  if (url && /^https?:$/.test(url.protocol)) return url
  const message = `Source "${sourceId}" names a hub that is no web address.`
  throw new KorvaError('hub-refused', message, { hint, retryable: false })
}

/** The usual hint would mislead: what the settings allow helps only where the source is on that host too. */
function refused(what: string, error: unknown): unknown {
  if (!(error instanceof KorvaError) || error.code !== 'fetch-private-address') return error
  const message = `${what} is the feed's hub, and on a private network, which is not the source's own host or not allowed.`
  return new KorvaError('hub-refused', message, { hint, retryable: false })
}
