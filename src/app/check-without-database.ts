import type { Environment } from '../../config/environment.ts'
import type { FoundSettings } from '../../config/read-settings.ts'
import type { Clock, Log, Reach } from '../core/ports.ts'
import { checkEach } from './check-all.ts'
import { failed, turnsWithoutDatabase } from './check-sources.ts'
import { collectorFor } from './compose.ts'
import { type ChatParts, connectChats } from './connect-chats.ts'
import { createOpinion } from './create-opinion.ts'
import { flowSettings } from './flow-settings.ts'

/** Checks sources and chats where the database could not be opened, and says first why not. */
export async function checkWithoutDatabase(
  error: unknown,
  environment: Environment,
  loaded: FoundSettings,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Reach[]> {
  const settings = flowSettings(loaded, environment)
  const collector = collectorFor(loaded, environment, clock)
  const opinion = createOpinion(loaded.settings.opinion, environment, clock)
  const parts = { ...out('desk'), ...out('inbox'), ...out('signals'), ...out('addressBook'), ...out('store') }
  const drawSvg = () => Promise.reject(error)
  const chats = await connectChats(environment, { ...parts, settings, clock, log, drawSvg })
  try {
    const database = failed('database', error)
    const askForTurn = turnsWithoutDatabase(clock)
    return await checkEach({ settings, collector, chats, opinion, askForTurn, database })
  } finally {
    await Promise.all([collector.close(), opinion?.close()])
  }

  /** A port whose every call fails as the database did. */
  function out<Name extends keyof ChatParts>(name: Name): Pick<ChatParts, Name> {
    const port = new Proxy({}, { get: () => () => Promise.reject(error) })
    return { [name]: port } as Pick<ChatParts, Name>
  }
}
