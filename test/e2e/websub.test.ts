import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createVisitor } from '../adapters/web/visitor.ts'
import { type Publisher, startPublisher } from '../collect/publisher.ts'
import { engines, type TestDatabase } from '../support/databases.ts'
import { type KorvaProcess, startProcess } from '../support/korva-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'korva-websub-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const patient = { timeout: 28_000, interval: 200 }
const publicUrl = 'https://korva.example.com/'

/** The feed and its hub are on one host, which the settings allow: then hubs on a private network are asked as well. */
describe.each(engines)('a feed that a hub pushes, on $name', ({ make }) => {
  let publisher: Publisher
  let korva: KorvaProcess
  let database: TestDatabase
  /** What the hub was asked for. */
  let wish: URLSearchParams
  const key = () => wish.get('hub.callback')!.split('/').at(-1)!
  const secret = () => wish.get('hub.secret')!

  beforeAll(async () => {
    publisher = await startPublisher()
    publisher.answer(async (request, response) => {
      if (request.url === '/feed.xml')
        return response.setHeader('content-type', 'application/rss+xml').end(feed())
      wish = new URLSearchParams(await text(request))
      response.writeHead(202).end()
    })
    const config = join(folder, 'korva.yaml')
    writeFileSync(config, settingsFor(publisher))
    database = await make()
    korva = await startProcess({ ...database.env, KORVA_CONFIG: config, KORVA_PUBLIC_URL: publicUrl })
  })
  afterAll(async () => {
    await korva.end('SIGKILL')
    await publisher.close()
    await database.drop()
  })

  const feed = (...items: string[]) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Acme</title>
<atom:link rel="hub" href="${publisher.url('/hub')}"/><atom:link rel="self" href="${publisher.url()}"/>
${items.join('')}</channel></rss>`
  const complaint = (id: string, text: string) =>
    `<item><guid isPermaLink="false">${id}</guid><title>${text}</title><pubDate>${new Date().toUTCString()}</pubDate></item>`
  const push = (body: string, signedWith: string) =>
    fetch(`${korva.url}/websub/${key()}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/rss+xml',
        'x-hub-signature': `sha256=${createHmac('sha256', signedWith).update(body).digest('hex')}`,
      },
      body,
    })
  const verify = (topic: string, of = key()) => {
    const query = {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': 'echo-7',
      'hub.lease_seconds': '864000',
    }
    return fetch(`${korva.url}/websub/${of}?${new URLSearchParams(query)}`)
  }
  const inbox = async () => (await createVisitor(korva.url).get('/')).text()

  it('is asked for when its first poll names the hub', async () => {
    await vi.waitFor(() => expect(wish).toBeDefined(), patient)
    expect(Object.fromEntries(wish)).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': publisher.url(),
      'hub.callback': expect.stringMatching(/^https:\/\/korva\.example\.com\/websub\/[\w-]{20,}$/),
      'hub.secret': expect.stringMatching(/^[\w-]{20,}$/),
    })
  })

  it('is confirmed to its hub, for its own topic', async () => {
    const confirmed = await verify(publisher.url())
    expect([confirmed.status, await confirmed.text()]).toEqual([200, 'echo-7'])
    expect((await verify('https://example.com/other')).status).toBe(404)
    expect((await verify(publisher.url(), 'another-key')).status).toBe(404)
  })

  it('brings what is pushed, long before its next poll, and nothing that is signed wrongly', async () => {
    const forged = await push(feed(complaint('forged', 'Acme was terrible, says nobody')), 'guessed')
    const pushed = await push(feed(complaint('real', 'Acme was terrible and awful')), secret())
    expect([forged.status, pushed.status]).toEqual([202, 202])
    await vi.waitFor(async () => expect(await inbox()).toContain('Acme was terrible and awful'), patient)
    expect(await inbox()).not.toContain('says nobody')
    expect(publisher.requests.filter(({ url }) => url === '/feed.xml')).toHaveLength(1)
  })

  it('leaves neither key nor secret in the log', () => {
    const logged = JSON.stringify(korva.lines)
    for (const word of [key(), secret()]) expect(logged).not.toContain(word)
  })
})

const settingsFor = (publisher: Publisher) => `
brands: [{ id: acme, name: Acme }]
sources: [{ id: news, url: "${publisher.url()}", every: 1h }]
fetch: { allowPrivate: ["${publisher.host}"] }
`
