import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { KorvaError } from '../../core/errors.ts'

/** The file that says what was fetched, in each model's folder. It is written last: with it a model is whole. */
export const manifestName = 'korva-model.json'

const manifestSchema = z.object({
  name: z.string(),
  /** Where it was fetched from. */
  from: z.string(),
  /** The commit of the hub, where it says one. */
  revision: z.string().nullable(),
  fetchedAt: z.string(),
  /** The file that is run, of those below. */
  model: z.string(),
  files: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string() })),
})

export type Manifest = z.output<typeof manifestSchema>

/** The folder of all models. */
export const modelsFolder = (dataFolder: string) => join(dataFolder, 'models')

/** `owner/name` is one folder, `owner--name`. Null for what would be no folder of its own. */
export function folderName(model: string): string | null {
  const name = model.trim().replaceAll('/', '--')
  return /^[\w][\w.-]{0,150}$/.test(name) && !name.includes('..') ? name : null
}

/** The manifest of a model's folder; null where there is none or it cannot be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')))
  } catch {
    return null
  }
}

/** SHA-256 of a file in hexadecimal, read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * Whether the files are the ones that were fetched, by their sizes and checksums. A folder that somebody filled by hand has
 * no manifest, and nothing is known of it. Throws `model-changed`.
 */
export async function verifyModel(folder: string, manifest: Manifest): Promise<void> {
  for (const { file, bytes, sha256 } of manifest.files) {
    const path = join(folder, file)
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    )
    if (size !== bytes || (await hashFile(path)) !== sha256) throw changed(manifest.name, file)
  }
}

const changed = (name: string, file: string) =>
  new KorvaError('model-changed', `The file ${file} of the model ${name} is not the one that was fetched`, {
    hint: `Fetch it again: korva model fetch ${name}`,
    retryable: false,
  })
