import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InboxProcess, startInboxProcess } from '../support/inbox-process.ts'

let inbox: InboxProcess
beforeAll(async () => {
  inbox = await startInboxProcess()
})
afterAll(() => inbox.end())

const run = (...words: string[]) => inbox.run(...words)
const bring = (id: string, text: string) => inbox.bring(id, text, 'Maija')

/** One after the other: each builds on what the one before left. */
describe('what is stored, asked from the command line', () => {
  it('is previewed by a query, of the Korva that runs', async () => {
    for (const [id, text] of [
      ['a', 'Acme lost my parcel. I am so angry, never again!'],
      ['b', 'Where is the parcel? Terrible.'],
      ['c', 'A sunny day'],
    ] as const) {
      await bring(id, text)
    }
    const { code, stdout, stderr } = await run('preview', 'parcel')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('parcel would have caught 2 of the 3 items that were seen in the last 30 days.')
    expect(stdout).toContain('Mentions already: 1 (0 resolved, 0 dismissed)')
    expect(stdout).toMatch(/^written +source +feeling +found +title$/m)
    const whole = JSON.parse((await run('preview', 'parcel', '--json', '--days', '2')).stdout)
    expect(whole).toMatchObject({ caught: 2, days: 2, byBrand: { acme: 1 }, bySource: { survey: 2 } })
  })

  it('is asked for with a query that can be read, else it says why', async () => {
    const wrong = await run('preview', 'kind:nonsense')
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('nonsense')
    expect((await run('preview', 'x', '--days', 'many')).code).toBe(2)
  })

  it('is kept from people by a rule, once that is wanted', async () => {
    const seen = await run('rules', 'add', 'parcel', '--brand', 'acme')
    expect(seen.stdout).toContain(
      'would have hidden 1 of the last 30 days’ mentions, 0 of which you resolved',
    )
    expect(seen.stdout).toContain('Nothing is changed yet.')
    expect((await run('rules')).stdout).toContain('Rules: 0 in force, 0 proposed')
    expect((await run('rules', 'add', 'parcel', '--yes')).stdout).toContain('It is rule 1 now')
    await bring('d', 'Acme broke my parcel, horrible and awful')
    expect((await run('rules')).stdout).toMatch(/^#1 parcel \(every brand\), by \S.*: has hidden 1$/m)
    expect((await run('today')).stdout).toContain('1 more was hidden by rules of the team')
    expect((await run('rules', 'add', 'parcel', '--brand', 'nobody')).code).toBe(1)
  })

  it('teaches nothing before somebody clicks, and says so', async () => {
    expect((await run('lessons')).stdout).toMatch(/^0 lessons of the team\nNothing yet\./)
    const none = await run('lessons', 'undo', 'all')
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no such lesson') })
    expect((await run('lessons', 'undo', 'some')).code).toBe(2)
  })

  it('is asked the same way when nothing runs, and no name stands in the log', async () => {
    expect(await inbox.korva.end('SIGTERM')).toBe(0)
    expect(JSON.stringify(inbox.korva.lines)).not.toContain('Maija')
    expect((await run('preview', 'parcel')).stdout).toContain('would have caught 3 of the 4 items')
    expect((await run('rules', 'drop', '1')).stdout).toContain('Rule 1 hides nothing from now on.')
    const again = await run('rules', 'drop', '1')
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('No rule 1 is in force.') })
  })
})
