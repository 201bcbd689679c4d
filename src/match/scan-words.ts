import { type AddressRun, addressesAround } from './address-spans.ts'
import { charClass, classes, classOf, classOfWide } from './char-class.ts'
import { inflections } from './finnish-endings.ts'
import { foldWord } from './fold-word.ts'
import { tagBefore } from './tagged-name.ts'
import type { Language, WordTrie } from './word-trie.ts'

/** What words are looked up in while a text is read. */
export interface Tries {
  words: WordTrie
  /** Names run together, as tags hold them: looked up behind # and @ only, at each capital. */
  tags: WordTrie
}

/** Where the words of a text stand, and which of them may begin what was looked for. */
export interface ScannedWords {
  count: number
  starts: Int32Array
  ends: Int32Array
  /** Of words such as `VR:n`: where the ending behind the colon begins, by the word's number. */
  colons: Map<number, number>
  /** Pairs: the number of a word, and what is filed under its beginning. */
  candidates: number[]
  /** How many small words of each language it holds. */
  languages: Record<Language, number>
}

/** No ending behind a colon is longer. */
const longestEnding = 12

/** Reads a text once. The time grows with its length, whatever it holds; addresses are passed over unless asked for. */
export function scanWords(source: string, tries: Tries, addresses: 'skip' | 'read' = 'skip'): ScannedWords {
  const scanner = new Scanner(source, tries, addresses === 'read')
  scanner.run()
  return scanner
}

class Scanner implements ScannedWords {
  count = 0
  starts: Int32Array
  ends: Int32Array
  colons = new Map<number, number>()
  candidates: number[] = []
  languages = { fi: 0, en: 0, sv: 0 }
  private at = 0
  private spans: AddressRun['spans'] = []
  /** Up to where addresses have been looked for. */
  private known = 0
  private readonly source: string
  private readonly tries: Tries
  private readonly collect = (value: number) => {
    this.candidates.push(this.count, value)
  }

  constructor(source: string, tries: Tries, readAddresses: boolean) {
    this.source = source
    this.tries = tries
    if (readAddresses) this.known = source.length
    const capacity = Math.max(16, source.length >> 2)
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
  }

  run() {
    const { source } = this
    while (this.at < source.length) {
      if (this.spans[0]?.start === this.at) {
        this.at = this.spans.shift()!.end
        continue
      }
      const code = source.charCodeAt(this.at)
      const found = classOf(code)
      if (found === charClass.letter) this.readWord(false)
      else if (found === charClass.complex) this.readWord(true)
      else if (found === charClass.emoji) this.push(this.at, this.at + 1, true)
      else if (found === charClass.surrogate) this.readWide()
      else if ((code === 47 || code === 64) && this.at >= this.known) this.findAddresses()
      else this.at++
    }
  }

  private readWide() {
    const codePoint = this.source.codePointAt(this.at)!
    const found = codePoint > 0xffff ? classOfWide(codePoint) : charClass.sign
    if (found === charClass.complex) this.readWord(true)
    else if (found === charClass.emoji) this.push(this.at, this.at + 2, true)
    else this.at += codePoint > 0xffff ? 2 : 1
  }

  /** From its first letter to where it ends: apostrophes between letters are inside. */
  private readWord(isComplex: boolean) {
    const { source, at: start } = this
    const limit = this.spans[0]?.start ?? source.length
    let complex = isComplex
    let end = start
    while (end < limit) {
      while (end < limit && classes[source.charCodeAt(end)] === charClass.letter) end++
      if (end === limit) break
      const found = classOf(source.charCodeAt(end))
      const length = found === charClass.letter ? 1 : partLength(source, end, found)
      if (length === 0) break
      if (found !== charClass.apostrophe && found !== charClass.letter) complex = true
      end += length
    }
    this.push(start, end, complex)
    const isWeb =
      end - start === 3 && source.charCodeAt(end) === 46 && /^www$/i.test(source.slice(start, end))
    if (isWeb && end >= this.known) this.findAddresses()
  }

  private push(start: number, end: number, complex: boolean) {
    this.at = end
    const key = complex ? foldWord(this.source.slice(start, end)) : null
    if (key === '' || this.isColonEnding(start, end)) return
    const { words } = this.tries
    const language = key
      ? words.walkKey(key, 0, this.collect)
      : words.walkSource(this.source, start, end, this.collect)
    if (language) this.languages[language]++
    if (start > 0 && isTagSign(this.source.charCodeAt(start - 1))) this.lookUpTag(start, end)
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count] = start
    this.ends[this.count++] = end
  }

  /** Joins the `n` of `VR:n` to its word. */
  private isColonEnding(start: number, end: number): boolean {
    const last = this.count - 1
    if (last < 0 || end - start > longestEnding || this.source.charCodeAt(start - 1) !== 58) return false
    if (this.ends[last] !== start - 1 || this.colons.has(last)) return false
    if (!inflections.colon.test(foldWord(this.source.slice(start, end)))) return false
    this.colons.set(last, start)
    this.ends[last] = end
    return true
  }

  private lookUpTag(start: number, end: number) {
    if (!tagBefore.test(this.source.slice(Math.max(0, start - 20), start))) return
    const raw = this.source.slice(start, end)
    const found = new Set<number>()
    for (let index = 0; index < raw.length && index < 100; index++) {
      if (index > 0 && !/\p{Lu}|\p{Nd}/u.test(raw[index]!)) continue
      this.tries.tags.walkKey(foldWord(raw.slice(index)), 0, (value) => found.add(value))
    }
    for (const value of found) this.collect(value)
  }

  /** What was read of an address is taken back, and read again without it. */
  private findAddresses() {
    const { spans, end } = addressesAround(this.source, this.at, this.known)
    this.known = end
    this.spans = spans
    const first = spans[0]
    if (!first) return
    let restart = Math.min(this.at, first.start)
    while (this.count > 0 && this.ends[this.count - 1]! > first.start) {
      restart = Math.min(restart, this.starts[--this.count]!)
      this.colons.delete(this.count)
    }
    this.at = restart
    while (this.candidates.length > 0 && this.candidates.at(-2)! >= this.count) this.candidates.length -= 2
  }

  private grow() {
    const [starts, ends] = [this.starts, this.ends]
    this.starts = new Int32Array(starts.length * 2)
    this.ends = new Int32Array(ends.length * 2)
    this.starts.set(starts)
    this.ends.set(ends)
  }
}

/** # @ and _, before which a tag's sign may stand, in both widths. */
const isTagSign = (code: number) =>
  code === 35 || code === 64 || code === 95 || code === 0xff03 || code === 0xff20

/** How many code units of a word stand here that is no simple letter; 0: it ends. */
function partLength(source: string, at: number, found: number): number {
  if (found === charClass.complex || found === charClass.invisible) return 1
  if (found === charClass.apostrophe) return startsLetter(source, at + 1) ? 1 : 0
  if (found !== charClass.surrogate) return 0
  const codePoint = source.codePointAt(at)!
  return codePoint > 0xffff && classOfWide(codePoint) === charClass.complex ? 2 : 0
}

function startsLetter(source: string, at: number): boolean {
  if (at >= source.length) return false
  const found = classOf(source.charCodeAt(at))
  if (found === charClass.letter || found === charClass.complex) return true
  if (found !== charClass.surrogate) return false
  return classOfWide(source.codePointAt(at)!) === charClass.complex
}
