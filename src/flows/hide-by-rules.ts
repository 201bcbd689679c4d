import type { FeedItem } from '../core/feed-item.ts'
import type { Source } from '../core/source.ts'
import type { Rule } from '../core/teaching.ts'
import { compileQuery, type QueryMatcher } from '../match/compile-query.ts'
import type { Judgement } from './judge-items.ts'

/** A rule whose query was read. */
interface ReadyRule extends Rule {
  matcher: QueryMatcher
}

/** Compiled once for each list of rules that was loaded. */
const compiled = new WeakMap<Rule[], ReadyRule[]>()

/** Says of each judgement which rule hides it from people. Pure but for what it remembers. */
export function hideByRules(
  judged: Map<string, Judgement[]>,
  items: FeedItem[],
  { texts }: Pick<Source, 'texts'>,
  rules: Rule[],
): Map<string, Judgement[]> {
  if (rules.length === 0 || judged.size === 0) return judged
  const hidden = items.flatMap((item): [string, Judgement[]][] => {
    const judgements = judged.get(item.id)
    if (!judgements) return []
    const hiddenBy = ({ brandId, verdict: { lang } }: Judgement) =>
      ruleFor({ brandId, lang }, item, texts, rules)
    return [[item.id, judgements.map((one) => ({ ...one, hiddenBy: hiddenBy(one) }))]]
  })
  return new Map(hidden)
}

/** The first rule that finds an item of a brand; null where none does. */
export function ruleFor(
  { brandId, lang }: { brandId: string; lang: string },
  item: FeedItem,
  kind: Source['texts'],
  rules: Rule[],
): number | null {
  const subject = askable(item, kind, lang)
  const rule = readyRules(rules).find(
    (each) => (each.brandId === null || each.brandId === brandId) && each.matcher.match(subject).about,
  )
  return rule?.id ?? null
}

/** An item as queries are asked of it. */
export const askable = (item: FeedItem, kind: Source['texts'], lang: string) => ({
  ...item,
  kind,
  ...(lang !== 'und' && { lang }),
})

function readyRules(rules: Rule[]): ReadyRule[] {
  const known = compiled.get(rules)
  if (known) return known
  const ready = rules.map((rule) => ({ ...rule, matcher: compileQuery(rule.query) }))
  compiled.set(rules, ready)
  return ready
}
