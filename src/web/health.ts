import type { Clock, HttpRoute } from '../core/ports.ts'

export interface HealthParts {
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** When the schedule last ticked; null before the first tick. */
  lastTick(): Date | null
  clock: Clock
}

const tickLateMs = 15_000
const pingLimitMs = 3_000

/** `/healthz`: 200 when the database answers and the schedule runs, else 503 with the reason. */
export function healthRoute(parts: HealthParts): HttpRoute {
  return {
    path: '/healthz',
    handle(_request, response) {
      void reasonsAgainst(parts).then((reasons) => {
        const body = reasons.length ? { status: 'failing', reasons } : { status: 'ok' }
        response.writeHead(reasons.length ? 503 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      })
    },
  }
}

async function reasonsAgainst({ ping, lastTick, clock }: HealthParts): Promise<string[]> {
  const reasons: string[] = []
  const limit = AbortSignal.timeout(pingLimitMs)
  const late = new Promise<never>((_done, fail) => limit.addEventListener('abort', () => fail(limit.reason)))
  await Promise.race([ping(), late]).catch(() => reasons.push('the database does not answer'))
  const ticked = lastTick()
  if (!ticked || clock().getTime() - ticked.getTime() > tickLateMs) reasons.push('the schedule does not run')
  return reasons
}
