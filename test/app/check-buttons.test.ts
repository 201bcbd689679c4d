import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../src/web/create-server.ts'
import { engines, type TestDatabase } from '../support/databases.ts'
import { type KorvaProcess, runCommand, startProcess } from '../support/korva-process.ts'
import { startSlackStandIn } from '../support/slack-stand-in.ts'
import { startTeamsStandIn } from '../support/teams-stand-in.ts'

const botToken = 'xoxb-000000000000-tests-only'
const signingSecret = 'signing-secret-of-the-tests'

/** A port that was free a moment ago: where one looks for a Korva with Postgres, it must be known before. */
async function freePort(): Promise<string> {
  const server = await startServer({ host: '127.0.0.1', port: 0 }, [], {
    ...{ debug() {}, info() {}, warn() {}, error() {} },
  })
  await server.stop(0)
  return new URL(server.url).port
}

describe.each(engines)('korva check presses our own buttons, on $name', ({ name, make }) => {
  const folder = mkdtempSync(join(tmpdir(), 'korva-buttons-'))
  const app = { appId: randomUUID(), appPassword: 'pass~word-9b1d', tenantId: randomUUID() }
  let database: TestDatabase
  let slack: Awaited<ReturnType<typeof startSlackStandIn>>
  let teams: Awaited<ReturnType<typeof startTeamsStandIn>>
  let variables: Record<string, string>
  let korva: KorvaProcess

  beforeAll(async () => {
    database = await make()
    slack = await startSlackStandIn({ token: botToken })
    teams = await startTeamsStandIn(app)
    variables = {
      ...database.env,
      KORVA_CONFIG: join(folder, 'korva.yaml'),
      PORT: await freePort(),
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.url,
      MICROSOFT_APP_ID: app.appId,
      MICROSOFT_APP_PASSWORD: app.appPassword,
      MICROSOFT_APP_TENANT_ID: app.tenantId,
      MICROSOFT_OPENID_METADATA: teams.openIdMetadata,
    }
    writeFileSync(variables.KORVA_CONFIG!, 'brands: [{ id: acme, name: Acme }]\nsources: []\n')
    korva = await startProcess(variables)
  })
  afterAll(async () => {
    await korva.end('SIGKILL')
    await Promise.all([slack.close(), teams.close()])
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  const check = (changes: Record<string, string> = {}) => runCommand(['check'], { ...variables, ...changes })

  it('of the Korva that runs, which does not mind', async () => {
    const { code, stdout, stderr } = await check()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`ok   web inbox at ${korva.url}/: answered after`)
    expect(stdout).toContain(`ok   slack button at ${korva.url}/slack/events: pressed, answered after`)
    expect(stdout).toContain(`ok   teams door at ${korva.url}/api/messages: refuses who has no token`)
    expect(korva.lines.filter(({ msg }) => /Slack sent|did not sign|failed/.test(String(msg)))).toEqual([])
  })

  it('and fails where one does nothing, with what to do and no secret', async () => {
    const other = await check({ SLACK_SIGNING_SECRET: 'another-secret-of-the-tests' })
    expect(other.code).toBe(1)
    expect(other.stdout).toMatch(/^FAIL slack button at .*: answered 401: .*\n {7}.*SLACK_SIGNING_SECRET/m)
    expect(other.stdout + other.stderr + JSON.stringify(korva.lines)).not.toContain('secret-of-the-tests')
    const away = await check({ KORVA_PUBLIC_URL: 'https://korva.invalid' })
    expect(away.code).toBe(1)
    expect(away.stdout).toContain('FAIL slack button at https://korva.invalid/slack/events: no answer (')
  })

  it('but not where none runs, and says so', async () => {
    expect(await korva.end('SIGTERM')).toBe(0)
    const { code, stdout } = await check()
    const why = name === 'embedded' ? `no Korva runs on ${variables.KORVA_DATA}` : 'no Korva answers at http'
    expect(stdout).toContain(`ok   own buttons: not pressed: ${why}`)
    expect(stdout).not.toContain('slack button')
    expect(code).toBe(0)
  })
})
