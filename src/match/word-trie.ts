import { charClass, classes, folds } from './char-class.ts'

/** The languages whose small words are known. */
export type Language = 'fi' | 'en' | 'sv'

/**
 * What is filed under the beginnings of folded words. It is filled first and read then: reading makes a table of it,
 * with a row for each place and a column for each letter that occurs, so that a step takes one look.
 */
export interface WordTrie {
  file(text: string, value: number): void
  /** Says that a word is a small word of a language. */
  fileSmallWord(word: string, language: Language): void
  /**
   * Gives `found` what is filed under any beginning of a folded word, from a letter in it on. Answers the language of
   * which the whole is a small word.
   */
  walkKey(key: string, from: number, found: (value: number, end: number) => void): Language | null
  /** The same for a word of simple letters as it stands in a text, apostrophes passed over. */
  walkSource(source: string, start: number, end: number, found: (value: number) => void): Language | null
}

interface Place {
  next: Map<number, number>
  values: number[]
  language: Language | null
}

export function wordTrie(): WordTrie {
  const places: Place[] = [{ next: new Map(), values: [], language: null }]
  let table: Table | null = null
  const placeOf = (text: string) => {
    table = null
    let at = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      let next = places[at]!.next.get(code)
      if (next === undefined) {
        next = places.push({ next: new Map(), values: [], language: null }) - 1
        places[at]!.next.set(code, next)
      }
      at = next
    }
    return places[at]!
  }
  return {
    file(text, value) {
      const { values } = placeOf(text)
      if (text && !values.includes(value)) values.push(value)
    },
    fileSmallWord(word, language) {
      placeOf(word).language = language
    },
    walkKey(key, from, found) {
      table ??= makeTable(places)
      const { columns, rows, width, isMarked } = table
      let at = 0
      for (let index = from; index < key.length; index++) {
        const code = key.charCodeAt(index)
        at = code < columns.length ? rows[at * width + columns[code]!]! : 0
        if (at === 0) return null
        if (isMarked[at]) for (const value of places[at]!.values) found(value, index + 1)
      }
      return places[at]!.language
    },
    walkSource(source, start, end, found) {
      table ??= makeTable(places)
      const { columns, rows, width, isMarked } = table
      let at = 0
      for (let index = start; index < end; index++) {
        const code = source.charCodeAt(index)
        if (classes[code] === charClass.apostrophe) continue
        const fold = folds[code]!
        at = fold < columns.length ? rows[at * width + columns[fold]!]! : 0
        if (at === 0) return null
        if (isMarked[at]) for (const value of places[at]!.values) found(value)
      }
      return isMarked[at] ? places[at]!.language : null
    },
  }
}

interface Table {
  /** By code unit, up to the highest that occurs: its column; 0 for one that occurs nowhere. */
  columns: Uint16Array
  /** By place and column: the next place; 0 for none. */
  rows: Uint16Array | Uint32Array
  width: number
  /** Whether something is filed at a place. */
  isMarked: Uint8Array
}

function makeTable(places: Place[]): Table {
  let highest = 0
  for (const { next } of places) for (const code of next.keys()) highest = Math.max(highest, code)
  const columns = new Uint16Array(highest + 1)
  let width = 1
  for (const { next } of places) for (const code of next.keys()) if (!columns[code]) columns[code] = width++
  // The smaller the table, the more of it the processor keeps at hand.
  const Row = places.length < 0x10000 ? Uint16Array : Uint32Array
  const rows = new Row(places.length * width)
  const isMarked = new Uint8Array(places.length)
  for (const [at, { next, values, language }] of places.entries()) {
    if (values.length > 0 || language) isMarked[at] = 1
    for (const [code, to] of next) rows[at * width + columns[code]!] = to
  }
  return { columns, rows, width, isMarked }
}
