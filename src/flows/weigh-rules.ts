import { setImmediate } from 'node:timers/promises'
import type { ArchivedItem } from '../core/teaching-ports.ts'
import { compileQuery, type QueryMatcher } from '../match/compile-query.ts'
import { askable } from './hide-by-rules.ts'
import type { RuleDraft } from './learn-taught.ts'
import type { FlowSettings, Parts } from './parts.ts'

/** What a rule would have done to the mentions of the last days. */
export interface RuleWeight {
  /** Mentions that it finds. */
  hidden: number
  /** Of these, those that the team answered. */
  resolved: number
}

export const ruleDays = 30
const day = 24 * 60 * 60_000

/** What each rule would have hidden of the mentions that were seen in the last 30 days. Throws `bad-query`. */
export async function weighRules(
  drafts: RuleDraft[],
  { settings, store, clock }: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<RuleWeight[]> {
  const rules = drafts.map((draft) => ({ ...draft, matcher: compileQuery(draft.query) }))
  const weights = drafts.map((): RuleWeight => ({ hidden: 0, resolved: 0 }))
  if (rules.length === 0) return weights
  const since = new Date(clock().getTime() - ruleDays * day)
  for await (const items of store.direct.archive.since(since, { mentionsOnly: true })) {
    for (const each of items) {
      weighItem(each, rules, weights, settings)
      // Forty rules take a millisecond for an item: what else is to be done gets its turn in between.
      await setImmediate()
    }
  }
  return weights
}

function weighItem(
  { item, sourceId, mentions }: ArchivedItem,
  rules: (RuleDraft & { matcher: QueryMatcher })[],
  weights: RuleWeight[],
  { sources }: FlowSettings,
): void {
  const kind = sources.find(({ id }) => id === sourceId)?.texts ?? null
  for (const [index, { brandId, matcher }] of rules.entries()) {
    const those = mentions.filter((mention) => brandId === null || mention.brandId === brandId)
    if (!those[0] || !matcher.match(askable(item, kind, those[0].lang)).about) continue
    weights[index]!.hidden += those.length
    weights[index]!.resolved += those.filter(({ state }) => state === 'resolved').length
  }
}
