import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, startProcess } from './korva-process.ts'

const secret = `whsec_${Buffer.from('a secret of some thirty-two bytes').toString('base64')}`
const begin = `timezone: Europe/Helsinki
brands: [{ id: acme, name: Acme }]
sources: [{ id: survey, kind: inbox }]
`

/** Starts Korva with one brand and one source that takes what is brought to it, in a folder of its own. */
export async function startInboxProcess() {
  const folder = mkdtempSync(join(tmpdir(), 'korva-inbox-'))
  const variables = {
    KORVA_CONFIG: join(folder, 'korva.yaml'),
    KORVA_DATA: join(folder, 'data'),
    KORVA_INBOX_SECRET: secret,
  }
  /** Writes the settings, with these lines below the brand and the source: the Korva that runs keeps those that it began with. */
  const settings = (more: string) => writeFileSync(variables.KORVA_CONFIG, `${begin}${more}\n`)
  settings('channels: [{ id: inbox, platform: web }]')
  const korva = await startProcess(variables)
  return {
    ...{ korva, settings },
    run: (...words: string[]) => runCommand(words, variables),
    /** Brings one text to the source, which has to take it. */
    async bring(id: string, text: string, author: string) {
      const { status } = await fetch(`${korva.url}/inbox/survey`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ id, text, author }),
      })
      if (status !== 202) throw new Error(`${id} was answered with ${status}`)
    },
    async end() {
      await korva.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type InboxProcess = Awaited<ReturnType<typeof startInboxProcess>>
