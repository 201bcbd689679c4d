import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Files besides the word lists on which the features depend. */
const code = [
  'find-runs.ts',
  'focus.ts',
  'lexicon-language.ts',
  'lexicon.ts',
  'negation.ts',
  'split-words.ts',
  'word-trie.ts',
  'model/brand-regions.ts',
  'model/feature-hash.ts',
  'model/read-features.ts',
  'model/read-letters.ts',
  'model/read-shape.ts',
  'model/read-words.ts',
]

/** The lists of weighed words: those of feelings and topics are no features. */
const wordLists = /^(?:lists|en|fi|sv)(?:[-/].*)?\.ts$/

/** A hash of the word lists and of the code that reads features: weights of another one are stale. */
export function featureFingerprint(): string {
  const lists = readdirSync(join(folder, 'lexicons'), { recursive: true, encoding: 'utf8' })
    .filter((name) => wordLists.test(name))
    .map((name) => `lexicons/${name}`)
  const hash = createHash('sha256')
  for (const name of [...code, ...lists].sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
