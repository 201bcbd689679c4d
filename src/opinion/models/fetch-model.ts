import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Agent } from 'undici'
import { type Downloading, downloadFile, type Fetched } from './download-file.ts'
import { type Manifest, manifestName, modelsFolder } from './model-folder.ts'
import { type FetchPlan, type FetchWish, planFetch } from './plan-fetch.ts'

/** How long a server may be silent. */
const silenceMs = 60_000

export interface FetchParts {
  dataFolder: string
  now: Date
  /** Told what is about to be fetched, before it is. */
  planned: (plan: FetchPlan) => void
  progress: Downloading['progress']
}

/**
 * Fetches a model into the data folder: each file as a part, then by its name, and at last the manifest with all
 * checksums. Throws `model-…` errors; the same again goes on where it stopped.
 */
export async function fetchModel(wish: FetchWish, parts: FetchParts): Promise<Manifest> {
  const { dataFolder, progress, now, planned } = parts
  const dispatcher = new Agent({
    connect: { timeout: 10_000 },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  })
  try {
    const plan = await planFetch(wish, dispatcher)
    planned(plan)
    const folder = join(modelsFolder(dataFolder), plan.folder)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Until the new one is whole, what is there is not a model that was fetched.
    await rm(join(folder, manifestName), { force: true })
    const files: Fetched[] = []
    for (const remote of plan.files) {
      files.push(await downloadFile(remote, join(folder, remote.file), { dispatcher, progress }))
    }
    const manifest = manifestOf(plan, files, now)
    await writeManifest(folder, manifest)
    await removeParts(folder)
    return manifest
  } finally {
    await dispatcher.destroy()
  }
}

const manifestOf = (
  { name, from, revision, files: [model] }: FetchPlan,
  files: Fetched[],
  now: Date,
): Manifest => ({
  ...{ name, from, revision },
  fetchedAt: now.toISOString(),
  model: model!.file,
  files,
})

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, manifestName)
  await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(`${path}.part`, path)
}

/** Parts of other versions, which nobody goes on with. */
async function removeParts(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => name.endsWith('.part'))
  await Promise.all(parts.map((name) => rm(join(folder, name))))
}
