import { KorvaError } from '../../../core/errors.ts'
import { decodeText } from '../../decode-text.ts'

/** The characters of a table. What is surely none is told by what it is: throws `noTable` errors. */
export function tableText(bytes: Uint8Array, contentType: string | undefined): string {
  // Zip: workbooks of Excel and LibreOffice. The other is the older one of Excel.
  const isWorkbook = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((mark) => mark.every((byte, at) => bytes[at] === byte))
  if (isWorkbook) throw noTable('csv-is-a-workbook', 'The file is a workbook, not a CSV file.')
  const text = decodeText(bytes, contentType)
  if (text.trim() === '') throw noTable('csv-empty', 'The file is empty.')
  if (!/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) return text
  throw noTable('csv-is-a-page', 'There is a web page, such as one for signing in, and no CSV file.')
}

/** That there is no table, with what to do. */
export const noTable = (code: string, message: string) =>
  new KorvaError(code, message, {
    hint: 'Save or export the table as CSV, with headings in the first line, and name that file or address.',
  })
