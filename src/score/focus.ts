import { contrastBreak, endsSentence, questionBreak, type Word } from './split-words.ts'

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
export function focusOf(words: readonly Word[], about: string | undefined): number[] {
  const named = about ? brandPositions(words, about) : none
  const focus: number[] = new Array(words.length)
  for (const sentence of sentences(words)) {
    const factor = words[sentence.end - 1]!.key === questionBreak ? weights.question : 1
    const hasBrand = hasAny(named, sentence)
    const away = named.size > 0 && !hasBrand ? weights.otherSentence : 1
    const sides = splitAt(words, sentence, contrastBreak)
    for (const [index, side] of sides.entries()) {
      const turn = sides.length === 1 ? 1 : index === 0 ? weights.beforeContrast : weights.afterContrast
      const other = hasBrand && sides.length > 1 && !hasAny(named, side) ? weights.otherSide : 1
      focus.fill(factor * away * turn * other, side.start, side.end)
    }
  }
  return focus
}

const none: ReadonlySet<number> = new Set()

interface Span {
  start: number
  end: number
}

/** Stretches up to and with the break that ends them. */
function sentences(words: readonly Word[]): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let index = 0; index < words.length; index++) {
    if (!endsSentence(words[index]!.key) && index < words.length - 1) continue
    spans.push({ start, end: index + 1 })
    start = index + 1
  }
  return spans
}

function splitAt(words: readonly Word[], { start, end }: Span, separator: string): Span[] {
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

function hasAny(positions: ReadonlySet<number>, { start, end }: Span): boolean {
  for (let index = start; index < end; index++) if (positions.has(index)) return true
  return false
}

/**
 * Where the brand is named, roughly: its words in a row, endings allowed on each. Matching proper is done before; here
 * it is known that the text is about the brand.
 */
function brandPositions(words: readonly Word[], about: string): ReadonlySet<number> {
  const roots = rootsOf(about)
  const found = new Set<number>()
  if (roots.length === 0) return found
  const first = roots[0]!
  for (let index = 0; index < words.length; index++) {
    // No name begins with the sign that the keys of breaks begin with.
    if (!words[index]!.key.startsWith(first)) continue
    const inRow = roots.every((root, offset) => words[index + offset]?.key.startsWith(root))
    const inOne = roots.length > 1 && words[index]!.key.startsWith(roots.join('-'))
    if (inRow || inOne) found.add(index)
  }
  return found
}

let latest: { about: string; roots: string[] } = { about: '', roots: [] }

/** The beginnings of a name's words, endings off. Kept for the next text, which is often about the same brand. */
function rootsOf(about: string): string[] {
  if (latest.about === about) return latest.roots
  const roots = about
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => (part.length > 4 ? part.slice(0, -1) : part))
  latest = { about, roots }
  return roots
}
