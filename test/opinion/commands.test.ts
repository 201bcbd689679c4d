import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { runCommand } from '../support/korva-process.ts'
import { type AskedChat, type ChatAnswer, said, startChatStandIn } from './chat-stand-in.ts'
import { writeTinyModel } from './tiny-model.ts'

const home = mkdtempSync(join(tmpdir(), 'korva-opinion-'))
afterAll(() => rmSync(home, { recursive: true }))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const key = 'sk-never-shown-123'
function configure(opinion: string): Record<string, string> {
  const file = join(home, 'korva.yaml')
  writeFileSync(file, `sources: []\nopinion: ${opinion}\n`)
  return { KORVA_CONFIG: file, KORVA_DATA: join(home, 'data'), KORVA_OPINION_KEY: key }
}
async function endpoint(answer: (asked: AskedChat) => ChatAnswer, below = 1) {
  const server = await startChatStandIn(answer)
  closers.push(server.close)
  const opinion = `{ by: endpoint, model: judge-1, url: "${server.url}", below: ${below}, within: 5s }`
  return { server, env: configure(opinion) }
}
const judge = ({ question }: AskedChat) =>
  said(`{"label":"${question.text.includes('waiting') ? 'negative' : 'neutral'}","confidence":0.95}`)
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')
const rows = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const unsure = { id: 'unsure', text: 'Third Tuesday at home, waiting for the courier', lang: 'en' }
const starred = {
  id: 'starred',
  text: 'Third Tuesday at home, waiting for the courier',
  lang: 'en',
  rating: 5,
}

describe('korva score --opinion', () => {
  it('asks about uncertain lines, and says what that changed', async () => {
    const { server, env } = await endpoint(judge)
    const { code, stdout, stderr } = await runCommand(['score', '--opinion'], env, lines(unsure, starred))
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(
        /^Second opinion \(judge-1\): asked about 1 of 2 lines, [01] labels changed\.\n$/,
      ),
    ])
    const [first, second] = rows(stdout)
    expect(first).toMatchObject({ id: 'unsure', label: 'negative' })
    expect(first.reasons[0].text).toBe('second opinion: judge-1')
    expect(second).toMatchObject({ id: 'starred', label: 'positive' })
    expect(server.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${key}`])
  })

  it('asks about all lines when told to, and still keeps out of stars', async () => {
    const { server, env } = await endpoint(judge, 0)
    await runCommand(['score', '--opinion'], env, lines(unsure))
    expect(server.asked).toHaveLength(0)
    await runCommand(['score', '--opinion', 'all'], env, lines(unsure, starred))
    expect(server.asked).toHaveLength(1)
  })

  it('waits where a service asks for it', async () => {
    let refusals = 1
    const { env } = await endpoint((asked) =>
      refusals-- > 0 ? { status: 429, headers: { 'retry-after': '1' }, body: '' } : judge(asked),
    )
    const { code, stdout } = await runCommand(['score', '--opinion'], env, lines(unsure))
    expect([code, rows(stdout)[0].label]).toEqual([0, 'negative'])
  })

  it('answers every line where the second opinion fails, and fails itself', async () => {
    const { env } = await endpoint(() => said('no idea'))
    const { code, stdout, stderr } = await runCommand(['score', '--opinion'], env, lines(unsure))
    expect([code, rows(stdout)[0].id]).toEqual([1, 'unsure'])
    expect(stderr).toContain('1 not answered. The last failure: It answered something else')
    expect(stdout + stderr).not.toContain(key)
  })

  it('measures a model on this machine as well', async () => {
    writeTinyModel(join(home, 'data', 'models', 'tiny'))
    const env = configure('{ by: local, model: tiny, below: 1, within: 20s }')
    const { code, stdout, stderr } = await runCommand(
      ['score', '--opinion'],
      env,
      lines(
        { id: 1, text: 'table awful awful awful', lang: 'en' },
        { id: 2, text: 'lovely table and chair' },
      ),
    )
    expect([code, stderr]).toEqual([0, expect.stringContaining('Second opinion (tiny): asked about')])
    expect(JSON.stringify(rows(stdout))).toContain('second opinion: tiny')
  })

  it('is wrong use where the settings have none, or by another word', async () => {
    const off = await runCommand(['score', '--opinion'], configure('{ by: off }'), lines(unsure))
    expect([off.code, off.stderr]).toEqual([2, expect.stringContaining('docs/opinion.md')])
    expect((await runCommand(['score', '--opinion', 'some'], {}, '')).code).toBe(2)
  })
})

describe('korva check', () => {
  /** With a database that is there: to make one takes long. */
  const check = async (env: Record<string, string>) => {
    const database = await engines[0]!.make()
    closers.push(database.drop)
    return runCommand(['check'], { ...env, ...database.env })
  }

  it('asks the second opinion one thing', async () => {
    const { env } = await endpoint(() => said('{"label":"positive","confidence":0.97}'))
    const { stdout } = await check(env)
    expect(stdout).toContain('ok   second opinion (judge-1): finds a made-up word of thanks 97% positive')
  })

  it('says what to do about one that does not answer', async () => {
    const { env } = await endpoint(() => ({ status: 401, body: key }))
    const { code, stdout } = await check(env)
    expect(code).toBe(1)
    expect(stdout).toContain('FAIL second opinion (judge-1): It does not take the key (401)')
    expect(stdout).toContain('KORVA_OPINION_KEY')
    expect(stdout).not.toContain(key)
  })
})
