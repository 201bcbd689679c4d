import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { modelsFolder, readManifest, verifyModel } from './model-folder.ts'

/** A model in the data folder. */
export interface ListedModel {
  /** The name for the settings. */
  name: string
  /** Of all its files. */
  bytes: number
  /** `whole`: its files are the ones that were fetched; `by-hand`: nobody knows; `unfinished`: the fetching stopped. */
  state: 'whole' | 'changed' | 'unfinished' | 'by-hand'
  /** Where it was fetched from; null where it was put there by hand. */
  from: string | null
}

/** The models of the data folder, by name. Their files are read through, which takes a second for some hundreds of MB. */
export async function listModels(dataFolder: string): Promise<ListedModel[]> {
  const home = modelsFolder(dataFolder)
  const entries = await readdir(home, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(folders.toSorted().map((name) => describeModel(name, join(home, name))))
}

async function describeModel(folderName: string, folder: string): Promise<ListedModel> {
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const manifest = await readManifest(folder)
  if (!manifest) {
    const state = files.some((file) => file.endsWith('.part')) ? 'unfinished' : 'by-hand'
    return { name: folderName, bytes, state, from: null }
  }
  const isWhole = await verifyModel(folder, manifest).then(
    () => true,
    () => false,
  )
  return { name: manifest.name, bytes, state: isWhole ? 'whole' : 'changed', from: manifest.from }
}
