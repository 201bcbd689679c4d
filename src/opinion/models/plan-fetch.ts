import type { Dispatcher } from 'undici'
import { KorvaError } from '../../core/errors.ts'
import type { RemoteFile } from './download-file.ts'
import { type Answer, follow } from './follow.ts'
import { folderName } from './model-folder.ts'

/** Where models named `owner/name` are. */
const hub = 'https://huggingface.co'
/** Where repositories keep their ONNX file; the small one, which is as good to the eye and four times as fast, first. */
const usualModels = ['onnx/model_quantized.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'model.onnx']
const needed = ['config.json', 'tokenizer.json']
const optional = ['tokenizer_config.json']

/** What a person asks for. */
export interface FetchWish {
  /** `owner/name` at the hub, or the address of a folder that holds the files. */
  model: string
  /** The ONNX file within it; left out: the usual ones are looked for. */
  file?: string
  /** What the ONNX file must be, in hexadecimal. */
  sha256?: string
  /** A branch, tag or commit of the hub; left out: main. */
  revision?: string
  /** The name in the settings; left out: the one at the hub, or the last part of the address. */
  as?: string
}

/** What is about to be fetched. */
export interface FetchPlan {
  name: string
  /** The folder below `models`. */
  folder: string
  from: string
  revision: string | null
  /** The file that is run, and then its configuration. */
  files: RemoteFile[]
}

/** Asks for the sizes and checksums of a model's files; fetches nothing yet. Throws `model-…` errors. */
export async function planFetch(wish: FetchWish, dispatcher: Dispatcher): Promise<FetchPlan> {
  const { from, name } = placeOf(wish)
  const folder = folderName(name)
  if (!folder) throw badName(name)
  const look = (path: string) => lookAt(new URL(path, from).href, path, dispatcher)
  const model = await firstOf(wish.file ? [wish.file] : usualModels, look)
  if (!model) throw noModel(from, wish.file)
  const rest = await Promise.all([...needed, ...optional].map(look))
  const missing = needed.find((_, index) => rest[index] === null)
  if (missing) throw noModel(from, missing)
  const files = [model, ...rest.filter((found) => found !== null)]
  const wanted = wish.sha256?.toLowerCase() ?? model.remote.sha256
  return {
    ...{ name, folder, from, revision: model.revision },
    files: files.map(({ remote }) => (remote === model.remote ? { ...remote, sha256: wanted } : remote)),
  }
}

function placeOf({ model, revision = 'main', as }: FetchWish): { from: string; name: string } {
  if (URL.canParse(model)) {
    const from = model.replace(/\/*$/, '/')
    return { from, name: as ?? decodeURIComponent(new URL(from).pathname.split('/').at(-2) ?? '') }
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(model)) throw badName(model)
  return { from: `${hub}/${model}/resolve/${encodeURIComponent(revision)}/`, name: as ?? model }
}

interface Found {
  remote: RemoteFile
  revision: string | null
}

/** The first of some files that is there. */
async function firstOf(
  paths: string[],
  look: (path: string) => Promise<Found | null>,
): Promise<Found | null> {
  for (const path of paths) {
    const found = await look(path)
    if (found) return found
  }
  return null
}

/** Null where there is no such file: the hub says 401 of repositories that nobody may see or that are not there. */
async function lookAt(url: string, path: string, dispatcher: Dispatcher): Promise<Found | null> {
  const answer: Answer = await follow(url, { method: 'HEAD', dispatcher })
  await answer.body.dump()
  if ([401, 403, 404, 410].includes(answer.status)) return null
  if (answer.status !== 200) {
    throw new KorvaError('model-refused', `The server answers ${answer.status} for ${path}`, {
      hint: 'Try again later; if it goes on, check the address.',
    })
  }
  const { bytes, sha256, revision } = answer
  return { remote: { url, file: path.slice(path.lastIndexOf('/') + 1), bytes, sha256 }, revision }
}

const badName = (name: string) =>
  new KorvaError('model-name', `"${name}" is no name of a model`, {
    hint: 'Give owner/name as at huggingface.co, or an https:// address of a folder; --as names it.',
    retryable: false,
  })

const noModel = (from: string, file = 'onnx/model_quantized.onnx or model.onnx') =>
  new KorvaError('model-not-there', `${from} has no ${file}`, {
    hint: 'The model has to be there in ONNX form, with config.json and tokenizer.json; --file names another ONNX file. docs/opinion.md says how to make one.',
    retryable: false,
  })
