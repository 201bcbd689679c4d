import type { z } from 'zod'
import { suggestion } from './nearest.ts'
import { pathText, shown } from './redact.ts'
import { knownKeys } from './schema-fields.ts'

/** A fault before it has a place in the text. */
export interface Finding {
  path: readonly PropertyKey[]
  message: string
  /** Where it points: a key that is not known, or a value. */
  part: 'key' | 'value'
  /** It speaks of something that is missing, or of two places: a broken text cannot be blamed for that. */
  needsWhole: boolean
}

/**
 * What zod found, as findings that name the setting, what stands there, and what is allowed. `above` is where the
 * schema's data stands in the whole.
 */
export function describeIssue(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[] = [],
): Finding[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    return issue.keys.map((key) => unknownKey([...path, key], known))
  }
  const name = pathText(path) || 'the file'
  const isMissing = issue.input === undefined
  const found = isMissing ? 'is missing' : `is ${shown(issue.input)}`
  return [
    {
      path,
      message: `${name} ${found}; allowed: ${issue.message}${suggestion(issue.input, candidates(issue))}`,
      part: 'value',
      needsWhole: isMissing,
    },
  ]
}

/** The words that a value may have been meant to be, where there is a list of them. */
export function candidates(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  const words: unknown = issue.code === 'custom' ? issue.params?.words : null
  return Array.isArray(words) ? words.map(String) : []
}

/** A key that is not known. `what` says what it is instead. */
export function unknownKey(
  path: readonly PropertyKey[],
  known: readonly string[],
  what = 'is no setting',
): Finding {
  const meant = suggestion(path.at(-1), known)
  return {
    path,
    message: `${pathText(path)} ${what}; allowed: ${known.join(', ')}${meant}`,
    part: 'key',
    needsWhole: false,
  }
}
