import { KorvaError } from '../core/errors.ts'
import type { Rule, Taught } from '../core/teaching.ts'
import type { Example } from '../core/teaching-ports.ts'
import { compileQuery } from '../match/compile-query.ts'
import { learnWords } from '../match/learn-words.ts'
import { learnLessons } from '../score/lessons.ts'
import type { FlowSettings, Parts } from './parts.ts'

/** The latest lessons and the latest answered cases that are learnt from: what a team thinks changes over the years. */
export const mostExamples = 2_000

/**
 * What the team has taught by now. It is learnt anew when it has changed, which takes a second at the most; otherwise the
 * database is asked for one number.
 */
export function createTaught(parts: Pick<Parts, 'settings' | 'store' | 'log'>): () => Promise<Taught> {
  let latest: { revision: number; taught: Promise<Taught> } | undefined
  return async () => {
    const revision = await parts.store.direct.lessons.revision()
    if (latest?.revision !== revision) latest = { revision, taught: loadTaught(revision, parts) }
    const { taught } = latest
    // What could not be loaded is loaded again at the next call.
    taught.catch(() => {
      if (latest?.taught === taught) latest = undefined
    })
    return taught
  }
}

/** Reads all that the team has taught and learns from it. */
export async function loadTaught(
  revision: number,
  { settings, store, log }: Pick<Parts, 'settings' | 'store' | 'log'>,
): Promise<Taught> {
  const examples = await store.direct.lessons.examples(mostExamples)
  const rules = (await store.direct.rules.list()).filter((rule) => hidesSomething(rule, log))
  return { ...learnTaught(examples, settings, revision), rules }
}

/** What follows from what the team said. Pure: the same examples teach the same, whatever was said and taken back between. */
export function learnTaught(
  examples: Example[],
  { brands }: Pick<FlowSettings, 'brands'>,
  revision: number,
): Pick<Taught, 'words' | 'lessons'> {
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

/** The team took it for its own: it answered it, or said that it is no complaint. */
export const isKept = ({ said }: Example): boolean => said === 'resolved' || said === 'not-negative'

export const textOf = ({ item: { title, text } }: Pick<Example, 'item'>): string =>
  [title, text].filter(Boolean).join('\n')

/** A rule that a newer version of the query language cannot read hides nothing, and must not stop the listening. */
function hidesSomething(rule: Rule, log: Parts['log']): boolean {
  if (isReadable(rule.query)) return true
  log.warn({ rule: rule.id }, `Rule ${rule.id} hides nothing: its query cannot be read; see korva rules`)
  return false
}

export function isReadable(query: string): boolean {
  try {
    compileQuery(query)
    return true
  } catch (error) {
    if (error instanceof KorvaError && error.code === 'bad-query') return false
    throw error
  }
}
