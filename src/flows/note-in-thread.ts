import { denialOf, memberMay } from '../core/access.ts'
import { mostNote } from '../core/dialog.ts'
import { cleanPerson } from '../core/person.ts'
import type { Asker } from '../core/ports.ts'
import { shorten } from '../core/shorten.ts'
import type { ThreadNote } from '../core/thread.ts'
import { transition } from '../core/transition.ts'
import { auditRefusal } from './audit-change.ts'
import { channelOf } from './case-channels.ts'
import type { Parts } from './parts.ts'
import { saveChange } from './save-change.ts'

const tries = 10

/**
 * Keeps what was written below a card as a note of its case, once, however often the chat tells of it. False: no card of
 * ours stands there, or who wrote it may not. Nobody is answered: it is a conversation of people.
 */
export async function noteInThread(
  note: ThreadNote,
  asker: Asker,
  parts: Pick<Parts, 'settings' | 'store' | 'addressBook' | 'clock'>,
): Promise<boolean> {
  const { store, settings, clock } = parts
  const text = shorten(note.text.toWellFormed().trim(), mostNote)
  const who = cleanPerson(asker.who)
  const { platform, place, under: message } = note
  const [card] = await store.direct.deliveries.find({ platform, place, message })
  if (!text || card?.caseId == null) return false
  if (memberMay(settings.team, who)) await store.direct.directory.see(who, clock())
  for (let attempt = 0; attempt < tries; attempt++) {
    const subject = await store.direct.cases.get(card.caseId)
    if (!subject) return false
    const channel = await channelOf(asker, subject.mention.brandId, parts)
    const about = { state: subject.state, brandId: subject.mention.brandId }
    const act = { action: 'note' as const, text }
    const denial = denialOf({ action: act.action, who, channel }, about, settings)
    const decided = transition(subject, act, { who, at: clock(), leaseMs: null })
    if (denial || !decided.ok) {
      const refused = { who, place, action: act.action }
      const code = denial ?? (decided.ok ? '' : decided.refusal.code)
      await auditRefusal(subject, refused, code, { audit: store.direct.audit, at: clock() })
      return false
    }
    const change = { act, next: decided.next, who, place, inThread: true }
    const kept = await store
      .transaction(async (work) => {
        if (!(await work.threads.keep(note, subject.id))) return true
        if (await saveChange(subject, change, work, parts)) return true
        throw stale
      })
      .catch((error) => (error === stale ? false : Promise.reject(error)))
    if (kept) return true
  }
  return false
}

/** The case changed meanwhile: what was begun is taken back, and decided again. */
const stale = new Error('the case changed meanwhile')
