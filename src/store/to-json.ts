/**
 * JSON for a jsonb column, which takes neither halves of characters nor NUL. Strangers' words may hold both, and whoever
 * cuts them makes halves.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  )
