import pg from 'pg'
import { measureBlocks } from './block.ts'
import { measureClicks } from './clicks.ts'
import { measurePolls } from './collect.ts'
import { measurePlacing } from './dupes.ts'
import { measureMatching } from './match.ts'
import { measureScoring } from './score.ts'
import { measureStarts } from './start.ts'
import { measureTexts } from './texts.ts'

/**
 * Prints what Korva takes, each figure beside a baseline of the same run. With a Postgres on BENCH_DATABASE_URL (or the
 * usual local one) it measures that engine too, in a database of its own. Named parts (`npm run bench -- collect`) alone.
 */
const server = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const name = `korva_bench_${process.pid}`

const administer = async (statement: string) => {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3000 })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const made = await administer(`create database ${name}`).then(
  () => true,
  () => false,
)
if (!made) console.log(`No Postgres answers at ${new URL(server).host}: its figures are left out.`)
const wanted = (part: string) => process.argv.length === 2 || process.argv.includes(part)
const url = new URL(server)
url.pathname = `/${name}`
try {
  if (wanted('texts')) console.table(await measureTexts())
  if (wanted('score')) console.table(measureScoring())
  if (wanted('match')) console.table(measureMatching())
  if (wanted('dupes')) console.table(await measurePlacing(made ? url.href : null))
  if (wanted('starts')) console.table(await measureStarts(made ? url.href : null))
  if (wanted('clicks')) {
    console.table(await measureClicks({}, 'embedded'))
    if (made) console.table(await measureClicks({ DATABASE_URL: url.href }, 'Postgres'))
  }
  if (wanted('collect')) {
    console.table(await measureBlocks())
    console.table(await measurePolls(made ? { DATABASE_URL: url.href } : {}, made ? 'Postgres' : 'embedded'))
  }
} finally {
  if (made) await administer(`drop database ${name} with (force)`)
}
