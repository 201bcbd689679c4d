import type { RuleLists } from '../core/teaching-report.ts'
import { mostExamples } from './load-taught.ts'
import type { Parts } from './parts.ts'
import { ruleDays, weighRules } from './weigh-rules.ts'

/** Proposals that are shown: the strongest. */
const mostProposed = 10

/** The rules that the team accepted, and what could be one: drawn from what it said is not about the brand, or muted. */
export async function listRules(
  parts: Pick<Parts, 'settings' | 'store' | 'learn' | 'clock'>,
): Promise<RuleLists> {
  const { rules, lessons } = parts.store.direct
  const accepted = await rules.list()
  const { brands } = parts.settings
  const drafts = (await parts.learn.rules({ examples: await lessons.examples(mostExamples), brands })).filter(
    ({ brandId, query }) =>
      !accepted.some((rule) => rule.query === query && (rule.brandId === null || rule.brandId === brandId)),
  )
  const weights = await weighRules(drafts, parts)
  const proposed = drafts
    .map((draft, index) => ({ ...draft, ...weights[index]! }))
    // The lessons may be older than what is looked through.
    .filter(({ hidden }) => hidden > 0)
    .toSorted((a, b) => b.hidden - b.resolved - (a.hidden - a.resolved))
    .slice(0, mostProposed)
    .map((rule, index) => ({ ...rule, number: index + 1, days: ruleDays }))
  return { accepted, proposed }
}
