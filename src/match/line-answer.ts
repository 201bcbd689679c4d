import type { z } from 'zod'

/** The id of a line, as it was given. */
export type LineId = string | number

/** The answer to a line that cannot be read. */
export interface LineError {
  id: null
  error: { code: string; message: string }
}

/** A line of JSON in the shape that a schema asks for, or the answer that says what is wrong with it. Never throws. */
export function readLine<T>(line: string, schema: z.ZodType<T>): { value: T } | { error: LineError } {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return { error: lineError('bad-json', error instanceof Error ? error.message : String(error)) }
  }
  const result = schema.safeParse(json)
  if (result.success) return { value: result.data }
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
  return { error: lineError('bad-line', faults.slice(0, 5).join('; ')) }
}

function lineError(code: string, message: string): LineError {
  return { id: null, error: { code, message } }
}
