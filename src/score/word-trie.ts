/**
 * Beginnings of words as a tree of letters, in an array of whole numbers: following one letter is one multiplication
 * and seldom more than two looks, whatever the number of words.
 */
export class WordTrie {
  private readonly symbols: Uint16Array
  private readonly table: Int32Array
  private readonly bits: number

  /**
   * @param symbols each letter's (UTF-16 unit's) number, 0 where no word has it
   * @param table edges and their targets side by side, in 2 to the power of `bits` slots
   */
  constructor(symbols: Uint16Array, table: Int32Array, bits: number) {
    this.symbols = symbols
    this.table = table
    this.bits = bits
  }

  /** The place after one more letter, or -1 where no word goes on so. The root is 0. */
  step(place: number, letter: number): number {
    const symbol = this.symbols[letter]!
    if (symbol === 0) return -1
    const edge = edgeOf(place, symbol)
    const mask = (1 << this.bits) - 1
    let slot = slotOf(edge, this.bits)
    for (;;) {
      const found = this.table[2 * slot]!
      if (found === edge) return this.table[2 * slot + 1]!
      if (found === -1) return -1
      slot = (slot + 1) & mask
    }
  }
}

/** Collects words first, each giving the place where it ends, and is then frozen into its array. */
export class WordTrieBuilder {
  readonly #edges = new Map<number, number>()
  readonly #symbols = new Uint16Array(0x10000)
  #letters = 0
  #places = 1

  /** Adds a word and returns its place. */
  add(word: string): number {
    let place = 0
    for (let at = 0; at < word.length; at++) {
      const edge = edgeOf(place, this.#symbolOf(word.charCodeAt(at)))
      let next = this.#edges.get(edge)
      if (next === undefined) {
        next = this.#places++
        this.#edges.set(edge, next)
      }
      place = next
    }
    return place
  }

  freeze(): WordTrie {
    let bits = 4
    while ((1 << bits) * 0.7 < this.#edges.size) bits++
    const mask = (1 << bits) - 1
    // Edge and target side by side: one look into memory finds both.
    const table = new Int32Array(2 << bits).fill(-1)
    for (const [edge, target] of this.#edges) {
      let slot = slotOf(edge, bits)
      while (table[2 * slot] !== -1) slot = (slot + 1) & mask
      table[2 * slot] = edge
      table[2 * slot + 1] = target
    }
    return new WordTrie(this.#symbols, table, bits)
  }

  #symbolOf(letter: number): number {
    if (this.#symbols[letter] === 0) {
      if (++this.#letters > mostLetters) throw new RangeError(`words of more than ${mostLetters} letters`)
      this.#symbols[letter] = this.#letters
    }
    return this.#symbols[letter]!
  }
}

/** Different letters, signs and halves of emoji that the words of one tree may be made of. */
const mostLetters = 4095

/** Place and letter in one number below 2^31: room for half a million places. */
const edgeOf = (place: number, symbol: number) => place * (mostLetters + 1) + symbol

const slotOf = (edge: number, bits: number) => Math.imul(edge, 0x9e3779b1) >>> (32 - bits)
