import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../../src/store/engine.ts'

/** A new, empty database of one engine. */
export interface TestDatabase {
  database: Database
  /** The same as the environment variables that the product reads. */
  env: Record<string, string>
  drop(): Promise<void>
}

/** The engines that this machine has, each with how to make a new database: `describe.each(engines)`. */
export const engines: { name: string; make: () => Promise<TestDatabase> }[] = [
  { name: 'embedded', make: makeEmbedded },
  ...(inject('postgres') ? [{ name: 'postgres', make: makePostgres }] : []),
]

async function makeEmbedded(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'korva-data-'))
  cpSync(inject('embeddedTemplate'), folder, { recursive: true })
  return {
    database: { folder },
    env: { KORVA_DATA: folder },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function makePostgres(): Promise<TestDatabase> {
  const name = `korva_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name}`)
  const url = new URL(inject('postgres')!)
  url.pathname = `/${name}`
  return {
    database: { url: url.href },
    env: { DATABASE_URL: url.href },
    drop: () => administer(`drop database if exists ${name} with (force)`),
  }
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres')! })
  await client.connect()
  await client.query(statement)
  await client.end()
}
