import type { Brand } from '../core/brand.ts'
import { KorvaError } from '../core/errors.ts'
import type { Rule, Taught } from '../core/teaching.ts'
import type { Example } from '../core/teaching-ports.ts'
import { compileQuery } from '../match/compile-query.ts'
import { learnWords } from '../match/learn-words.ts'
import { ruleCandidates } from '../match/rule-candidates.ts'
import { learnLessons } from '../score/lessons.ts'

/** What the team said, to learn from. */
export interface LearnWork {
  examples: Example[]
  brands: Pick<Brand, 'id' | 'name' | 'ambiguous'>[]
}

/** What a rule would be. */
export type RuleDraft = Pick<Rule, 'brandId' | 'query'>

/** What follows from all that was said: what moves the verdicts, and what rules could be made of it. */
export interface Learner {
  taught(work: LearnWork & { revision: number }): Promise<Pick<Taught, 'words' | 'lessons'>>
  rules(work: LearnWork): Promise<RuleDraft[]>
}

/** Rules that are looked at closer in the end: each is weighed against the mentions of a month. */
const mostRules = 40

/** What follows from what the team said. Pure: the same examples teach the same, whatever was said and taken back between. */
export function learnTaught({
  examples,
  brands,
  revision,
}: LearnWork & { revision: number }): Pick<Taught, 'words' | 'lessons'> {
  const names = new Map(brands.map(({ id, name }) => [id, name]))
  const words = brands
    // A name that means nothing else needs no such help: what it catches wrongly is for a rule.
    .filter(({ ambiguous }) => ambiguous)
    .flatMap(({ id, name }) => {
      const own = examples.filter(({ brandId }) => brandId === id)
      const learnt = learnWords(
        own.filter(isKept).map(textOf),
        own.filter(({ said }) => said === 'not-us').map(textOf),
        name,
      )
      return learnt ? [[id, learnt] as const] : []
    })
  const felt = examples
    .filter(({ said }) => said === 'not-negative' || said === 'resolved')
    .map((example) => ({
      ...{ text: textOf(example), about: names.get(example.brandId) ?? '' },
      negative: example.said === 'resolved',
    }))
  return { words: Object.fromEntries(words), lessons: learnLessons(felt, revision) }
}

/** Rules that what is not about the brand, or muted, suggests; of each brand the strongest ones. Pure. */
export function draftRules({ examples, brands }: LearnWork): RuleDraft[] {
  const ofBrands = brands.map(({ id: brandId, name }) => {
    const own = examples.filter((example) => example.brandId === brandId)
    const unwanted = own.filter(({ said }) => said === 'not-us' || said === 'mute')
    const queries = ruleCandidates(unwanted.map(itemOf), own.filter(isKept).map(itemOf), name)
    return queries.filter(isReadable).map((query) => ({ brandId, query }))
  })
  const longest = Math.max(0, ...ofBrands.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, place) =>
    ofBrands.flatMap((those) => those[place] ?? []),
  )
  return inTurn.flat().slice(0, mostRules)
}

/** The team took it for its own: it answered it, or said that it is no complaint. */
const isKept = ({ said }: Example): boolean => said === 'resolved' || said === 'not-negative'

const itemOf = ({ item }: Example) => item

const textOf = ({ item: { title, text } }: Example): string => [title, text].filter(Boolean).join('\n')

/** Whether this version of the query language knows what it asks for. */
export function isReadable(query: string): boolean {
  try {
    compileQuery(query)
    return true
  } catch (error) {
    if (error instanceof KorvaError && error.code === 'bad-query') return false
    throw error
  }
}
