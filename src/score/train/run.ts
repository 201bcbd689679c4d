import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { ReadLanguage } from '../lexicon-language.ts'
import { weightsPath } from '../model/load-weights.ts'
import { packWeights } from '../model/weights-file.ts'
import { readPublicTexts, readWrittenTexts } from './read-texts.ts'
import { reportLanguage } from './report.ts'
import { trainLanguage } from './train-language.ts'

/** Rebuilds the weights of every language from the labelled texts: `npm run train [-- --data DIR] [--out DIR] [--lang fi]`. */
const here = dirname(fileURLToPath(import.meta.url))
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(here, '../../../../shared/data') },
    out: { type: 'string', default: dirname(weightsPath('en')) },
    lang: { type: 'string', multiple: true, default: ['fi', 'sv', 'en'] },
  },
})

const texts = [
  ...readPublicTexts(values.data),
  ...readWrittenTexts(join(values.data, 'written')),
  ...readWrittenTexts(join(here, 'written')),
]
for (const language of values.lang as ReadLanguage[]) {
  const started = performance.now()
  const trained = trainLanguage(texts, language)
  const bytes = packWeights(trained.weights)
  const path = join(values.out, basename(weightsPath(language)))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(`${language}: ${bytes.length} bytes, ${seconds} s`)
  reportLanguage(trained)
}
