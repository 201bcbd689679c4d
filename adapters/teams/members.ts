import { describeError } from '../../src/core/errors.ts'
import type { Asker, Clock, Log } from '../../src/core/ports.ts'
import type { BotFramework } from './bot-framework.ts'
import { channelOf, type Origin } from './parse-activity.ts'
import { within } from './within.ts'

/** How long an address is taken for true, and how long a question that failed is not asked again. */
const keepMs = { known: 60 * 60_000, failed: 60_000 }
/** People that are kept in mind. */
const most = 5_000

export interface MembersDeps {
  framework(): Promise<BotFramework>
  clock: Clock
  log: Log
  /** Milliseconds that a click waits for the answer of Teams. */
  memberMs: number
}

/**
 * Finds the e-mail address of whoever asks, by which one person is the same in all chats: Teams names it to the members'
 * conversation only. A click never fails for it, and hardly waits: without an answer it goes on without an address.
 */
export function createMembers({ framework, clock, log, memberMs }: MembersDeps) {
  const known = new Map<string, { until: number; email: Promise<string | null> }>()

  const ask = async ({ service, conversation, person, tenant }: Origin): Promise<string | null> => {
    const member = await (await framework()).member(service, channelOf(conversation), person)
    // In shared channels people of other organizations are met, whose administrators say what their address is.
    if (member.tenantId !== null && tenant !== null && member.tenantId !== tenant) return null
    return addressIn(member.email) ?? addressIn(member.userPrincipalName)
  }

  const look = (origin: Origin): Promise<string | null> => {
    const key = `${origin.tenant}\n${origin.who.id}`
    const now = clock().getTime()
    const found = known.get(key)
    if (found && found.until > now) return found.email
    const entry = { until: now + keepMs.known, email: ask(origin) }
    entry.email.catch(() => {
      entry.until = clock().getTime() + keepMs.failed
    })
    known.delete(key)
    known.set(key, entry)
    if (known.size > most) known.delete(known.keys().next().value!)
    return entry.email
  }

  return {
    /** Who asks, with their address where Teams gives it in time, and where: the channel's own id. */
    async identify(origin: Origin): Promise<Asker> {
      const place = channelOf(origin.conversation)
      const email = await within(look(origin), memberMs).catch((error) => {
        log.debug(describeError(error), 'Teams did not name the address of a person in time')
        return null
      })
      return { place, who: email ? { ...origin.who, email } : origin.who }
    },
  }
}

export type Members = ReturnType<typeof createMembers>

/** An address in small letters; null where it is none, or a guest's made-up one. */
function addressIn(text: string | null): string | null {
  const address = text?.trim().toLowerCase() ?? ''
  return /^[^\s@#]+@[^\s@#]+$/.test(address) ? address : null
}
