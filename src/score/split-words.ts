/** A word, emoticon or emoji of a text, or a break between two clauses. */
export interface Word {
  /** In the form that is looked up: NFKC, small letters, one kind of apostrophe. Breaks: see below. */
  key: string
  start: number
  end: number
}

/** Keys of breaks. No word begins with a bar. */
const clauseBreak = '|'
export const contrastBreak = '|but|'
const sentenceBreak = '||'
export const questionBreak = '||?'

const bar = '|'.charCodeAt(0)
export const isBreak = (key: string) => key.charCodeAt(0) === bar
export const endsSentence = (key: string) => key === sentenceBreak || key === questionBreak

/** A mark out of five or ten, an emoticon, an emoji, a word with its inner apostrophes and hyphens, or punctuation. */
const pieces =
  /\d{1,2}\/(?:5|10)(?!\d)|[:;=]['’]?-?[)(DP/|]{1,3}(?![\p{L}\p{N}/])|>:\(|<3|xD\b|-_-|\p{Extended_Pictographic}|[♥★]|[\p{L}\p{M}\p{N}*]+(?:['’´-][\p{L}\p{M}\p{N}]+)*|[.!?…]+|\n+|[,;:()–—]/gu

const links = /https?:\/\/\S{1,2048}|www\.\S{1,2048}/giu
const contrasts = new Set('but however although though mutta kuitenkin silti tosin men dock ändå'.split(' '))
/** Signs that break clauses, where they do not begin an emoticon. */
const punctuation = new Set('.!?…,;:()\n–—')
const isEmoticon = /^(?:[:;=]['’]?-?[)(DP/|]|>:\()/u

/** Splits a text into words and breaks, links left out. Linear. */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  const plain = withoutLinks(text)
  pieces.lastIndex = 0
  for (let found = pieces.exec(plain); found !== null; found = pieces.exec(plain)) {
    const piece = found[0]
    const start = found.index
    const end = start + piece.length
    if (punctuation.has(piece[0]!) && (piece.length === 1 || !isEmoticon.test(piece))) {
      words.push({ key: breakFor(piece), start, end })
      continue
    }
    const key = foldKey(piece)
    if (contrasts.has(key)) words.push({ key: contrastBreak, start, end })
    words.push({ key, start, end })
  }
  return words
}

const maybeLink = /:\/\/|www\./iu

const withoutLinks = (text: string) =>
  maybeLink.test(text) ? text.replace(links, (link) => ' '.repeat(link.length)) : text

/** Letters of western Europe are the same in every normal form. */
const plainLetters = /^[a-zA-Z0-9'*À-ÖØ-öø-ÿ-]*$/u

const foldKey = (piece: string) =>
  plainLetters.test(piece)
    ? piece.toLowerCase()
    : piece.normalize('NFKC').toLowerCase().replace(/[’´]/gu, "'").normalize('NFC')

function breakFor(piece: string): string {
  if (piece.includes('?')) return questionBreak
  return /^[.!…\n]/u.test(piece) ? sentenceBreak : clauseBreak
}
