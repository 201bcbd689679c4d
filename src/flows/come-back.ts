import { authorKey } from '../core/author.ts'
import { type Act, answeredAt, type CaseState, isClosed, type Said } from '../core/case.ts'
import type { FeedItem } from '../core/feed-item.ts'
import type { Case } from '../core/mention.ts'
import type { NewMention, Work } from '../core/store-ports.ts'
import { transition } from '../core/transition.ts'
import { channelsFor, type Found } from './found.ts'
import { bringCase } from './hold-case.ts'
import { channelsOf, promiseOf } from './open-case.ts'
import type { Parts } from './parts.ts'
import { saveChange } from './save-change.ts'
import { sourceOf } from './source-of.ts'

type BackParts = Pick<Parts, 'settings' | 'clock'>

/** A customer who writes again within these days means the same trouble. */
const rememberMs = 30 * 24 * 3_600_000
const tries = 10

/**
 * Gives another angry text of an author at the same source to the case that an earlier one opened, which is open again
 * where it was closed or answered. Returns those that are nobody's second text: they open cases of their own.
 */
export async function joinReturns(found: Found[], work: Work, parts: BackParts): Promise<Found[]> {
  const alone: Found[] = []
  for (const each of found) if (!(await joinReturn(each, work, parts))) alone.push(each)
  return alone
}

async function joinReturn(found: Found, work: Work, parts: BackParts): Promise<boolean> {
  const { sourceId, mentionId, item, mention } = found
  if (authorKey(item.author) === null || mention.verdict.label !== 'negative') return false
  const since = new Date(mention.writtenAt.getTime() - rememberMs)
  const caseId = await work.caseClock.ofAuthor({
    sourceId,
    brandId: mention.brandId,
    author: item.author!,
    since,
  })
  const earlier = caseId === null ? null : await work.cases.get(caseId)
  if (!earlier || earlier.mention.id === mentionId || !continues(earlier.state)) return false
  await work.caseClock.join(mentionId, earlier.id)
  const again = { action: 'came-back' as const, after: saidIn(item), mentionId }
  return change(earlier.id, again, { mention, writtenAt: mention.writtenAt }, work, parts)
}

/** What was no complaint of a customer's, or enough of it, is not gone on with: the new text stands for itself. */
function continues(state: CaseState): boolean {
  return (
    state.state !== 'dismissed' ||
    state.why === null ||
    state.why === 'no-answer' ||
    state.why === 'duplicate'
  )
}

/** What a customer changed in what they wrote, with how it is judged now. */
export interface Edit {
  caseId: number
  before: Said
  item: FeedItem
  mentionId: number
  mention: Pick<NewMention, 'brandId' | 'verdict'>
}

/**
 * Takes an edit to its case. Angry words or fewer stars after an answer open it again; anything else that is more than a
 * slip of the pen is shown, before and after. A slip is not worth a word.
 */
export async function takeEdit(edit: Edit, work: Work, parts: BackParts): Promise<void> {
  const { caseId, before, item, mentionId, mention } = edit
  const after = saidIn(item)
  if (!isMaterial(before, after)) return
  const subject = await work.cases.get(caseId)
  // Another process may have seen the same edit, and been faster.
  const known = subject?.returned?.after
  if (!subject || (known?.text === after.text && known.rating === after.rating)) return
  const better = before.rating !== null && after.rating !== null && after.rating > before.rating
  const waits = subject.kind === 'complaint' && !isClosed(subject.state) && answeredAt(subject.state) === null
  const again = mention.verdict.label === 'negative' && !better && !waits && continues(subject.state)
  const act = { action: again ? ('came-back' as const) : ('changed' as const), before, after, mentionId }
  const writtenAt = item.updatedAt && item.updatedAt <= parts.clock() ? item.updatedAt : parts.clock()
  await change(caseId, act, { mention, writtenAt }, work, parts)
}

type Back = Omit<Extract<Act, { action: 'came-back' | 'changed' }>, 'before'> & { before?: Said }

interface Written {
  mention: Pick<NewMention, 'brandId' | 'verdict'>
  writtenAt: Date
}

/** Somebody may work on the case at the same moment: what is decided is decided on what it is by then. */
async function change(
  caseId: number,
  back: Back,
  { mention, writtenAt }: Written,
  work: Work,
  parts: BackParts,
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const subject = await work.cases.get(caseId)
    if (!subject) return false
    const act = { ...back, before: back.before ?? lastSaid(subject) } as Act
    const decided = transition(subject, act, {
      who: null,
      at: parts.clock(),
      leaseMs: parts.settings.lease?.ms ?? null,
    })
    if (!decided.ok) return false
    const { sourceId } = subject.mention
    const anew = act.action === 'came-back' && beginsAnew(subject)
    const promise = anew ? promiseOf({ sourceId, mention, writtenAt }, parts.settings) : undefined
    const saved = await saveChange(
      subject,
      {
        act,
        next: decided.next,
        who: null,
        place: null,
        ...(promise && { promise, kind: 'complaint' as const }),
      },
      work,
      parts,
    )
    if (!saved) continue
    if (promise && subject.kind === 'praise') await bringComplaint(subject, mention, work, parts)
    return true
  }
  return false
}

/** What was praise has no card where complaints are worked: it gets one now. */
async function bringComplaint(subject: Case, mention: Written['mention'], work: Work, parts: BackParts) {
  const source = sourceOf(parts.settings, subject.mention.sourceId)
  const channels = source ? channelsFor(source, mention, parts) : []
  for (const channel of channelsOf(channels, mention.brandId, parts.settings)) {
    await bringCase(subject.id, mention.verdict.severity, channel, work, parts)
  }
}

/** Who still waits for a first answer was promised it by then. */
const beginsAnew = ({ kind, state }: Case) =>
  kind === 'praise' || isClosed(state) || answeredAt(state) !== null

export const saidIn = ({ title, text, rating }: Pick<FeedItem, 'title' | 'text' | 'rating'>): Said => ({
  text: text ?? title ?? '',
  rating,
})

/** What the customer said last. */
export const lastSaid = ({ returned, mention }: Case): Said => returned?.after ?? saidIn(mention.item)

/** Other stars, or more than a tenth of the words other ones, and not just one. */
function isMaterial(before: Said, after: Said): boolean {
  if (before.rating !== after.rating) return true
  const [one, other] = [before, after].map(({ text }) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)))
  const differing = one!.symmetricDifference(other!).size
  return differing >= 3 && differing / one!.union(other!).size > 0.1
}
