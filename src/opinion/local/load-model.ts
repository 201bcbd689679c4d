import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'
import { KorvaError } from '../../core/errors.ts'
import type { Shares } from '../../core/opinion.ts'
import type { Sentiment } from '../../core/verdict.ts'
import { readManifest, verifyModel } from '../models/model-folder.ts'
import { loadRuntime, type Runtime, type Session } from './load-runtime.ts'
import { mapLabels, sharesOf } from './map-labels.ts'

/** Where the model lies in a folder that somebody filled by hand; the small one first. */
const usualFiles = ['model_quantized.onnx', 'model.onnx']
/** Tokens that are read at most, whatever the model could: time grows with their square. */
const mostTokens = 512

const configSchema = z.looseObject({
  id2label: z.record(z.string(), z.string()),
  max_position_embeddings: z.number().nullish(),
})

/** A model that judges texts. */
export type LocalModel = (text: string) => Promise<Shares>

/**
 * Loads the model of a folder: the ONNX file, tokenizer.json and config.json with `id2label`. Throws `model-…` errors that
 * say what is missing or does not fit.
 */
export async function loadModel(folder: string): Promise<LocalModel> {
  const runtime = await loadRuntime()
  const config = configSchema.safeParse(await readJson(folder, 'config.json'))
  if (!config.success) throw unfit('config.json has no id2label', 'Take a model for text classification.')
  const sentiments = mapLabels(config.data.id2label)
  const manifest = await readManifest(folder)
  if (manifest) await verifyModel(folder, manifest)
  const tokenize = await loadTokenizer(folder, config.data.max_position_embeddings ?? mostTokens)
  const session = await openSession(runtime, join(folder, manifest?.model ?? fileIn(folder)))
  return async (text) => judge(tokenize(text), { runtime, session, sentiments })
}

/** Handles and links as models of social media know them: the others do not mind. */
const asModelsRead = (text: string) =>
  text
    .toWellFormed()
    .replace(/(?<!\S)@[\p{L}\p{N}_.]+/gu, '@user')
    .replace(/https?:\/\/\S+/gu, 'http')

/** Texts to token ids, no more than the model has places for; the closing token stays. */
async function loadTokenizer(folder: string, places: number): Promise<(text: string) => number[]> {
  const settings = await readJson(folder, 'tokenizer_config.json').catch(() => ({}))
  // RoBERTa and its kin begin to count at 2.
  const most = Math.min(mostTokens, places - 2)
  const tokenizer = new Tokenizer((await readJson(folder, 'tokenizer.json')) as object, settings as object)
  return (text) => {
    const { ids } = tokenizer.encode(asModelsRead(text))
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)!]
  }
}

interface Loaded {
  runtime: Runtime
  session: Session
  sentiments: Sentiment[]
}

async function judge(ids: number[], { runtime, session, sentiments }: Loaded): Promise<Shares> {
  const row = (value: (id: number) => number) =>
    new runtime.Tensor(
      'int64',
      BigInt64Array.from(ids, (id) => BigInt(value(id))),
      [1, ids.length],
    )
  const known = { input_ids: row((id) => id), attention_mask: row(() => 1), token_type_ids: row(() => 0) }
  const wanted = Object.entries(known).filter(([name]) => session.inputNames.includes(name))
  const outputs = await session.run(Object.fromEntries(wanted))
  const logits = Array.from((outputs.logits ?? outputs[session.outputNames[0]!])!.data, Number)
  if (logits.length !== sentiments.length || !logits.every(Number.isFinite))
    throw unfit(`it gives ${logits.length} figures for ${sentiments.length} labels`, 'Take another model.')
  return sharesOf(logits, sentiments)
}

async function openSession({ InferenceSession }: Runtime, file: string): Promise<Session> {
  try {
    return await InferenceSession.create(file, {
      intraOpNumThreads: Math.min(4, availableParallelism()),
      graphOptimizationLevel: 'all',
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error)
    throw unfit(`it cannot be opened: ${why}`, 'Fetch it again, or take another model.')
  }
}

function fileIn(folder: string): string {
  const found = usualFiles.find((file) => existsSync(join(folder, file)))
  if (found) return found
  throw unfit(
    `${folder} holds none of ${usualFiles.join(', ')}`,
    'See docs/opinion.md for what a model needs.',
  )
}

async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8'))
  } catch {
    throw unfit(`${file} is missing in ${folder}, or no JSON`, 'Fetch it again: korva model fetch <name>')
  }
}

const unfit = (why: string, hint: string) =>
  new KorvaError('model-unfit', `The model does not serve: ${why}`, { hint, retryable: false })
