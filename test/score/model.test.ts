import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import { textKinds } from '../../src/core/text-kind.ts'
import type { ScoreInput } from '../../src/core/verdict.ts'
import { createScorer } from '../../src/score/create-scorer.ts'
import type { ReadLanguage } from '../../src/score/lexicon-language.ts'
import { loadWeights, weightsPath } from '../../src/score/model/load-weights.ts'
import { packWeights, unpackWeights } from '../../src/score/model/weights-file.ts'
import { featureFingerprint } from '../../src/score/train/fingerprint.ts'

const languages: ReadLanguage[] = ['en', 'fi', 'sv']
const scorer = createScorer()

describe.each(languages)('the weights of %s', (language) => {
  it('take at most a megabyte', () => {
    expect(statSync(weightsPath(language)).size).toBeLessThanOrEqual(1_000_000)
  })

  it('were trained on the word lists and features of today', () => {
    const { fingerprint } = loadWeights(language)
    expect(fingerprint, 'the weights are stale: run npm run train').toBe(featureFingerprint())
  })

  it('are the same after they are packed again', () => {
    const weights = loadWeights(language)
    expect(packWeights(unpackWeights(packWeights(weights), 'packed')).equals(packWeights(weights))).toBe(true)
  })
})

describe('a file of weights', () => {
  const folder = mkdtempSync(join(tmpdir(), 'korva-weights-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const whole = packWeights(loadWeights('sv'))
  const errorOf = (bytes: Buffer): KorvaError => {
    const path = join(folder, 'sv.bin')
    writeFileSync(path, bytes)
    try {
      loadWeights('sv', path)
    } catch (error) {
      if (error instanceof KorvaError) return error
      throw error
    }
    throw new Error('the file was read')
  }

  it('that is missing is told with what to do', () => {
    expect(() => loadWeights('sv', join(folder, 'none.bin'))).toThrow(
      expect.objectContaining({ code: 'weights-missing', hint: expect.stringContaining('npm run train') }),
    )
  })

  it('that is cut anywhere is damaged, never read in part', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(errorOf(whole.subarray(0, length)).code).toBe('weights-damaged')
      }),
      { numRuns: 30 },
    )
  })

  it('of another version of the features is refused', () => {
    const other = packWeights({ ...loadWeights('sv'), features: 0 })
    expect(errorOf(other)).toMatchObject({
      code: 'weights-damaged',
      message: expect.stringContaining('another version'),
    })
  })
})

const texts = fc.array(
  fc.constantFrom(
    ...'Telia Acme not never works great terrible but slow fast ! ? . , 😡 😊 huono hyvä ei toimi mutta inte bra dålig 3'.split(
      ' ',
    ),
  ),
  { maxLength: 25 },
)
const inputs: fc.Arbitrary<ScoreInput> = fc.record(
  {
    text: texts.map((words) => words.join(' ')),
    lang: fc.constantFrom(...languages),
    about: fc.constantFrom('Telia', 'Acme'),
    kind: fc.constantFrom(...textKinds),
  },
  { requiredKeys: ['text', 'lang'] },
)

describe('a leaning', () => {
  it('to precision calls nothing negative that balance does not, to recall all that balance does', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const negative = (leaning: ScoreInput['leaning'] & string) =>
          Number(scorer({ ...input, leaning }).label === 'negative')
        expect(negative('precision')).toBeLessThanOrEqual(negative('balanced'))
        expect(negative('balanced')).toBeLessThanOrEqual(negative('recall'))
      }),
    )
  })
})

describe('the verdict', () => {
  it('has the score of its label and does not depend on what was read before', () => {
    fc.assert(
      fc.property(inputs, inputs, (input, other) => {
        const first = scorer(input)
        scorer(other)
        expect(scorer(input)).toEqual(first)
        if (first.label === 'negative') expect(first.score).toBeLessThan(-0.2)
        if (first.label === 'positive') expect(first.score).toBeGreaterThan(0)
        if (first.label === 'neutral') expect(Math.abs(first.score)).toBeLessThan(0.2)
      }),
    )
  })

  it.each<[ReadLanguage, string, string, string]>([
    ['en', 'Telia was awful, Elisa saved me', 'Telia', 'Elisa'],
    ['fi', 'Telia oli surkea, mutta Elisa pelasti ja kaikki toimii loistavasti', 'Telia', 'Elisa'],
  ])('in %s is worse toward the one that is blamed: %j', (lang, text, blamed, praised) => {
    const toward = (about: string) => scorer({ text, lang, about, kind: 'forum' }).score
    expect(toward(blamed)).toBeLessThan(toward(praised))
  })
})

describe('a text in two languages', () => {
  const complaint = 'Tämä on surkea palvelu ja kaikki oli rikki, en suosittele kenellekään.'
  it('is read sentence by sentence', () => {
    const plain = scorer({ text: 'I ordered this in May.', lang: 'en', about: 'Acme', kind: 'review' })
    const mixed = scorer({
      text: `I ordered this in May. ${complaint}`,
      lang: 'en',
      about: 'Acme',
      kind: 'review',
    })
    expect(mixed.score).toBeLessThan(plain.score)
    expect(mixed.label).toBe('negative')
    expect(mixed.reasons.map(({ text }) => text)).toContain('surkea')
  })
})

describe('a text in a language that is not read', () => {
  it('is neutral and unsure, whatever its words', () => {
    for (const lang of ['de', 'und', 'ru']) {
      const verdict = scorer({ text: 'terrible scam, furchtbar, ужасно', lang, about: 'Acme' })
      expect(verdict).toMatchObject({ label: 'neutral', lang })
      expect(verdict.confidence).toBeLessThan(0.4)
    }
  })

  it('is told by its emoji, never surely', () => {
    const verdict = scorer({ text: 'ужасно 😡😡', lang: 'ru' })
    expect(verdict.label).toBe('negative')
    expect(verdict.confidence).toBeLessThan(0.4)
  })
})

describe('strange texts', () => {
  it.each([
    ['nothing', ''],
    ['one emoji', '😡'],
    ['a million of one letter', 'a'.repeat(1_000_000)],
    ['a million exclamation marks', '!'.repeat(1_000_000)],
    ['lone surrogates', '\ud83d \udc00 huono \ud83d'],
    ['marks of direction', '\u202eovlavap onouh\u202c \u200f'],
  ])('%s gets a verdict with numbers in their bounds', (_name, text) => {
    for (const lang of ['fi', 'en', 'sv', undefined]) {
      const { score, confidence } = scorer({ text, ...(lang ? { lang } : {}), about: 'Acme', kind: 'app' })
      expect(Math.abs(score)).toBeLessThanOrEqual(1)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })
})
