import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SourceReport } from '../../src/core/source-report.ts'
import { makeRss, type Publisher, startPublisher } from '../collect/publisher.ts'
import { type KorvaProcess, runCommand, startProcess } from '../support/korva-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'korva-sources-'))
const secret = `whsec_${Buffer.from('a secret of some thirty-two bytes').toString('base64')}`
const variables = {
  KORVA_CONFIG: join(folder, 'korva.yaml'),
  KORVA_DATA: join(folder, 'data'),
  KORVA_INBOX_SECRET: secret,
}
const patient = { timeout: 40_000, interval: 200 }

let publisher: Publisher
let korva: KorvaProcess
beforeAll(async () => {
  publisher = await startPublisher()
  publisher.answer(({ url }, response) => {
    if (url === '/gone.xml') return response.writeHead(410).end()
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(makeRss(3))
  })
  writeFileSync(
    variables.KORVA_CONFIG,
    `timezone: Europe/Helsinki
brands: [{ id: acme, name: Acme }]
sources:
  - { id: news, url: "${publisher.url()}", every: 1h }
  - { id: gone, url: "${publisher.url('/gone.xml')}", every: 1h }
  - { id: reviews, kind: trustpilot, unit: acme.fi, about: acme }
  - { id: survey, kind: inbox, about: acme }
operations: [inbox]
fetch: { allowPrivate: ["${publisher.host}"] }
`,
  )
  korva = await startProcess(variables)
})
afterAll(async () => {
  await korva.end('SIGKILL')
  await publisher.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (...words: string[]) => runCommand(['sources', ...words], variables)
const reports = async (): Promise<SourceReport[]> => JSON.parse((await run('--json')).stdout)
const asked = (path: string) => publisher.requests.filter(({ url }) => url === path).length
const bring = (items: object, path = '/inbox/survey', authorization = `Bearer ${secret}`) =>
  fetch(`${korva.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(items),
  })

describe('the sources of a Korva that runs', () => {
  it('are asked once, but for the one that has no key, which is said at the start', async () => {
    await vi.waitFor(async () => {
      expect((await reports()).map(({ id, health }) => [id, health])).toEqual([
        ['news', 'fine'],
        ['gone', 'stopped'],
        ['reviews', 'off'],
        ['survey', 'brought'],
      ])
    }, patient)
    expect(korva.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        source: 'reviews',
        msg: 'Source reviews is off: it needs TRUSTPILOT_API_KEY in .env',
      }),
    )
    expect([asked('/feed.xml'), asked('/gone.xml')]).toEqual([1, 1])
  })

  it('are listed with what they brought and how they do, within 120 columns', async () => {
    const { code, stdout } = await run()
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^source +kind +last answer +next poll +24 h +7 d +health$/)
    expect(lines[1]).toMatch(
      /^news +rss +\d{4}-\d\d-\d\d \d\d:\d\d +\d{4}-\d\d-\d\d \d\d:\d\d +3 \/ 3 +3 \/ 3 +heard$/,
    )
    expect(lines[2]).toMatch(/^gone +rss +- +stopped +0 \/ 0 +0 \/ 0$/)
    expect(stdout).toMatch(/korva sources --again\s+gone/)
    expect(stdout).toMatch(/^reviews +trustpilot +- +off +0 \/ 0 +0 \/ 0$/m)
    expect(stdout).toContain('off: it needs TRUSTPILOT_API_KEY in .env.')
    expect(stdout).toMatch(/^survey +inbox +- +brought/m)
    expect(lines.at(-1)).toMatch(/^2 of 4 sources are heard\./)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120)
  })

  it('take what is brought to the inbox, once, from whoever has the secret', async () => {
    const said = { id: 'answer-1', text: 'Acme was awful', rating: 1 }
    const taken = await bring(said)
    expect([taken.status, await taken.json()]).toEqual([202, { taken: 1, new: 1, mentions: 1 }])
    expect(await (await bring([said])).json()).toEqual({ taken: 1, new: 0, mentions: 0 })
    expect((await bring(said, '/inbox/survey', 'Bearer whsec_wrong')).status).toBe(401)
    expect((await bring(said, '/inbox/news')).status).toBe(404)
    const survey = (await reports()).find(({ id }) => id === 'survey')
    expect(survey).toMatchObject({ lastAnswer: expect.any(String), day: { items: 1, mentions: 1 } })
  })

  it('are asked again when somebody says so', async () => {
    expect(await run('--again', 'news')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Source "news" is asked/),
    })
    await vi.waitFor(() => expect(asked('/feed.xml')).toBe(2), patient)
    expect((await run('--again', 'gone')).stdout).toContain('was stopped; it is asked')
    await vi.waitFor(() => expect(asked('/gone.xml')).toBe(2), patient)
    expect((await run('--again', 'reviews')).stdout).toContain('is not asked: it needs TRUSTPILOT_API_KEY')
    expect((await run('--again', 'survey')).stdout).toContain('is not asked: what it hears is brought to it')
    const unknown = await run('--again', 'newz')
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toContain('no source "newz"; did you mean news?')
  })

  it('are checked: those that are off say which key they need', async () => {
    const { code, stdout } = await runCommand(['check'], variables)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ok {3}source news: rss, 3 items/m)
    expect(stdout).toMatch(/^FAIL source reviews: is off: it needs TRUSTPILOT_API_KEY in \.env/m)
    expect(stdout).toMatch(/^ok {3}source survey: /m)
  })

  it('are known when it does not run, and those asked for again are asked at its next start', async () => {
    expect(await korva.end('SIGTERM')).toBe(0)
    expect((await reports()).map(({ id }) => id)).toEqual(['news', 'gone', 'reviews', 'survey'])
    const before = asked('/feed.xml')
    await run('--again', 'news')
    korva = await startProcess(variables)
    await vi.waitFor(() => expect(asked('/feed.xml')).toBe(before + 1), patient)
    expect(JSON.stringify(korva.lines)).not.toContain(secret)
  })
})
