import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createVisitor } from '../adapters/web/visitor.ts'
import { type KorvaProcess, runCommand, startProcess } from '../support/korva-process.ts'

const patient = { timeout: 40_000, interval: 200 }

describe('a first start, with nothing set up', () => {
  const data = join(mkdtempSync(join(tmpdir(), 'korva-first-')), 'data')
  const variables = { KORVA_DATA: data, KORVA_CONFIG: 'config/korva.example.yaml' }
  let korva: KorvaProcess
  beforeAll(async () => {
    korva = await startProcess(variables)
  })
  afterAll(async () => {
    await korva.end('SIGKILL')
    rmSync(join(data, '..'), { recursive: true, force: true })
  })

  const page = async (path: string) => (await createVisitor(korva.url).get(path)).text()

  it('brings about a dozen cards into the inbox, each marked as a sample', async () => {
    await vi.waitFor(async () => {
      expect((await page('/')).match(/<article/g)?.length ?? 0).toBeGreaterThanOrEqual(10)
    }, patient)
    const html = await page('/')
    expect(html.match(/<article/g)!.length).toBeLessThanOrEqual(16)
    expect(html.match(/>\s*Sample\s*</g)!.length).toBeGreaterThanOrEqual(10)
  })

  it('says in three lines what it does and where to look', () => {
    const lines = korva.stderr().trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(korva.stderr()).toContain(korva.url)
    expect(korva.stderr()).toContain('config/korva.example.yaml')
  })

  it('is healthy, and gives its figures to Prometheus', async () => {
    const health = await fetch(`${korva.url}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    const metrics = await page('/metrics')
    expect(metrics).toMatch(/^korva_cases_waiting [1-9]/m)
    expect(metrics).toContain('korva_sources_deaf 0')
  })

  it('logs one JSON object a line', () => {
    expect(korva.lines.length).toBeGreaterThan(2)
    for (const line of korva.lines)
      expect(line).toMatchObject({ level: expect.any(String), msg: expect.any(String) })
  })

  it('answers the command line while it runs', async () => {
    const today = await runCommand(['today'], variables)
    expect(today).toMatchObject({ code: 0, stdout: expect.stringContaining('Heard 4 of 4 sources') })
    const check = await runCommand(['check'], variables)
    expect(check).toMatchObject({ code: 0, stdout: expect.stringContaining('ok   database (embedded)') })
  })

  it('refuses a second process on the same folder, and says what to do', async () => {
    const second = await runCommand(['start'], variables)
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`in use by another Korva (process ${korva.child.pid})`)
    expect(second.stderr).toContain('KORVA_DATA')
  })

  it('ends at SIGTERM, leaves no lock, and is there again with the same cases', async () => {
    const before = (await page('/')).match(/<article/g)!.length
    expect(await korva.end('SIGTERM')).toBe(0)
    expect(() => readFileSync(join(data, 'korva.lock'))).toThrow('ENOENT')
    const today = await runCommand(['today'], variables)
    expect(today).toMatchObject({ code: 0, stdout: expect.stringContaining('Heard 4 of 4 sources') })
    korva = await startProcess(variables)
    expect((await page('/')).match(/<article/g)).toHaveLength(before)
  })
})

describe('a start that other machines can reach', () => {
  const data = join(mkdtempSync(join(tmpdir(), 'korva-open-')), 'data')
  afterAll(() => rmSync(join(data, '..'), { recursive: true, force: true }))

  it('says that the inbox is closed until a token is set, and why', async () => {
    const korva = await startProcess({
      KORVA_DATA: data,
      KORVA_CONFIG: 'config/korva.example.yaml',
      HOST: '0.0.0.0',
    })
    expect(korva.stderr()).toContain('KORVA_WEB_TOKEN is not set')
    expect(korva.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    expect(korva.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect((await fetch(korva.url)).status).toBe(403)
    expect(await korva.end('SIGTERM')).toBe(0)
  })
})

describe('a start that cannot be', () => {
  const data = mkdtempSync(join(tmpdir(), 'korva-stopped-'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  it('says which port is taken and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => taken.once('listening', done))
    const { port } = taken.address() as { port: number }
    const { code, stderr } = await runCommand(['start'], { KORVA_DATA: data, PORT: String(port) })
    taken.close()
    expect(code).toBe(1)
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`)
    expect(stderr).toContain('Set PORT')
  })

  it('lists the faults of the settings', async () => {
    const { code, stderr } = await runCommand(['start'], { KORVA_CONFIG: 'package.json', KORVA_DATA: data })
    expect(code).toBe(1)
    expect(stderr).toMatch(/package\.json:\d+/)
  })

  it('tells a half-set chat by its variable, never by its value', async () => {
    const variables = { SLACK_BOT_TOKEN: 'xoxb-1234567890-very-secret', KORVA_DATA: data }
    const { code, stderr } = await runCommand(['start'], variables)
    expect(code).toBe(1)
    expect(stderr).toContain('SLACK_SIGNING_SECRET')
    expect(stderr).not.toContain('very-secret')
  })
})
