/** Where APIs put what they complain of, the most telling first. */
const names = ['error_description', 'error_message', 'error', 'errors', 'message', 'detail', 'reason']
const levels = 3

/**
 * What an API complains of in its JSON: `{"error": "…"}`, `{"errors": [{"message": "…"}]}`, `{"message": "…"}` and the
 * like, up to three levels down; null for what is no complaint.
 */
export function complaintIn(said: unknown): string | null {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null
  return findIn(said, names, levels)
}

function findIn(said: object, order: string[], deeper: number): string | null {
  for (const name of order) {
    const value = Object.hasOwn(said, name) ? (said as Record<string, unknown>)[name] : undefined
    const inner = Array.isArray(value) ? value[0] : value
    if (typeof inner === 'string' && inner.trim()) return inner
    const found =
      deeper > 1 && typeof inner === 'object' && inner && findIn(inner, ['message', ...names], deeper - 1)
    if (found) return found
  }
  return null
}
