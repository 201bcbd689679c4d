import { isAscii, isUtf8 } from 'node:buffer'
import type Iconv from 'iconv-lite'
import type { ReadingNote } from '../core/feed-item.ts'
import { lazily } from './lazily.ts'

const iconv = lazily<typeof Iconv>('iconv-lite')

const marks: [mark: number[], encoding: string][] = [
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** How `<` and what follows it look without a mark (XML 1.0, appendix F). */
const beginnings: [bytes: number[], encoding: string][] = [
  [[0x3c, 0x00, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0x00, 0x3c], 'utf-32be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
]

/** As browsers do (encoding.spec.whatwg.org): who declares the left sends the right. */
const supersets = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['shift_jis', 'cp932'],
  ['euc-kr', 'cp949'],
])

/** Names that iconv-lite knows and that are no character sets, or that cannot be what a readable declaration says. */
const never = /^(hex|base64|binary|ucs-?2|utf-?7(-imap)?|utf-?(16|32)(le|be)?)$/

/** The characters of a document, and what had to be guessed for them: `stray-bytes`, `charset-guessed`. */
export interface DecodedText {
  text: string
  notes: ReadingNote[]
}

/**
 * The characters of a document: by its byte order mark, else the HTTP header, else its XML declaration, else UTF-8 where
 * it is that, else windows-1252. Declarations that cannot be true, or hardly, are passed over. Never throws.
 */
export function decodeNoted(bytes: Uint8Array, contentType = ''): DecodedText {
  const marked = find(marks, bytes) ?? find(beginnings, bytes)
  if (marked) return decodeAs(marked, bytes)
  const named = [charsetOf(contentType), declaredIn(bytes)].map(usable).find((encoding) => encoding !== null)
  if (!named || namesUtf8(named)) return decodeUnsure(bytes)
  return looksUtf8(named, bytes)
    ? { text: iconv().decode(bytes, 'utf-8'), notes: ['charset-guessed'] }
    : decodeAs(named, bytes)
}

/** The same, where nobody asks how sure it is. */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  return decodeNoted(bytes, contentType).text
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText {
  const text = iconv().decode(bytes, encoding)
  const own = namesUtf8(encoding) ? ownReplacements(bytes) : 0
  return { text, notes: count(text, /\ufffd/g) > own ? ['stray-bytes'] : [] }
}

/** Charsets of one byte a character: in them every byte is right, and their users hardly ever write what UTF-8 is. */
const single = /^(windows-|iso-?8859-|koi8|mac)/

/** Servers name a charset for all that they send: whole UTF-8 with more than ASCII in it is no accident. */
const looksUtf8 = (named: string, bytes: Uint8Array) => single.test(named) && isUtf8(bytes) && !isAscii(bytes)

const find = (table: [number[], string][], bytes: Uint8Array) =>
  table.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]

const charsetOf = (contentType: string) => /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = iconv().decode(bytes.subarray(0, 1024), 'latin1')
  return /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1]
}

function usable(name: string | undefined): string | null {
  const label = (name ?? '').toLowerCase()
  if (!label || never.test(label)) return null
  const encoding = supersets.get(label) ?? label
  return iconv().encodingExists(encoding) ? encoding : null
}

const namesUtf8 = (encoding: string) => /^utf-?8$/.test(encoding)

/** A few broken bytes in UTF-8 are damage; more of them than of whole characters mean that it is none. */
function decodeUnsure(bytes: Uint8Array): DecodedText {
  const decoded = decodeAs('utf-8', bytes)
  if (decoded.notes.length === 0) return decoded
  const broken = count(decoded.text, /\ufffd/g)
  if (broken <= count(decoded.text, /[\u0080-\ufffc]/g)) return decoded
  return { text: iconv().decode(bytes, 'windows-1252'), notes: ['charset-guessed'] }
}

/** Replacement characters that stood in UTF-8 already: the publisher lost those, not we. */
function ownReplacements(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = 0
  for (let at = buffer.indexOf(replacement); at >= 0; at = buffer.indexOf(replacement, at + 3)) found++
  return found
}

const replacement = Buffer.from('\ufffd')
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0
