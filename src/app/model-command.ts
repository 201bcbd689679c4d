import { readEnvironment } from '../../config/environment.ts'
import type { FetchPlan, FetchWish } from '../opinion/models/plan-fetch.ts'
import { drawTable } from './draw-table.ts'

const states = {
  whole: 'whole, checksums are right',
  changed: 'CHANGED since it was fetched: fetch it again',
  unfinished: 'not whole: run the same fetch again',
  'by-hand': 'put there by hand, nothing to compare with',
}

/** Options of `korva model fetch`, as typed. */
export type FetchOptions = Omit<FetchWish, 'model'>

/** `korva model fetch`: says what it is about to fetch, fetches it, and says what to put into the settings. */
export async function modelFetchCommand(
  env: NodeJS.ProcessEnv,
  model: string,
  options: FetchOptions,
): Promise<void> {
  const { fetchModel } = await import('../opinion/models/fetch-model.ts')
  const manifest = await fetchModel(
    { model, ...options },
    {
      dataFolder: readEnvironment(env).dataFolder,
      now: new Date(),
      planned: (plan) => say(describePlan(plan)),
      progress: everyTenth((line) => process.stderr.write(`${line}\n`)),
    },
  )
  say([
    ...manifest.files.map(({ file, sha256 }) => `  ${sha256}  ${file}`),
    'Fetched. To use it, put this into the settings:',
    '',
    `opinion: { by: local, model: ${JSON.stringify(manifest.name)} }`,
  ])
}

/** `korva model list`: the models of the data folder, and whether they are what was fetched. */
export async function modelListCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const { listModels } = await import('../opinion/models/list-models.ts')
  const models = await listModels(readEnvironment(env).dataFolder)
  if (models.length === 0)
    return say(['There are no models. docs/opinion.md names some; `korva model fetch` gets one.'])
  const columns = [{ title: 'model', most: 50 }, { title: 'size', most: 10 }, { title: 'state' }]
  say(
    drawTable(
      columns,
      models.map(({ name, bytes, state }) => [name, size(bytes), states[state]]),
    ),
  )
}

function describePlan({ name, from, revision, files }: FetchPlan): string[] {
  const total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
  return [
    `${name}, from ${from}${revision ? ` (commit ${revision})` : ''}: ${size(total)}`,
    ...files.map(
      ({ file, bytes, sha256 }) =>
        `  ${file}, ${bytes === null ? 'size not said' : size(bytes)}${sha256 ? `, SHA-256 ${sha256}` : ''}`,
    ),
    ...(files[0]!.sha256 ? [] : ['Nobody says what checksum the model should have: --sha256 does.']),
  ]
}

/** Tells of every tenth of a file that is there. */
function everyTenth(tell: (line: string) => void) {
  const told = new Map<string, number>()
  return (file: string, done: number, bytes: number | null) => {
    if (!bytes || bytes < 1_000_000) return
    const tenth = Math.floor((done / bytes) * 10)
    if (tenth <= (told.get(file) ?? 0)) return
    told.set(file, tenth)
    tell(`${file}: ${tenth * 10}% of ${size(bytes)}`)
  }
}

function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

const say = (lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
