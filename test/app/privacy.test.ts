import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InboxProcess, startInboxProcess } from '../support/inbox-process.ts'

let inbox: InboxProcess
beforeAll(async () => {
  inbox = await startInboxProcess()
})
afterAll(() => inbox.end())

const run = (...words: string[]) => inbox.run(...words)
const bring = (id: string, author: string) =>
  inbox.bring(id, `Acme lost my parcel ${id}. I am so angry, never again!`, author)
const exported = async (...words: string[]) => {
  const { stdout, stderr, code } = await run('export', ...words)
  const lines = stdout.split('\n').filter(Boolean)
  return { code, stderr, records: lines.map((line) => JSON.parse(line)) }
}

/** One after the other: each builds on what the one before left. */
describe('an author, asked for from the command line', () => {
  it('is exported by the Korva that runs, an item a line', async () => {
    for (const id of ['a', 'b']) await bring(id, 'Maija Ä.')
    await bring('c', 'Liisa')
    const { code, stderr, records } = await exported('maija ä.')
    expect([code, stderr, records.length]).toEqual([0, '', 2])
    expect(records[0]).toMatchObject({ source: 'survey', author: 'Maija Ä.', mentions: [{ brand: 'acme' }] })
    expect(await exported('Nobody')).toEqual({
      code: 0,
      stderr: 'Nothing by "Nobody" is kept.\n',
      records: [],
    })
  })

  it('is counted, and erased only with --yes', async () => {
    const counted = await run('forget', 'Maija Ä.')
    expect(counted).toMatchObject({ code: 0, stderr: '' })
    expect(counted.stdout).toContain('2 items by "Maija Ä." would be erased. Nothing was changed.')
    expect((await exported('Maija Ä.')).records).toHaveLength(2)
    const { stdout } = await run('forget', 'MAIJA Ä.', '--source', 'survey', '--yes')
    expect(stdout).toContain('Erased the words, the address and the author of 2 items from survey.')
    expect((await exported('Maija Ä.')).records).toEqual([])
    expect((await exported('Liisa')).records).toHaveLength(1)
    expect((await run('today')).stdout).toContain('3 negative')
  })

  it.each(['forget', 'export'])(
    'is no %s of a source that is unknown, and the known ones are named',
    async (command) => {
      const wrong = await run(command, 'Maija', '--source', 'nowhere')
      expect(wrong).toMatchObject({ code: 2, stdout: '' })
      expect(wrong.stderr).toBe('There is no source "nowhere".\nThere are: survey.\n')
    },
  )

  it('leaves lines in the audit log that do not name them', async () => {
    const { code, stdout } = await run('audit', '--since', '1d')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^What was done\n/)
    expect(stdout).toMatch(/^\d+ \S+ \d\d:\d\d \S+: an author forgotten, 2 items erased$/m)
    expect(stdout.toLowerCase()).not.toContain('maija')
    const all = JSON.parse((await run('audit', '--json', '--limit', '2')).stdout)
    expect(all).toHaveLength(2)
    expect(all[0]).toMatchObject({ action: 'export', outcome: 'done' })
    const ofCase = async (id: string) => JSON.parse((await run('audit', '--json', '--case', id)).stdout)
    expect(await ofCase('1')).toMatchObject([{ action: 'came-back', caseId: 1 }])
    expect(await ofCase('9')).toEqual([])
    expect((await run('audit', '--since', '2999-01-01')).stdout).toBe('What was done\nNothing yet.\n')
    for (const since of ['yesterday', '2026-02-31', '-1d']) {
      expect((await run('audit', `--since=${since}`)).code).toBe(2)
    }
  })

  it('is forgotten the same way when nothing runs, and no name stands in the log', async () => {
    expect(await inbox.korva.end('SIGTERM')).toBe(0)
    expect(JSON.stringify(inbox.korva.lines)).not.toMatch(/maija|liisa/i)
    expect((await exported('liisa')).records).toHaveLength(1)
    const { code, stdout, stderr } = await run('forget', 'Liisa', '--yes')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Erased the words, the address and the author of 1 item.')
    expect((await run('audit', '--limit', '1')).stdout).toContain('an author forgotten, 1 item erased')
  })
})
