import { type CaseAction, caseActions } from '../../src/core/case.ts'
import { asObject, asText, type Json } from './json.ts'

/** What a modal is about and where it was asked for. */
export interface Origin {
  caseId: number
  action: CaseAction
  /** The channel in which its button was pressed. */
  place: string | null
}

/** As a modal's `private_metadata`, which Slack keeps and shows to nobody. */
export const writeOrigin = ({ caseId, action, place }: Origin): string =>
  JSON.stringify({ caseId, action, place })

/** Reads it back; null: it is none of ours. Never throws. */
export function readOrigin(metadata: unknown): Origin | null {
  const { caseId, action, place } = parse(metadata)
  const known = caseActions.find((each) => each === action)
  if (!known || !Number.isSafeInteger(caseId) || Number(caseId) < 1) return null
  return { caseId: Number(caseId), action: known, place: asText(place) }
}

function parse(json: unknown): Json {
  try {
    return asObject(typeof json === 'string' ? JSON.parse(json) : null)
  } catch {
    return {}
  }
}
