import { contrastBreak, endsSentence, isBreak, questionBreak, type Word } from './split-words.ts'

/** How much the words of a stretch of text count. */
const weights = {
  /** A question asks, it seldom judges. */
  question: 0.5,
  /** Before and after `but`: the last word is what stays. */
  beforeContrast: 0.8,
  afterContrast: 1.2,
  /** Where the brand is named: other sentences, and other sides of a contrast in its own sentence. */
  otherSentence: 0.6,
  otherSide: 0.5,
}

/**
 * How much each word of a text counts toward the brand: one number a word. Without a brand, or where it is not named,
 * every sentence counts alike.
 *
 * @param about the brand's name
 */
export function focusOf(words: Word[], about: string | undefined): number[] {
  const named = about ? brandPositions(words, about) : new Set<number>()
  return sentences(words).flatMap((sentence) => {
    const factor = words[sentence.end - 1]!.key === questionBreak ? weights.question : 1
    const hasBrand = hasAny(named, sentence)
    const away = named.size > 0 && !hasBrand ? weights.otherSentence : 1
    const sides = splitAt(words, sentence, contrastBreak)
    return sides.flatMap((side, index) => {
      const turn = sides.length === 1 ? 1 : index === 0 ? weights.beforeContrast : weights.afterContrast
      const other = hasBrand && sides.length > 1 && !hasAny(named, side) ? weights.otherSide : 1
      return new Array<number>(side.end - side.start).fill(factor * away * turn * other)
    })
  })
}

interface Span {
  start: number
  end: number
}

/** Stretches up to and with the break that ends them. */
function sentences(words: Word[]): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let index = 0; index < words.length; index++) {
    if (!endsSentence(words[index]!.key) && index < words.length - 1) continue
    spans.push({ start, end: index + 1 })
    start = index + 1
  }
  return spans
}

function splitAt(words: Word[], { start, end }: Span, separator: string): Span[] {
  const spans: Span[] = []
  let from = start
  for (let index = start + 1; index < end; index++) {
    if (words[index]!.key !== separator) continue
    spans.push({ start: from, end: index })
    from = index
  }
  spans.push({ start: from, end })
  return spans
}

function hasAny(positions: Set<number>, { start, end }: Span): boolean {
  for (let index = start; index < end; index++) if (positions.has(index)) return true
  return false
}

/**
 * Where the brand is named, roughly: its words in a row, endings allowed on each. Matching proper is done before; here
 * it is known that the text is about the brand.
 */
function brandPositions(words: Word[], about: string): Set<number> {
  const roots = about
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => (part.length > 4 ? part.slice(0, -1) : part))
  const plain = words.map(({ key }) => (isBreak(key) ? '' : key))
  const found = new Set<number>()
  if (roots.length === 0) return found
  for (let index = 0; index < plain.length; index++) {
    const inRow = roots.every((root, offset) => plain[index + offset]?.startsWith(root))
    const inOne = roots.length > 1 && plain[index]!.startsWith(roots.join('-'))
    if (inRow || inOne) found.add(index)
  }
  return found
}
