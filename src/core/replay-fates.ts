import type { Fate, ReplayMention } from './replay.ts'

/** A customer who writes again within these days means the same trouble: see `flows/come-back.ts`. */
const rememberMs = 30 * 24 * 3_600_000

/**
 * What becomes of each mention, in the order in which customers wrote. A story has one case a brand: of the mention that
 * had it when it was heard, else of the first item that told it, else of the first that needs somebody.
 */
export function replayFates(mentions: ReplayMention[]): { mention: ReplayMention; fate: Fate }[] {
  const inOrder = mentions.toSorted(
    (a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || a.mentionId - b.mentionId,
  )
  const tellers = pickTellers(inOrder)
  const complained = new Map<string, number>()
  return inOrder.map((mention) => ({ mention, fate: fateOf(mention, tellers, complained) }))
}

function pickTellers(inOrder: ReplayMention[]): Set<ReplayMention> {
  const rank = ({ hadCase, itemId, storyId }: ReplayMention) => (hadCase ? 2 : itemId === storyId ? 1 : 0)
  const tellers = new Map<string, ReplayMention>()
  for (const mention of inOrder) {
    if (mention.kind === null) continue
    const name = JSON.stringify([mention.storyId, mention.brandId])
    const teller = tellers.get(name)
    if (!teller || rank(mention) > rank(teller)) tellers.set(name, mention)
  }
  return new Set(tellers.values())
}

function fateOf(mention: ReplayMention, tellers: Set<ReplayMention>, complained: Map<string, number>): Fate {
  if (mention.hidden) return 'hidden'
  if (mention.kind === null) return 'calm'
  if (!tellers.has(mention)) return 'copy'
  return isAgain(mention, complained) ? 'again' : 'case'
}

/** Notes who complained, so that their next word is known for the same trouble. */
function isAgain(mention: ReplayMention, complained: Map<string, number>): boolean {
  const { author, sourceId, brandId, kind, negative, hadCase, taught } = mention
  if (author === null || kind !== 'complaint') return false
  const name = JSON.stringify([sourceId, brandId, author])
  const at = mention.writtenAt.getTime()
  const before = complained.get(name)
  // What the team called no complaint is not gone on with.
  if (!taught) complained.set(name, at)
  return negative && !hadCase && before !== undefined && at - before <= rememberMs
}
