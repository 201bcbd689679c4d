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

/** What zod found, as findings that name the setting, what stands there, and what is allowed. */
export function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue): Finding[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, issue.path, key))
  const name = pathText(issue.path) || 'the file'
  const isMissing = issue.input === undefined
  const found = isMissing ? 'is missing' : `is ${shown(issue.input)}`
  return [
    {
      path: issue.path,
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

function unknownKey(schema: z.ZodType, parent: readonly PropertyKey[], key: string): Finding {
  const known = knownKeys(schema, parent)
  const path = [...parent, key]
  return {
    path,
    message: `${pathText(path)} is no setting; allowed: ${known.join(', ')}${suggestion(key, known)}`,
    part: 'key',
    needsWhole: false,
  }
}
