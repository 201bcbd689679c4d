import { KorvaError } from '../../core/errors.ts'
import type { Shares } from '../../core/opinion.ts'
import type { Sentiment } from '../../core/verdict.ts'

const words: [form: RegExp, sentiment: Sentiment][] = [
  [/neg/i, 'negative'],
  [/neu|mixed/i, 'neutral'],
  [/pos/i, 'positive'],
]

/** What stands at each place where a model gives its labels numbers alone, by how many there are. */
const byCount: Record<number, Sentiment[]> = {
  2: ['negative', 'positive'],
  3: ['negative', 'neutral', 'positive'],
  5: ['negative', 'negative', 'neutral', 'positive', 'positive'],
}

/**
 * Which sentiment each output of a model stands for, by its `id2label`: words (`NEGATIVE`, `very positive`), stars (`1 star`
 * to `5 stars`), or numbers alone (`LABEL_0`, from negative to positive). Throws `model-labels` for any others.
 */
export function mapLabels(id2label: Record<string, string>): Sentiment[] {
  const labels = Object.keys(id2label)
    .toSorted((a, b) => Number(a) - Number(b))
    .map((id) => id2label[id]!)
  const named = labels.map((label) => ofWord(label) ?? ofStars(label))
  if (named.length > 1 && named.every((sentiment) => sentiment !== null)) return named
  const numbered = labels.every((label, index) => new RegExp(`^(?:label_?)?${index}$`, 'i').test(label))
  const known = numbered ? byCount[labels.length] : undefined
  if (known) return known
  throw new KorvaError('model-labels', `The model's labels are ${labels.slice(0, 6).join(', ') || 'none'}`, {
    hint: 'Take a model for sentiment: with labels negative, neutral and positive, or of one to five stars.',
    retryable: false,
  })
}

const ofWord = (label: string) => words.find(([form]) => form.test(label))?.[1] ?? null

function ofStars(label: string): Sentiment | null {
  const stars = Number(/^([1-5]) ?stars?$/i.exec(label)?.[1] ?? 3.5)
  if (stars === 3) return 'neutral'
  return stars === 3.5 ? null : stars < 3 ? 'negative' : 'positive'
}

/** The outputs of a model as shares: softmax, then what belongs to one sentiment together. */
export function sharesOf(logits: ArrayLike<number>, sentiments: Sentiment[]): Shares {
  const largest = Math.max(...Array.from(logits))
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest))
  const sum = powers.reduce((total, power) => total + power, 0)
  const shares: Shares = { negative: 0, neutral: 0, positive: 0 }
  for (const [index, sentiment] of sentiments.entries()) shares[sentiment] += (powers[index] ?? 0) / sum
  return shares
}
