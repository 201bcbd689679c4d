import type { RuleLists } from '../core/teaching-report.ts'
import { ruleCandidates } from '../match/rule-candidates.ts'
import { isKept, isReadable, mostExamples } from './load-taught.ts'
import type { Parts } from './parts.ts'
import { type RuleDraft, ruleDays, weighRules } from './weigh-rules.ts'

/** Candidates that are weighed, and that are shown: the strongest. */
const mostWeighed = 40
const mostProposed = 10

/** The rules that the team accepted, and what could be one: drawn from what it said is not about the brand, or muted. */
export async function listRules(parts: Pick<Parts, 'settings' | 'store' | 'clock'>): Promise<RuleLists> {
  const accepted = await parts.store.direct.rules.list()
  const drafts = (await draftRules(parts)).filter(
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

async function draftRules({ settings, store }: Pick<Parts, 'settings' | 'store'>): Promise<RuleDraft[]> {
  const examples = await store.direct.lessons.examples(mostExamples)
  const drafts = settings.brands.flatMap(({ id: brandId, name }) => {
    const own = examples.filter((example) => example.brandId === brandId)
    const unwanted = own.filter(({ said }) => said === 'not-us' || said === 'mute')
    const queries = ruleCandidates(
      unwanted.map(({ item }) => item),
      own.filter(isKept).map(({ item }) => item),
      name,
    )
    return queries.filter(isReadable).map((query) => ({ brandId, query }))
  })
  return drafts.slice(0, mostWeighed)
}
