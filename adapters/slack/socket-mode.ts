import { type Logger, SocketModeReceiver } from '@slack/bolt'
import { describeError, type KorvaError } from '../../src/core/errors.ts'
import type { Log } from '../../src/core/ports.ts'
import { settle } from './in-hand.ts'
import { keepTrying, waitFor } from './keep-trying.ts'
import { toSocketError } from './slack-error.ts'
import { webClientOptions } from './web-client.ts'

/** Milliseconds that Slack may take to say hello on a new connection, and goodbye at the end. */
const helloWithin = 30_000
const goodbyeWithin = 2_000
/** Milliseconds before a connection that ended is replaced; Slack ends each of them every few hours. */
const replaceAfter = 250

/**
 * Bolt's Socket Mode with a connection that is kept by us: the SDK's own reconnecting gives up on network failures, with
 * a rejection that nobody handles and that would end the process (`delayReconnectAttempt` of @slack/socket-mode 3).
 */
export function createSocketMode(appToken: string, apiUrl: string | undefined, logger: Logger, log: Log) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: webClientOptions(apiUrl, logger) },
    processEventErrorHandler: async ({ error }) => {
      log.warn({ platform: 'slack', ...describeError(error) }, 'Slack sent what Korva does not know')
      return true
    },
  })
  const { client } = receiver
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  surviveBadFrames(client, log)
  client.on('connecting', () => {
    // A stop that came while the address was being asked for.
    if (stopping.signal.aborted) queueMicrotask(() => void client.disconnect())
  })

  return {
    receiver,
    /** Connects in the background, and again whenever the connection ends. */
    start() {
      running = stayConnected(client, log, stopping.signal)
    },
    /** Ends the connection; cuts it where Slack does not say goodbye. */
    async stop() {
      stopping.abort()
      await settle([client.disconnect(), running], goodbyeWithin)
      // The second time the SDK no longer waits for the other side.
      await settle([client.disconnect(), running], goodbyeWithin)
    },
  }
}

type Client = SocketModeReceiver['client']

async function stayConnected(client: Client, log: Log, signal: AbortSignal): Promise<void> {
  const report = (error: KorvaError) =>
    log.error(
      { platform: 'slack', ...describeError(error) },
      'Slack’s Socket Mode is not connected; trying again',
    )
  while (!signal.aborted) {
    const connection = await keepTrying(() => connect(client, signal), toSocketError, report, signal)
    if (!connection) return
    log.info({ platform: 'slack' }, 'Connected to Slack by Socket Mode')
    await connection.ended
    await waitFor(replaceAfter, signal)
  }
}

/** Resolves once Slack has said hello; `ended` resolves when the connection is over. */
async function connect(client: Client, signal: AbortSignal): Promise<{ ended: Promise<void> }> {
  const ended = Promise.withResolvers<void>()
  const giveUp = () => void client.disconnect()
  const quit = AbortSignal.any([signal, AbortSignal.timeout(helloWithin)])
  client.once('disconnected', ended.resolve)
  quit.addEventListener('abort', giveUp)
  try {
    await client.start()
    return { ended: ended.promise }
  } catch (error) {
    client.off('disconnected', ended.resolve)
    throw error
  } finally {
    quit.removeEventListener('abort', giveUp)
  }
}

/** The SDK reads a frame in an async listener, where a frame that is not as expected would end the process. */
function surviveBadFrames(client: Client, log: Log): void {
  const [read] = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', async (...frame: unknown[]) => {
    try {
      await read?.(...frame)
    } catch (error) {
      log.warn({ platform: 'slack', ...describeError(error) }, 'Slack sent a frame that Korva cannot read')
    }
  })
}
