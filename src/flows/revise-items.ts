import type { Said } from '../core/case.ts'
import type { Case } from '../core/mention.ts'
import type { Source } from '../core/source.ts'
import type { StoredItem, StoredMention, Work } from '../core/store-ports.ts'
import { lastSaid, saidIn, takeEdit } from './come-back.ts'
import { channelsFor, type Found, needsPerson, pastOr } from './found.ts'
import type { Judgement } from './judge-items.ts'
import type { News } from './keep-news.ts'
import type { Parts } from './parts.ts'
import { placeItems } from './place-items.ts'

type ReviseParts = Pick<Parts, 'settings' | 'clock'>

/** What an edit came to. */
interface Revised {
  /** The mentions that need a person only since the edit. */
  changed: Found[]
  /** The cases whose cards are on show with the old words. */
  shown: number[]
}

/** Puts the new words of edited items in place of the old ones and judges their mentions anew. */
export async function reviseItems(
  source: Source,
  { edited: brought, judged }: Pick<News, 'edited' | 'judged'>,
  work: Work,
  parts: ReviseParts,
): Promise<Revised> {
  if (brought.length === 0) return { changed: [], shown: [] }
  const before = await saidBefore(brought, work)
  // Its rows stay locked until the end: another process that saw the same edit waits here, and then finds the cases.
  const edited = await work.items.edit(brought)
  const known = Map.groupBy(
    await work.mentions.of(edited.map(({ itemId }) => itemId)),
    ({ itemId }) => itemId,
  )
  const held = edited.filter(({ item }) => judged.has(item.id))
  const placed = await work.stories.of(held.map(({ itemId }) => itemId))
  const stories = await placeItems(held, source, work, parts, placed)
  const changed: Found[] = []
  const shown: number[] = []
  for (const stored of edited) {
    const mentions = known.get(stored.itemId) ?? []
    for (const judgement of judged.get(stored.item.id) ?? []) {
      const mention = mentions.find(({ brandId }) => brandId === judgement.brandId)
      const found = await revise(source, { stored, judgement, before: mention }, work, parts)
      if (found) changed.push({ ...found, storyId: stories.get(stored.itemId)! })
      const said = mention?.caseId && before.get(mention.mentionId)
      if (mention?.caseId && said) {
        const edit = { caseId: mention.caseId, before: said, item: stored.item, mentionId: mention.mentionId }
        await takeEdit({ ...edit, mention: judgement }, work, parts)
      }
    }
    // The words on its card are other ones even where it is not about the brand any more.
    shown.push(...mentions.flatMap(({ caseId }) => caseId ?? []))
  }
  return { changed, shown }
}

/** What stood there before, by mention, of those that have a case. */
async function saidBefore(edited: StoredItem[], work: Work): Promise<Map<number, Said>> {
  const said = new Map<number, Said>()
  for (const { mentionId, caseId } of await work.mentions.of(edited.map(({ itemId }) => itemId))) {
    const subject = caseId === null ? null : await work.cases.get(caseId)
    if (!subject) continue
    const own = subject.mention.id === mentionId
    said.set(mentionId, own ? saidIn(subject.mention.item) : await saidAgain(subject, mentionId, work))
  }
  return said
}

/** What a customer's later text said, which another one may have followed. */
async function saidAgain(subject: Case, mentionId: number, { cases }: Work): Promise<Said> {
  for (const { act } of (await cases.events(subject.id)).toReversed()) {
    if ('mentionId' in act && act.mentionId === mentionId) return act.after
  }
  return lastSaid(subject)
}

interface Revision {
  stored: StoredItem
  judgement: Judgement
  /** The mention of the same brand in the old words. */
  before: StoredMention | undefined
}

/** Stores one judgement; gives it back where it is the edit that makes it need a person. */
async function revise(
  source: Source,
  { stored, judgement: judged, before }: Revision,
  work: Work,
  parts: ReviseParts,
): Promise<Omit<Found, 'storyId'> | null> {
  const { item, itemId } = stored
  const now = parts.clock()
  // What people have in hand already is hidden no more.
  const judgement = before?.caseId ? { ...judged, hiddenBy: null } : judged
  const mention = { ...judgement, writtenAt: pastOr(now, item.updatedAt), seenAt: now }
  const channels = channelsFor(source, mention, parts)
  if (before) await work.mentions.revise(before.mentionId, judgement)
  const mentionId = before?.mentionId ?? (await work.mentions.add([{ itemId, mention }]))[0]!
  if (!needsPerson(judgement, channels)) return null
  if (before && (before.caseId !== null || needed(source, before, parts))) return null
  return { sourceId: source.id, itemId, mentionId, item, mention, channels }
}

/** One that needed a person before and has no case was passed over on purpose: it was there before the first poll. */
const needed = (source: Source, before: StoredMention, parts: ReviseParts) =>
  needsPerson(before, channelsFor(source, before, parts))
