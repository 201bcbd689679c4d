import { finding, mapOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'

/** What each kind of second opinion cannot do without, with what to write there. */
const needs: Record<string, Record<string, string>> = {
  local: { model: 'the name of a model that `korva model list` shows' },
  endpoint: {
    model: 'what the service calls the model, such as gpt-5-mini or qwen3:4b',
    url: "the service's address, such as https://api.openai.com/v1 or http://127.0.0.1:11434/v1",
  },
}

/** What the second opinion is missing for its kind, on the raw data. */
export function checkOpinion(file: unknown): Finding[] {
  const opinion = mapOf(mapOf(file).opinion)
  const by = String(opinion.by ?? 'off')
  return Object.entries((Object.hasOwn(needs, by) && needs[by]) || {})
    .filter(([field]) => (opinion[field] ?? null) === null)
    .map(([field, allowed]) =>
      finding(['opinion', field], `is missing, which ${by} needs; allowed: ${allowed}`),
    )
}
