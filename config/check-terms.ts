import { rowsOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'
import { pathText, shown } from './redact.ts'

/** Says what is wrong with a term of a brand's query and what is allowed; null: nothing. Handed in by what reads them. */
export type CheckTerm = (term: string) => string | null

/** Terms of brands that look like more than plain words (`site:`, `near`) and are not understood, on the raw data. */
export function checkTerms(file: unknown, checkTerm: CheckTerm): Finding[] {
  return rowsOf(file, 'brands').flatMap(({ path, value }) =>
    ['any', 'all', 'none'].flatMap((key) => {
      const terms = value[key]
      if (!Array.isArray(terms)) return []
      return terms.flatMap((term, index) => findingOf([...path, key, index], term, checkTerm))
    }),
  )
}

function findingOf(path: PropertyKey[], term: unknown, checkTerm: CheckTerm): Finding[] {
  const fault = typeof term === 'string' ? checkTerm(term) : null
  if (fault === null) return []
  return [
    { path, message: `${pathText(path)} is ${shown(term)}: ${fault}`, part: 'value', needsWhole: false },
  ]
}
