/** More new items at once than any feed brings between two polls. */
const mostFresh = 20
/** From so many on, more than half of a feed being new means that its publisher rebuilt it, or that we were away. */
const fewestOfHalf = 6
/** As many as a first poll announces are no flood, whatever they came with. */
const mostCards = 3

/**
 * Whether what a known feed brings at once is a flood, of which one notice tells instead of a card each.
 *
 * @param fresh how many items are new, or are new to people since an edit
 * @param whole how many items the feed holds; null where only news is brought (a hub's push, the signed inbox)
 */
export function isFlood({ fresh, whole }: { fresh: number; whole: number | null }): boolean {
  if (fresh > mostFresh) return true
  return whole !== null && fresh >= fewestOfHalf && fresh > whole / 2
}

/** Whether so many cases of a flood are told of by one notice: a few are cards as ever, since nobody can claim a notice. */
export const isDigest = (cases: number): boolean => cases > mostCards
