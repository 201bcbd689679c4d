import { type Kysely, sql } from 'kysely'
import type { Signals } from '../core/ports.ts'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'

const channel = 'korva_changed'

/** Signals over LISTEN and NOTIFY: a change made by any process reaches the listeners of all, after its commit. */
export async function createSignals(engine: Engine): Promise<Signals> {
  const listeners = new Set<(caseId: number) => void>()
  await engine.listen(channel, (payload) => {
    for (const listener of listeners) listener(Number(payload))
  })
  return {
    publish: (caseId) => notifyChanged(engine.db, caseId),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Says that a case changed, when the transaction that this is part of commits. */
export async function notifyChanged(db: Kysely<Tables>, caseId: number): Promise<void> {
  await sql`select pg_notify(${channel}, ${String(caseId)})`.execute(db)
}
