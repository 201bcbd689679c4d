/** An object of unknown fields, as it was received. */
export type Json = Record<string, unknown>

/** Any received value as an object: an empty one where it is none. */
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}

/** A string that is not empty; null for anything else. */
export const asText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null
