import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../src/store/embedded.ts'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with a new embedded database, to be copied: making one takes seconds. */
    embeddedTemplate: string
    /** The address of a Postgres server where databases may be made; null where there is none. */
    postgres: string | null
  }
}

/** Looks what this machine has, and says in one line each what is left out for want of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const home = mkdtempSync(join(tmpdir(), 'korva-test-'))
  const template = join(home, 'template')
  await (await openEmbedded(template)).close()
  project.provide('embeddedTemplate', template)
  const postgres = await findPostgres()
  project.provide('postgres', postgres)
  if (!postgres)
    say('PostgreSQL does not answer: its half of the database tests is left out (TEST_DATABASE_URL)')
  if (!findChromium()) say('Chromium is not installed: the browser tests are left out (CHROMIUM)')
  if (!existsSync(join(import.meta.dirname, '../../../shared/data/feeds'))) {
    say('The shared corpora are not beside the checkout: their tests are left out')
  }
  return () => rmSync(home, { recursive: true, force: true })
}

const say = (line: string) => process.stderr.write(`Left out: ${line}\n`)

async function findPostgres(): Promise<string | null> {
  const url = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.query('select 1')
    return url
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}
