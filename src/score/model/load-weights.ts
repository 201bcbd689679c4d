import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KorvaError } from '../../core/errors.ts'
import type { ReadLanguage } from '../lexicon-language.ts'
import type { Weights } from './weights.ts'
import { unpackWeights } from './weights-file.ts'

/** Where the weights of a language are, beside the code. */
export const weightsPath = (language: ReadLanguage): string =>
  fileURLToPath(new URL(`../weights/${language}.bin`, import.meta.url))

/**
 * Reads the weights of a language from the disk (about 1 MB).
 *
 * @throws KorvaError `weights-missing` or `weights-damaged`
 */
export function loadWeights(language: ReadLanguage, path = weightsPath(language)): Weights {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new KorvaError('weights-missing', `The sentiment weights ${path} cannot be read`, {
      hint: 'Install Korva again, or in a checkout rebuild the weights with `npm run train`.',
      retryable: false,
      cause,
    })
  }
  return unpackWeights(bytes, path)
}
