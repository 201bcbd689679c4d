import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../src/core/ports.ts'

const tokens = /\bx(?:ox[a-z]|app)-[\w.-]+/g

/**
 * The Slack SDK's log as lines of ours, at debug: every failure that matters is told by us, with a hint. Its own debug
 * lines are dropped, for they hold bodies and the tickets of sockets.
 */
export function createSdkLog(log: Log): Logger {
  const write = (...parts: unknown[]) => {
    const message = parts.map(String).join(' ').replace(tokens, '[token]')
    log.debug({ platform: 'slack' }, `Slack SDK: ${message}`)
  }
  return {
    debug: () => {},
    info: write,
    warn: write,
    error: write,
    setLevel: () => {},
    setName: () => {},
    getLevel: () => LogLevel.INFO,
  }
}
