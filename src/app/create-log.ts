import pino from 'pino'
import type { Log } from '../core/ports.ts'

/** JSON log lines on standard output. Whatever is a secret is taken out of every line, wherever it stands in it. */
export function createLog(level: string, secrets: string[]): Log {
  const hidden = secrets
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'token',
        'password',
        'secret',
        'authorization',
        '*.token',
        '*.password',
        '*.secret',
        '*.authorization',
      ],
      censor: '[secret]',
    },
    hooks: {
      streamWrite: (line) => hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line),
    },
  })
}
