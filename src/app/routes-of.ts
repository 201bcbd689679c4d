import type { Environment } from '../../config/environment.ts'
import { dayAt } from '../core/clocking.ts'
import type { HttpRoute } from '../core/ports.ts'
import { openPushDoor } from '../flows/open-push-door.ts'
import type { Parts } from '../flows/parts.ts'
import { reportToday } from '../flows/report-today.ts'
import type { Schedule } from '../jobs/create-schedule.ts'
import { healthRoute } from '../web/health.ts'
import { inboxRoute } from '../web/inbox-door.ts'
import { metricsRoute } from '../web/metrics.ts'
import { webSubRoute } from '../web/websub.ts'
import { openBroughtDoor } from './brought-door.ts'
import type { Korva } from './compose.ts'

/** Every route of the HTTP server. */
export function routesOf(
  { parts, opened, chats, opinion }: Korva,
  schedule: Schedule,
  environment: Environment,
): HttpRoute[] {
  const { clock, log, settings, store } = parts
  const opinions = opinion && (() => store.direct.opinions.count(dayAt(clock(), settings.timezone)))
  return [
    healthRoute({ ping: opened.ping, lastTick: schedule.lastTick, clock }),
    metricsRoute({ today: () => reportToday(parts), opinions, token: environment.web.token, log }),
    ...outsideRoutes(parts, environment),
    ...chats.flatMap((chat) => chat.routes),
  ]
}

/** Doors for those who bring something: hubs, where they can reach us, and whoever has the inbox's secret. */
function outsideRoutes(parts: Parts, { publicUrl, keys }: Environment): HttpRoute[] {
  const { clock, log } = parts
  const { KORVA_INBOX_SECRET: secret } = keys
  return [
    ...(publicUrl ? [webSubRoute({ door: openPushDoor(parts), log })] : []),
    ...(secret ? [inboxRoute({ door: openBroughtDoor(parts), secret, clock, log })] : []),
  ]
}
