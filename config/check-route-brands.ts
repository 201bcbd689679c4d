import { finding, mapOf, rowsOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'
import { shown } from './redact.ts'

/** A route to a channel that takes none of the brands that it brings would never bring anything there; on the raw data. */
export function checkRouteBrands(file: unknown): Finding[] {
  const channels = new Map(rowsOf(file, 'channels').map(({ value }) => [value.id, names(value.brands)]))
  const sources = new Map(rowsOf(file, 'sources').map(({ value }) => [value.id, value]))
  return rowsOf(file, 'routes').flatMap(({ path, value }) => {
    const when = mapOf(value.when)
    const brought = brandsOf(when, sources.get(when.source))
    const to = Array.isArray(value.to) ? value.to : []
    return to.flatMap((name, n) => {
      const taken = channels.get(name)
      if (!brought?.length || !taken || brought.some((brand) => taken.includes(brand))) return []
      const brands = brought.slice(0, 20).join(' or ')
      const found = `is ${shown(name)}, which does not take ${brands}`
      const allowed = `a channel whose brands hold ${brands}, or ${String(name)} with it`
      return [finding([...path, 'to', n], `${found}; allowed: ${allowed}`)]
    })
  })
}

/** The brands that a route can bring: the one that it asks for, else those of its source; null: any. */
function brandsOf({ brand }: Record<string, unknown>, source: Record<string, unknown> = {}): string[] | null {
  if (typeof brand === 'string') return [brand.trim()]
  return typeof source.about === 'string' ? [source.about.trim()] : names(source.brands)
}

const names = (list: unknown): string[] | null =>
  Array.isArray(list) ? list.filter((name) => typeof name === 'string').map((name) => name.trim()) : null
