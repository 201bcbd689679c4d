/**
 * Words by their weight, -5 (worst) to 5 (best), separated by commas. A star stands for any ending and may stand in
 * each word of a phrase. The longest entry that fits wins: a weight of 0 keeps other words from a shorter entry.
 */
export type WeightedWords = Partial<Record<number | `-${number}`, string>>

/** What a lexicon knows of a run of words. */
export interface Entry {
  /** The entry as the single word that it is called in the `sentiment` package: `ei+toimi`, `surkea…`. */
  label: string
  /** The first word of the entry. */
  head: string
  weight: number
  /** How many words of the text it takes. */
  words: number
}

interface Pattern extends Entry {
  parts: Part[]
}

interface Part {
  text: string
  open: boolean
}

export interface Lexicon {
  entries: Entry[]
  /** The entry that begins at a word, the longest that fits, or null. Takes time by the length of the words alone. */
  find(words: readonly string[], index: number): Entry | null
}

/** Letters that an ending may add to a stem: the longest Finnish chain of case, owner and clitic, and part of a compound. */
const longestEnding = 12

/** Compiles word lists; where an entry stands twice, the later list wins, and within a list the weight of 0. */
export function compileLexicon(...lists: WeightedWords[]): Lexicon {
  const patterns = new Map<string, Pattern>()
  for (const list of lists) {
    for (const [weight, words] of byDistance(list)) {
      for (const source of (words ?? '').split(',')) {
        const pattern = parse(source, Number(weight))
        if (pattern) patterns.set(pattern.label, pattern)
      }
    }
  }
  const index = indexByFirst([...patterns.values()])
  return {
    entries: [...patterns.values()],
    find: (words, at) => find(index, words, at),
  }
}

const byDistance = (list: WeightedWords) =>
  Object.entries(list).sort(([a], [b]) => Math.abs(Number(b)) - Math.abs(Number(a)))

function parse(source: string, weight: number): Pattern | null {
  const parts = source
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part.replace(/\*.*$/u, ''), open: part.includes('*') }))
  if (parts.length === 0) return null
  const label = parts.map(({ text, open }) => escapeSigns(open ? `${text}…` : text)).join('+')
  return { label, head: parts[0]!.text, weight, words: parts.length, parts }
}

/** The package drops these signs before it looks words up: `:(` would be nothing. */
const escapeSigns = (text: string) =>
  text.replace(/[.,/#!?$%^&*;:{}=_`"~()]/gu, (sign) => `¤${sign.charCodeAt(0).toString(16)}`)

/** Patterns by the text of their first word, whole and as a beginning. */
function indexByFirst(patterns: Pattern[]): { whole: Map<string, Pattern[]>; open: Map<string, Pattern[]> } {
  const index = { whole: new Map<string, Pattern[]>(), open: new Map<string, Pattern[]>() }
  for (const pattern of patterns) {
    const { text, open } = pattern.parts[0]!
    const side = open ? index.open : index.whole
    side.set(text, [...(side.get(text) ?? []), pattern])
  }
  return index
}

function find(index: ReturnType<typeof indexByFirst>, words: readonly string[], at: number): Entry | null {
  const word = words[at]!
  let best: Pattern | null = null
  let bestLength = 0
  const consider = (candidates: Pattern[] | undefined, length: number) => {
    for (const pattern of candidates ?? []) {
      const more =
        !best || pattern.words > best.words || (pattern.words === best.words && length > bestLength)
      if (!more || !restFits(pattern, words, at)) continue
      best = pattern
      bestLength = length
    }
  }
  // A whole word outranks every beginning of it.
  consider(index.whole.get(word), word.length + 1)
  for (let length = word.length; length >= Math.max(2, word.length - longestEnding); length--) {
    consider(index.open.get(word.slice(0, length)), length)
  }
  return best
}

function restFits(pattern: Pattern, words: readonly string[], at: number): boolean {
  return pattern.parts.every(({ text, open }, offset) => {
    if (offset === 0) return true
    const word = words[at + offset]
    return word !== undefined && (open ? word.startsWith(text) : word === text)
  })
}
