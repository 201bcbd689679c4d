import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../src/collect/parse-feed.ts'
import { KorvaError } from '../../src/core/errors.ts'

function refused(document: string | Uint8Array): KorvaError {
  try {
    parseFeed(Buffer.from(document))
  } catch (error) {
    if (error instanceof KorvaError) return error
  }
  throw new Error('it was read')
}

const page = (head: string, body = '') =>
  `<!doctype html>\n<html><head>${head}</head><body>${body}</body></html>`
const password = '<form><input type="text" name="user"><input type="password" name="pw"></form>'

describe('what is no feed', () => {
  it.each([
    ['', 'feed-empty', /empty/],
    [' \n\t ', 'feed-empty', /empty/],
    [page('<title>Acme &amp;amp; sons</title>'), 'feed-is-a-page', /web page \("Acme & sons"\)/],
    [page(''), 'feed-is-a-page', /web page, not/],
    [page(`<title>${'long '.repeat(100)}</title>`), 'feed-is-a-page', /long…"/],
    ['<kml><Document/></kml>', 'not-a-feed', /<kml>/],
    [
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
      'not-a-feed',
      /sitemap/,
    ],
    ['<sitemapindex/>', 'not-a-feed', /sitemap/],
    ['<opml version="2.0"><head><title>Mine</title></head><body/></opml>', 'not-a-feed', /OPML/],
    ['Too many requests', 'not-a-feed', /begins "Too many requests"/],
  ])('%j is %s', (document, code, message) => {
    expect(refused(document)).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it.each([
    [page('<title>Forum</title>', password)],
    [page('<title>Log in · Forum</title>')],
    [page('<title>Kirjaudu sisään – Foorumi</title>')],
    [page('<title>Logga in | Forum</title>')],
  ])('knows the login page %s', (document) => {
    expect(refused(document)).toMatchObject({
      code: 'feed-wants-login',
      hint: expect.stringMatching(/without logging in/),
    })
  })

  it('knows a page that lets only browsers in', () => {
    expect(refused(page('<title>Just a moment...</title>'))).toMatchObject({ code: 'feed-is-guarded' })
  })

  it('takes a page that names a feed for no login page, and says that the feed can be found', () => {
    const link = '<link rel="alternate" type="application/rss+xml" href="https://forum.example.com/rss">'
    expect(refused(page(link, password))).toMatchObject({
      code: 'feed-is-a-page',
      hint: expect.stringMatching(/names a feed/),
    })
  })

  it.each([
    ['%PDF-1.7\n%\u00e2\u00e3', /PDF/],
    ['PK\u0003\u0004\u0014\0\u0006\0', /zip/],
    ['\u001f\u008b\b\0\0\0\0\0', /gzip/],
    ['\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', /picture/],
    ['\u0001\0\0\u0005\0\0\u00ff', /binary/],
  ])('names the file that begins with %j', (start, message) => {
    expect(refused(Buffer.from(start, 'latin1'))).toMatchObject({
      code: 'not-a-feed',
      message: expect.stringMatching(message),
    })
  })

  it.each([
    ['{"error":{"code":403,"message":"Daily quota exceeded"}}', '"Daily quota exceeded"'],
    ['{"errors":[{"code":88,"message":"Rate limit exceeded"}]}', '"Rate limit exceeded"'],
    ['{"message":"Not Found","documentation_url":"https://docs.example.com"}', '"Not Found"'],
    ['{"error":"invalid_token","error_description":"It expired"}', '"It expired"'],
    ['<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', '"AccessDenied"'],
  ])('repeats what an API complains of in %s', (document, said) => {
    expect(refused(document)).toMatchObject({
      code: 'feed-is-an-error',
      message: expect.stringContaining(said),
    })
  })

  it('repeats no key and no address beyond its host', () => {
    const complaint =
      'Bad key AIzaSyD9tSrke72PouQMnMXa7eZ at https://api.example.com/v1/x?token=shh, token=abc'
    const { message } = refused(JSON.stringify({ error: complaint }))
    expect(message).toContain('Bad key … at https://api.example.com token=…')
  })

  it.each([
    ['{"some": "json", "more": 1}', /fields some, more/],
    ['[1, 2]', /a list/],
    ['{"items": [{"id"', /breaks off/],
  ])('says of the JSON %s what it is', (document, message) => {
    expect(refused(document)).toMatchObject({ code: 'not-a-feed', message: expect.stringMatching(message) })
  })

  it('always says what would work', () => {
    const documents = [
      '',
      page(''),
      page('', password),
      '{}',
      '{"error":"no"}',
      '%PDF-1',
      '<opml/>',
      'text',
      '<x/>',
    ]
    for (const document of documents) expect(refused(document).hint).toMatch(/^[A-Z].{10,}\.$|\?$/)
  })
})
