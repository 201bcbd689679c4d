import type { Brand } from './brand.ts'
import type { Platform } from './person.ts'
import type { Source } from './source.ts'
import type { Sentiment, Severity, Verdict } from './verdict.ts'

/** Where cards go. */
export interface Channel {
  id: string
  platform: Platform
  /** The platform's own id of the place. Teams may leave it out and learn it by `connect <id>`. */
  target: string | null
  /** The brands whose cases it gets and may work; null: all. */
  brands: string[] | null
}

/** Which mentions go to which channels. A condition that is left out holds for all. */
export interface Route {
  when: RouteCondition
  to: string[]
}

export interface RouteCondition {
  sentiment?: Sentiment | undefined
  severity?: Severity | undefined
  brand?: string | undefined
  source?: string | undefined
  language?: string | undefined
}

/** Whether cases of a brand may stand in a channel. */
export const takesBrand = ({ brands }: Pick<Channel, 'brands'>, brandId: string): boolean =>
  brands === null || brands.includes(brandId)

/** The ids of the channels that a mention goes to, each once, in the order of the routes. */
export function routeMention(
  routes: Route[],
  mention: {
    brand: Pick<Brand, 'id'>
    source: Pick<Source, 'id'>
    verdict: Pick<Verdict, 'label' | 'severity' | 'lang'>
  },
): string[] {
  const facts = {
    sentiment: mention.verdict.label,
    severity: mention.verdict.severity,
    brand: mention.brand.id,
    source: mention.source.id,
    language: mention.verdict.lang,
  }
  const holds = ({ when }: Route) =>
    (Object.keys(facts) as (keyof typeof facts)[]).every(
      (key) => when[key] === undefined || when[key] === facts[key],
    )
  return [...new Set(routes.filter(holds).flatMap((route) => route.to))]
}
