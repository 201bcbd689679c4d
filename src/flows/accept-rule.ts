import { KorvaError } from '../core/errors.ts'
import type { ProposedRule } from '../core/teaching-report.ts'
import { compileQuery } from '../match/compile-query.ts'
import type { RuleDraft } from './learn-taught.ts'
import type { Parts } from './parts.ts'
import { listRules } from './propose-rules.ts'
import { ruleDays, weighRules } from './weigh-rules.ts'

type RuleParts = Pick<Parts, 'settings' | 'store' | 'learn' | 'clock'>

/** A rule with what it would have hidden, and its number where it is in force. */
export interface WeighedRule extends Omit<ProposedRule, 'number'> {
  /** Null: it was only weighed. */
  id: number | null
}

/** Makes a rule of a proposal. Throws `unknown-rule`. */
export async function acceptRule(
  { number, by }: { number: number; by: string },
  parts: RuleParts,
): Promise<WeighedRule> {
  const proposal = (await listRules(parts)).proposed.find((each) => each.number === number)
  if (!proposal) {
    throw new KorvaError('unknown-rule', `No rule is proposed under the number ${number}.`, {
      hint: 'See `korva rules` for what is proposed now.',
      retryable: false,
    })
  }
  const { number: _, ...rule } = proposal
  return { ...rule, id: await accept(rule, by, parts) }
}

/** Says what a query would have hidden, and makes it a rule where somebody `by` name wants it. Throws `bad-query`. */
export async function addRule(
  { query, brandId, by }: RuleDraft & { by: string | null },
  parts: RuleParts,
): Promise<WeighedRule> {
  compileQuery(query)
  if (brandId !== null && !parts.settings.brands.some(({ id }) => id === brandId)) {
    const known = parts.settings.brands.map(({ id }) => id).join(', ')
    throw new KorvaError('unknown-brand', `The settings have no brand "${brandId}".`, {
      ...{ hint: `Brands: ${known}.`, retryable: false },
    })
  }
  const [weight] = await weighRules([{ query, brandId }], parts)
  const rule = { query, brandId, ...weight!, days: ruleDays }
  return { ...rule, id: by === null ? null : await accept(rule, by, parts) }
}

/** Drops a rule: from now on it hides nothing. Throws `unknown-rule`. */
export async function dropRule(id: number, { store, clock }: RuleParts): Promise<void> {
  if (await store.transaction(({ rules }) => rules.drop(id, clock()))) return
  throw new KorvaError('unknown-rule', `No rule ${id} is in force.`, {
    hint: 'See `korva rules` for those that are.',
    retryable: false,
  })
}

const accept = ({ brandId, query }: RuleDraft, by: string, { store, clock }: RuleParts) =>
  store.transaction(({ rules }) => rules.accept({ brandId, query }, by, clock()))
