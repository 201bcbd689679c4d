import type { Kysely } from 'kysely'
import type { AuditLog } from '../core/case-ports.ts'
import type { Tables } from './tables.ts'
import { toJson } from './to-json.ts'

/** What was done, by whom. The database itself refuses to change what stands there. */
export function createAuditLog(db: Kysely<Tables>): AuditLog {
  return {
    async add({ at, who, place, action, caseId, brandId, outcome, facts }) {
      await db
        .insertInto('audit')
        .values({
          ...{ at, place, action, outcome, case_id: caseId, brand_id: brandId },
          ...{ who: who && toJson(who), facts: toJson(facts) },
        })
        .execute()
    },
    async list({ caseId, since, most }) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId!))
        .$if(since !== undefined, (query) => query.where('at', '>=', since!))
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ id, case_id, brand_id, ...row }) => ({
        ...row,
        ...{ id: Number(id), caseId: case_id, brandId: brand_id },
      }))
    },
  }
}
