import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeNoted, decodeText } from '../../src/collect/decode-text.ts'

const text = 'Hyvää “yötä” – 5 €'
const declared = (charset: string) => `<?xml version="1.0" encoding="${charset}"?><t>${text}</t>`
const cyrillic = '<?xml version="1.0" encoding="koi8-r"?><t>Привет</t>'

describe('decodeText', () => {
  it('believes a byte order mark before everything else', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const bytes = iconv.encode(declared('koi8-r'), encoding, { addBOM: true })
      expect(decodeText(bytes, 'text/xml; charset=iso-8859-2')).toBe(declared('koi8-r'))
    }
  })

  it('knows UTF-16 without a mark by its zeros', () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      expect(decodeText(iconv.encode(declared('utf-16'), encoding, { addBOM: false }))).toContain(text)
    }
  })

  it('believes the header before the declaration', () => {
    const bytes = iconv.encode('<?xml version="1.0" encoding="utf-8"?><t>yötä</t>', 'iso-8859-1')
    expect(decodeText(bytes, 'application/rss+xml; charset=ISO-8859-1')).toContain('yötä')
    expect(decodeText(iconv.encode(cyrillic, 'windows-1251'), 'text/xml; charset="windows-1251"')).toContain(
      'Привет',
    )
  })

  it('believes the declaration where the header says nothing or nonsense', () => {
    const bytes = iconv.encode(cyrillic, 'koi8-r')
    for (const contentType of [undefined, 'text/xml', 'text/xml; charset=nonsense']) {
      expect(decodeText(bytes, contentType)).toContain('Привет')
    }
  })

  it('reads Latin-1 as windows-1252, as browsers do', () => {
    expect(decodeText(iconv.encode(declared('iso-8859-1'), 'windows-1252'))).toContain(text)
  })

  it.each(['iso-8859-1', 'us-ascii', 'windows-1252', 'iso-8859-15'])(
    'takes whole UTF-8 for that, whatever the server or the document says, such as %s',
    (charset) => {
      const said = { text: declared(charset), notes: ['charset-guessed'] }
      expect(decodeNoted(Buffer.from(declared(charset)))).toEqual(said)
      expect(decodeNoted(Buffer.from(declared(charset)), `text/xml; charset=${charset}`)).toEqual(said)
    },
  )

  it('guesses nothing where all charsets say the same', () => {
    expect(decodeNoted(Buffer.from('<t>plain</t>'), 'text/xml; charset=us-ascii').notes).toEqual([])
  })

  it('takes UTF-8 that is none for windows-1252, and a broken byte for damage', () => {
    expect(decodeText(iconv.encode(declared('utf-8'), 'windows-1252'))).toContain(text)
    const damaged = Buffer.concat([Buffer.from(declared('utf-8')), Buffer.of(0xff)])
    expect(decodeText(damaged)).toBe(`${declared('utf-8')}\ufffd`)
  })
})
