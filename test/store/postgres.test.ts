import { connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { openEngine } from '../../src/store/engine.ts'
import { engines, type TestDatabase } from '../support/databases.ts'

/** Postgres behind a door that can be shut: a server that goes away and comes back. */
async function startDoor(target: { host: string; port: number }) {
  const sockets = new Set<Socket>()
  let open = true
  let attempts = 0
  const server = createServer((incoming) => {
    attempts++
    if (!open) return incoming.destroy()
    const outgoing = connect(target.port, target.host)
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket)
      socket
        .on('error', () => {})
        .on('close', () => {
          incoming.destroy()
          outgoing.destroy()
        })
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as { port: number }).port,
    attempts: () => attempts,
    shut() {
      open = false
      for (const socket of sockets) socket.destroy()
    },
    reopen() {
      open = true
    },
    close: () => new Promise((done) => server.close(done)),
  }
}

describe.skipIf(!inject('postgres'))('the Postgres engine', () => {
  let database: TestDatabase
  afterAll(() => database?.drop())

  it('listens again when the server comes back, with one attempt at a time until then', async () => {
    database = await engines.find(({ name }) => name === 'postgres')!.make()
    const url = new URL((database.database as { url: string }).url)
    const door = await startDoor({ host: url.hostname, port: Number(url.port || 5432) })
    url.hostname = '127.0.0.1'
    url.port = String(door.port)
    const engine = await openEngine({ url: url.href })
    const heard: string[] = []
    const end = await engine.listen('korva_test', (payload) => heard.push(payload))
    door.shut()
    const before = door.attempts()
    await vi.waitFor(() => expect(door.attempts()).toBeGreaterThan(before + 3), { timeout: 15_000 })
    // A second apart each: twice as many each second would be far beyond.
    expect(door.attempts()).toBeLessThan(before + 7)
    door.reopen()
    await vi.waitFor(
      async () => {
        await sql`select pg_notify('korva_test', 'back')`.execute(engine.db)
        expect(heard).toContain('back')
      },
      { timeout: 15_000, interval: 200 },
    )
    await end()
    await engine.close()
    await door.close()
  })
})
