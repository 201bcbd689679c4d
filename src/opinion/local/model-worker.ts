import { describeError, KorvaError } from '../../core/errors.ts'
import type { Shares } from '../../core/opinion.ts'
import { type LocalModel, loadModel } from './load-model.ts'

/** A text for the model of a folder. */
export interface ModelWork {
  folder: string
  text: string
}

/** What became of it: errors do not come through a channel between processes as they are. */
export type ModelReply =
  | { ok: true; shares: Shares }
  | { ok: false; error: { code: string; message: string; hint?: string; retryable: boolean } }

let loaded: { folder: string; model: Promise<LocalModel> } | undefined

/** Judges a text by a transformer. In a process of its own: a model holds some hundreds of MB. */
export default async ({ folder, text }: ModelWork): Promise<ModelReply> => {
  try {
    if (loaded?.folder !== folder) loaded = { folder, model: loadModel(folder) }
    return { ok: true, shares: await (await loaded.model)(text) }
  } catch (error) {
    // What is wrong with the model may be repaired while this process goes on.
    loaded = undefined
    const retryable = error instanceof KorvaError ? error.retryable : true
    return { ok: false, error: { ...describeError(error), retryable } }
  }
}
