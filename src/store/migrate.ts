import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Engine, schema } from './engine.ts'
import type { Tables } from './tables.ts'

/** Any number that nobody else locks: two processes that start at once migrate one after the other. */
const lockNumber = 20_261_121

/** Brings the tables up to date: each file of migrations/ once, in the order of their names, all in one transaction. */
export async function migrate(engine: Engine): Promise<void> {
  await engine.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx)
    await sql`create schema if not exists ${sql.id(schema)}`.execute(trx)
    await sql`set local search_path to ${sql.id(schema)}`.execute(trx)
    await sql`create table if not exists migrations (name text primary key, at timestamptz not null default now())`.execute(
      trx,
    )
    const done = await sql<{ name: string }>`select name from migrations`.execute(trx)
    const names = new Set(done.rows.map((row) => row.name))
    for (const migration of readMigrations()) {
      if (!names.has(migration.name)) await apply(trx, migration)
    }
  })
}

interface Migration {
  name: string
  statements: string[]
}

function readMigrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, statements: splitStatements(readFileSync(new URL(name, folder), 'utf8')) }))
}

/** Statements end with a semicolon at the end of a line: a migration holds no such line inside a literal. */
function splitStatements(text: string): string[] {
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean)
}

async function apply(trx: Kysely<Tables>, { name, statements }: Migration): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(trx)
  await sql`insert into migrations (name) values (${name})`.execute(trx)
}
