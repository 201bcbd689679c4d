import { memberMay } from '../core/access.ts'
import { isClosed } from '../core/case.ts'
import { type CaseList, type Digest, type ListedCase, makeDigest, makeList } from '../core/case-list.ts'
import type { Delivery } from '../core/delivery-ports.ts'
import type { Asker } from '../core/ports.ts'
import type { Work } from '../core/store-ports.ts'
import { cardOf } from './card-of.ts'
import type { Parts } from './parts.ts'

type DigestParts = Pick<Parts, 'settings' | 'clock'>

/** A digest as its cases stand now. */
export async function digestOf(
  { id, content }: Pick<Delivery, 'id' | 'content'>,
  work: Work,
  parts: DigestParts,
): Promise<Digest> {
  const { settings, clock } = parts
  const waiting = await waitingIn(id, work, parts)
  const ids = waiting.map(({ caseId }) => caseId).join(',')
  return makeDigest(waiting, {
    ...{ id, locale: settings.locale, timezone: settings.timezone, now: clock() },
    quiet: content.kind === 'digest' && content.quiet,
    url: settings.publicUrl && ids ? `${settings.publicUrl}?ids=${ids}` : null,
  })
}

/** The list that a digest's button opens, for who may work its cases. Null: there is no such digest in this place. */
export async function listDigest(
  digestId: string,
  { who, place }: Asker,
  parts: DigestParts & Pick<Parts, 'store'>,
): Promise<CaseList | null> {
  const { settings, store, clock } = parts
  if (!/^[0-9a-f-]{36}$/.test(digestId) || !memberMay(settings.team, who)) return null
  const delivery = await store.direct.deliveries.get(digestId)
  if (delivery?.content.kind !== 'digest' || delivery.ref?.place !== place) return null
  const waiting = await waitingIn(digestId, store.direct, parts)
  return makeList(waiting, { locale: settings.locale, timezone: settings.timezone, now: clock() })
}

async function waitingIn(digestId: string, work: Work, parts: DigestParts): Promise<ListedCase[]> {
  const listed: ListedCase[] = []
  for (const id of await work.digests.cases(digestId)) {
    const subject = await work.cases.get(id)
    if (!subject || isClosed(subject.state)) continue
    const { caseId, kind, headline, title, text } = cardOf(subject, parts)
    listed.push({ caseId, kind, headline, title, text, dueAt: subject.dueAt })
  }
  return listed
}
