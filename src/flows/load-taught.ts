import type { Rule, Taught } from '../core/teaching.ts'
import { isReadable } from './learn-taught.ts'
import type { Parts } from './parts.ts'

/** The latest lessons and the latest answered cases that are learnt from: what a team thinks changes over the years. */
export const mostExamples = 2_000

type TaughtParts = Pick<Parts, 'settings' | 'store' | 'learn' | 'log'>

/**
 * What the team has taught by now. It is learnt anew when it has changed, which takes a second at the most and not ours;
 * otherwise the database is asked for one number.
 */
export function createTaught(parts: TaughtParts): () => Promise<Taught> {
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
async function loadTaught(
  revision: number,
  { settings: { brands }, store, learn, log }: TaughtParts,
): Promise<Taught> {
  const examples = await store.direct.lessons.examples(mostExamples)
  const rules = (await store.direct.rules.list()).filter((rule) => hidesSomething(rule, log))
  return { ...(await learn.taught({ examples, brands, revision })), rules }
}

/** A rule that a newer version of the query language cannot read hides nothing, and must not stop the listening. */
function hidesSomething(rule: Rule, log: Parts['log']): boolean {
  if (isReadable(rule.query)) return true
  log.warn({ rule: rule.id }, `Rule ${rule.id} hides nothing: its query cannot be read; see korva rules`)
  return false
}
