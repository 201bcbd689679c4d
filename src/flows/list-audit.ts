import type { AuditEntry, AuditWish } from '../core/case-ports.ts'
import type { Parts } from './parts.ts'

/** What was done, the latest first. */
export function listAudit(
  wish: AuditWish,
  { store }: Pick<Parts, 'store'>,
): Promise<(AuditEntry & { id: number })[]> {
  return store.direct.audit.list(wish)
}
