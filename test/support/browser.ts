import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { createWeb } from '../../adapters/web/create-web.ts'
import drawSvg from '../../adapters/web/draw-svg.ts'
import type { Case } from '../../src/core/mention.ts'
import type { ChatAdapter } from '../../src/core/ports.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { findChromium } from './find-chromium.ts'
import { createMemoryDesk, type MemoryDesk } from './memory-desk.ts'

/** Starts Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: name one in CHROMIUM.')
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}

export interface InboxOptions {
  cases?: Case[]
  locale?: Locale
  samples?: boolean
  token?: string | null
  loopbackOnly?: boolean
  now?: () => Date
  /** 0 or left out: a free one. */
  port?: number
  /** A desk that goes on after its server was stopped. */
  memory?: MemoryDesk
}

export interface RunningInbox {
  url: string
  port: number
  adapter: ChatAdapter
  memory: MemoryDesk
  /** One JSON text a log line. */
  logged: string[]
  close(): Promise<void>
}

/** Starts a web inbox on a free port of this machine, with the product in memory behind it. */
export async function startInbox(options: InboxOptions = {}): Promise<RunningInbox> {
  const { locale = 'en', samples = false, token = null, loopbackOnly = true, port = 0 } = options
  const now = options.now ?? (() => new Date('2026-11-21T12:30:00Z'))
  const memory =
    options.memory ?? createMemoryDesk({ locale, now, ...(options.cases && { cases: options.cases }) })
  const logged: string[] = []
  const note = (fields: object, message: string) =>
    void logged.push(JSON.stringify({ ...fields, msg: message }))
  const log = { debug: note, info: note, warn: note, error: note }
  const adapter = createWeb(
    { token, loopbackOnly, timezone: 'Europe/Helsinki' },
    {
      ...{ ...memory, log, clock: now, locale, samples },
      randomId: () => crypto.randomUUID(),
      drawSvg: async (drawing) => drawSvg(drawing),
    },
  )
  const server = createServer((request, response) => adapter.routes[0]!.handle(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await adapter.start()
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://localhost:${bound}`,
    port: bound,
    adapter,
    memory,
    logged,
    async close() {
      await adapter.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
    },
  }
}
