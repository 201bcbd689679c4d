import { foldWord } from './fold-word.ts'

/**
 * What a word says when it is the only difference of two texts. Names, dates (times of day too), prices and serials
 * (`part 2`, `line 9`) make two things of them; a number may have been brought up to date.
 */
export type WordKind = 'word' | 'name' | 'date' | 'price' | 'serial' | 'number'

export interface ComparedWord {
  /** Folded. */
  key: string
  kind: WordKind
  /** That it begins a sentence, where a capital letter says nothing. */
  begins: boolean
  /** That it has a capital letter. */
  capital: boolean
}

/** Words of a text that are compared; copies agree from the start, and a cut text has nothing later. */
const mostWords = 400

const links = /https?:\/\/[^\s<>"]+|www\.[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{2,40}/giu
/** Dates, times of day, numbers with their separators, words. */
const tokens =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})?|\d{1,2}[:.]\d{2}(?!\d)|\d+(?:[.,\u00A0 ]\d{3}){0,4}(?:[.,]\d{1,9})?(?![\p{L}\d])|[\p{L}\p{M}\p{Nd}\u00AD]+/gu

const dated = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./].*|\d{1,2}[:.]\d{2})$/u
const calendar =
  /^(?:(?:maanantai|tiistai|keskiviik|torstai|perjantai|lauantai|sunnuntai)\p{L}*|(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\p{L}*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|december|(?:mån|tis|ons|tors|fre|lör|sön)dag\p{L}*|januari|februari|mars|maj|juni|juli|augusti|oktober)$/u
const beforeTime = new Set(['klo', 'kello', 'kl', 'klockan', 'at'])
const beforeSerial = new Set(
  (
    'osa part del viikko viikon viikolla week vecka vko v nro no nr number numero nummer jakso episode avsnitt kierros round ' +
    'omgång linja linjan linjalla line linje juna junan train tåg lento lennon flight flyg version versio luku chapter kapitel vol season kausi'
  ).split(' '),
)
const currency = /^\s?(?:€|eur|e\b|kr\b|sek\b|\$|£|snt|sentti|c\/|:-)/iu
const numerals = new Set(
  (
    'yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen sata tuhat one two three four five six seven eight nine ' +
    'ten hundred thousand ett två tre fyra fem sex sju åtta nio tio hundra tusen'
  ).split(' '),
)

/** The words of a text that are compared, links left out. */
export function comparedWords(text: string): ComparedWord[] {
  const plain = text.replace(links, ' ')
  const words: ComparedWord[] = []
  let end = 0
  for (const match of plain.matchAll(tokens)) {
    const [raw] = match
    const key = foldWord(raw)
    if (!key) continue
    const between = plain.slice(end, match.index)
    end = match.index + raw.length
    const begins = words.length === 0 || /[.!?…:\n"”“«»>•]/u.test(between)
    const around = { before: words.at(-1)?.key ?? '', sign: between, after: plain.slice(end, end + 12) }
    const capital = /^\p{Lu}/u.test(raw)
    words.push({ key, kind: kindOf(raw, key, { ...around, begins }), begins, capital })
    if (words.length === mostWords) break
  }
  return words
}

interface Around {
  before: string
  sign: string
  after: string
  begins: boolean
}

function kindOf(raw: string, key: string, { before, sign, after, begins }: Around): WordKind {
  if (calendar.test(key)) return 'date'
  if (!/^\d/u.test(raw)) {
    if (numerals.has(key)) return 'number'
    const named = /^\p{Lu}/u.test(raw) && (!begins || /^\p{Lu}{2}/u.test(raw))
    return named ? 'name' : 'word'
  }
  if (currency.test(after) || /[€$£]\s?$/u.test(sign)) return 'price'
  if (beforeSerial.has(before) || /[#/]$/u.test(sign)) return 'serial'
  if (beforeTime.has(before) || calendar.test(before)) return 'date'
  const next = /^\.?\s(\p{L}+)/u.exec(after)?.[1]
  if (
    dated.test(raw) ||
    (next && /^\p{L}{2,6}kuu|^(?:jan|feb|mar|apr|may|maj|jun|jul|aug|sep|o[ck]t|nov|de[cs])/iu.test(next))
  )
    return 'date'
  return /\p{L}/u.test(raw) ? 'serial' : 'number'
}
