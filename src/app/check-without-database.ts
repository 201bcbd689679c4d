import type { Environment } from '../../config/environment.ts'
import type { FoundSettings } from '../../config/read-settings.ts'
import type { Clock, Log, Reach } from '../core/ports.ts'
import { checkEach } from './check-all.ts'
import { failed, turnsWithoutDatabase } from './check-sources.ts'
import { collectorFor, flowSettings } from './compose.ts'
import { type ChatParts, connectChats } from './connect-chats.ts'

/** Checks sources and chats where the database could not be opened, and says first why not. */
export async function checkWithoutDatabase(
  error: unknown,
  environment: Environment,
  loaded: FoundSettings,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Reach[]> {
  const settings = flowSettings(loaded, environment)
  const collector = collectorFor(loaded, environment, clock)
  const parts = { ...out('desk'), ...out('inbox'), ...out('signals'), ...out('addressBook'), ...out('store') }
  const drawSvg = () => Promise.reject(error)
  const chats = await connectChats(environment, { ...parts, settings, clock, log, drawSvg })
  try {
    const database = failed('database', error)
    return await checkEach({ settings, collector, chats, askForTurn: turnsWithoutDatabase(clock), database })
  } finally {
    await collector.close()
  }

  /** A port whose every call fails as the database did. */
  function out<Name extends keyof ChatParts>(name: Name): Pick<ChatParts, Name> {
    const port = new Proxy({}, { get: () => () => Promise.reject(error) })
    return { [name]: port } as Pick<ChatParts, Name>
  }
}
