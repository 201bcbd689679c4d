import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/** Run in a process of its own by embedded.ts: makes a database in the folder given and syncs every file of it. */
const folder = process.argv[2]
if (!folder) throw new Error('usage: initialise-embedded FOLDER')

const pglite = await PGlite.create(folder)
await pglite.close()
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const handle = openSync(join(entry.parentPath, entry.name), 'r')
  fsyncSync(handle)
  closeSync(handle)
}
