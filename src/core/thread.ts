import type { NoticeLine } from './notice.ts'
import type { Called } from './team.ts'

/** What is said below a card: a reminder, a note from elsewhere. Strangers' words may be in it. Stored as JSON. */
export interface ThreadMessage {
  lines: NoticeLine[]
  /** Who is called by it, so that their chat tells them. */
  calls: Called[]
}

/** What somebody wrote below a card, verified. */
export interface ThreadNote {
  platform: 'slack' | 'teams'
  /** The channel or conversation, and the message that the thread hangs on, in the platform's ids. */
  place: string
  under: string
  /** The message's own id: the same one when the platform tells of it again. */
  id: string
  text: string
}
