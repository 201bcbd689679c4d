import { fileURLToPath } from 'node:url'
import Sentiment from 'sentiment'
import vader from 'vader-sentiment'
import { createScorer } from '../src/score/create-scorer.ts'
import { readWrittenTexts } from '../src/score/train/read-texts.ts'
import type { Line } from './line.ts'

/** What the product promises: short texts a second, on one core. */
const promised = 20_000

/** Words of a short text. */
const short = { from: 12, to: 28 }

const names = { fi: 'Finnish', en: 'English', sv: 'Swedish' } as const

/** Rounds over the texts; the first warm up, of the others the fastest counts. */
const rounds = { warming: 10, counted: 20 }

/**
 * Short texts a second through the whole scorer (language, words, model, reasons, severity, feelings, topics), against
 * the two libraries that one would use alone, in this run. Time of the processor, so that other work on the machine
 * counts little; the texts are those written for training.
 */
export function measureScoring(): Line[] {
  const folder = fileURLToPath(new URL('../src/score/train/written', import.meta.url))
  const texts = readWrittenTexts(folder).filter(({ text }) => isShort(text))
  const score = createScorer()
  const plain = new Sentiment()
  return (['fi', 'en', 'sv'] as const).flatMap((lang) => {
    const some = texts.filter((each) => each.lang === lang).slice(0, 600)
    const ours = perSecond(some, ({ text, about }) => score({ text, ...(about ? { about } : {}) }))
    const what = `score short ${names[lang]} texts (${some.length})`
    return [
      line(
        what,
        ours,
        'sentiment alone',
        perSecond(some, ({ text }) => plain.analyze(text)),
      ),
      line(
        what,
        ours,
        'vader-sentiment alone',
        perSecond(some, ({ text }) => vader.SentimentIntensityAnalyzer.polarity_scores(text)),
      ),
    ]
  })
}

function isShort(text: string): boolean {
  const words = text.split(/\s+/u).length
  return words >= short.from && words <= short.to
}

function perSecond<Text>(texts: readonly Text[], work: (text: Text) => unknown): number {
  let best = 0
  for (let round = 0; round < rounds.warming + rounds.counted; round++) {
    const before = process.cpuUsage()
    for (const text of texts) work(text)
    const { user, system } = process.cpuUsage(before)
    if (round >= rounds.warming) best = Math.max(best, (texts.length * 1_000_000) / (user + system))
  }
  return best
}

function line(what: string, ours: number, base: string, theirs: number): Line {
  return {
    what,
    figure: `${Math.round(ours)} texts/s`,
    baseline: `${base}: ${Math.round(theirs)} texts/s`,
    ratio: (ours / theirs).toFixed(2),
    limit: `${promised} texts/s: ${ours >= promised ? 'kept' : 'BROKEN'}`,
  }
}
