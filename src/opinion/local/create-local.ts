import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { KorvaError } from '../../core/errors.ts'
import type { Opinion } from '../../core/opinion.ts'
import { aroundBrand } from '../around-brand.ts'
import { folderName, modelsFolder } from '../models/model-folder.ts'
import type { ModelReply, ModelWork } from './model-worker.ts'

/** Characters of a text that are handed on at most: about what fits into the 512 tokens that models read. */
const mostCharacters = 2_000
/** After so long without an answer the process hangs and is ended. Loading a large model may take half a minute. */
const hangsAfterMs = 120_000

/** A process that runs `model-worker`. */
export interface ModelProcess {
  run(work: ModelWork): Promise<ModelReply>
  close(): Promise<void>
}

export interface LocalPlace {
  dataFolder: string
  /** The model's name: a folder below `models`. */
  model: string
  start: () => ModelProcess
}

/**
 * A second opinion by a transformer on this machine, in a process of its own. It does one text after the other. What comes
 * late is not broken off, since it may be the loading, which the next text then has behind it.
 */
export function createLocal({ dataFolder, model, start }: LocalPlace): Opinion {
  let process = start()
  let busy: Promise<unknown> = Promise.resolve()

  async function ask(work: ModelWork): Promise<ModelReply> {
    const hang = setTimeout(() => {
      const hanging = process
      process = start()
      void hanging.close()
    }, hangsAfterMs)
    return process.run(work).finally(() => clearTimeout(hang))
  }

  return {
    name: model,
    atOnce: 1,
    async judge({ text, about }, signal) {
      const folder = await folderOf(dataFolder, model)
      await busy
      signal.throwIfAborted()
      const asked = ask({ folder, text: aroundBrand(text, about, mostCharacters) })
      busy = asked.catch(() => {})
      const reply = await asked
      if (reply.ok) return reply.shares
      const { code, message, ...details } = reply.error
      throw new KorvaError(code, message, details)
    },
    close: () => process.close(),
  }
}

/** The folder of a model, absolute or as the data folder is given. Throws `model-missing`. */
async function folderOf(dataFolder: string, model: string): Promise<string> {
  const name = folderName(model)
  const folder = name && join(modelsFolder(dataFolder), name)
  if (folder && (await stat(folder).catch(() => null))?.isDirectory()) return folder
  throw new KorvaError('model-missing', `There is no model "${model}" in ${modelsFolder(dataFolder)}`, {
    hint: `Fetch it: korva model fetch ${model}; \`korva model list\` shows what is there.`,
    retryable: false,
  })
}
