import type { Brand } from '../core/brand.ts'
import { type CompiledTerm, compileTerm } from './compile-term.ts'
import { firstNames } from './first-names.ts'
import { foldWord } from './fold-word.ts'
import { knownNames, type NameKind } from './known-names.ts'
import { type StemWords, stemWords } from './stem-words.ts'
import {
  companyDeeds,
  companyWords,
  peopleWords,
  ratingWords,
  serviceWords,
  type Trade,
  trades,
} from './trade-words.ts'

/** What words around an ambiguous name tell of. */
export type Tells = Trade | 'service' | 'company' | 'deeds' | 'rating' | 'people'

/** What is known of an ambiguous name before a text is read. */
export interface NameProfile {
  kind: NameKind
  /** Its trades, where it is a known name or its settings name none of their own. */
  trades: ReadonlySet<Tells>
  /** Words beside the other thing of that name. */
  not: StemWords<'not'>
  /** The words of its trade as the settings give them, in any form. */
  context: CompiledTerm[]
}

/** Every word that tells something of what is talked about, with what. */
export const toldBy: StemWords<Tells> = stemWords({
  ...trades,
  service: serviceWords,
  company: companyWords,
  deeds: companyDeeds,
  rating: ratingWords,
  people: peopleWords,
})

/** What is known of a name as a brand's term spells it. */
export function nameProfile(brand: Brand, term: string): NameProfile {
  const known = knownNames.get(foldWord(term.replace(/^[#@]/u, ''))) ?? knownNames.get(foldWord(brand.name))
  return {
    kind: known?.kind ?? kindOf(brand.name, term),
    trades: new Set(known?.trades),
    not: stemWords({ not: known?.not ?? '' }),
    context: brand.context.map(compileTerm).filter((word) => word !== null),
  }
}

function kindOf(name: string, term: string): NameKind {
  if (/^\p{Lu}{2,5}$/u.test(name)) return 'letters'
  return firstNames.has(foldWord(term)) || firstNames.has(foldWord(name)) ? 'person' : 'word'
}
