import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InboxProcess, startInboxProcess } from '../support/inbox-process.ts'

let inbox: InboxProcess
beforeAll(async () => {
  inbox = await startInboxProcess()
})
afterAll(() => inbox.end())

const run = (...words: string[]) => inbox.run('replay', ...words)
const bring = (id: string, text: string) => inbox.bring(id, text, id)

/** One after the other: each builds on what the one before left. */
describe('korva replay', () => {
  it('helps where there is no past yet', async () => {
    const { code, stdout, stderr } = await run()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Let Korva listen for some days')
  })

  it('tells of the Korva that runs what its past would have been', async () => {
    await bring('a', 'Acme lost my parcel. I am so angry, never again!')
    await bring('b', 'Acme is terrible, the worst of all')
    const { stdout } = await run()
    expect(stdout).toMatch(/^The last 30 days, by the settings of now\n2 mentions since /)
    expect(stdout).toMatch(/^inbox \(web\): about 2 cards a day, /m)
    expect(stdout).toMatch(/^ {2}promises: \d of 2 would have ended at night \(23 to 07\)$/m)
    expect(JSON.parse((await run('--json', '--days', '3')).stdout)).toMatchObject({ days: 3, mentions: 2 })
  })

  it('goes by the settings as their file says now, before anybody starts with them', async () => {
    inbox.settings(`locale: fi
channels: [{ id: tuki, platform: teams }]
routes: [{ when: { sentiment: negative }, to: [tuki] }]
hours: [{ id: day, open: { mon-sun: "07:00-23:00" } }]
promise: { hours: day }`)
    const { stdout } = await run()
    expect(stdout).toMatch(/^tuki \(teams\): noin 2 korttia päivässä, /m)
    expect(stdout).toMatch(/^Kukaan ei ole vuorossa klo 23–07\.$/m)
  })

  it('says what is wrong with settings or a number of days, and asks nobody', async () => {
    inbox.settings('channels: []\nroutes: [{ to: [nowhere] }]')
    const wrong = await run()
    expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('nowhere') })
    expect((await run('--days', 'many')).code).toBe(2)
  })

  it('tells the same when nothing runs', async () => {
    inbox.settings('channels: []')
    expect(await inbox.korva.end('SIGTERM')).toBe(0)
    expect((await run()).stdout).toMatch(/^inbox \(web\): about 2 cards a day, /m)
  })
})
