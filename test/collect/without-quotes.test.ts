import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutQuotedLines, withoutQuotes } from '../../src/collect/without-quotes.ts'

const strip = (html: string) =>
  withoutQuotes(html, (name, classes) => name === 'blockquote' || classes.includes('quote'))

describe('what somebody says without what they quote', () => {
  it.each([
    ['<p>a</p><blockquote>b</blockquote><p>c</p>', '<p>a</p>\n<p>c</p>'],
    ['<blockquote>a<blockquote>b</blockquote>c</blockquote>d', '\nd'],
    ['a<aside class="x quote"><div>b</div></aside>c', 'a\nc'],
    ['a<blockquote>b', 'a\n'],
    ['a</blockquote>b', 'a</blockquote>b'],
    ['nothing quoted < here', 'nothing quoted < here'],
  ])('%s', (html, left) => {
    expect(strip(html)).toBe(left)
  })

  it('is whole where nothing is quoted, whatever it is', () => {
    const markup = fc.array(fc.constantFrom('<p>', '</p>', '<b', '>', '"', '<!--', 'word', '</', '<i>'), {
      maxLength: 30,
    })
    fc.assert(fc.property(markup, (pieces) => strip(pieces.join('')) === pieces.join('')))
  })

  it('never holds a quotation, however deep', () => {
    const depth = 100_000
    expect(strip(`a${'<blockquote>'.repeat(depth)}b${'</blockquote>'.repeat(depth)}c`)).toBe('a\nc')
  })

  it('in Markdown lacks the lines that begin with a bracket', () => {
    expect(withoutQuotedLines('> you said\n> so\n\nNo, 3 > 2.')).toBe('\nNo, 3 > 2.')
  })
})
