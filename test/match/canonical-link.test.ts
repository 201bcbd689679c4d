import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalLink } from '../../src/match/canonical-link.ts'

const page = 'https://paper.example/news/a-17'

describe('a link leads to the same page', () => {
  it.each([
    'http://www.paper.example/news/a-17/',
    'https://m.paper.example/news/a-17',
    'https://amp.paper.example/news/a-17',
    'https://paper.example/amp/news/a-17',
    'https://paper.example/news/a-17/amp/',
    'https://paper.example/news/a-17.amp',
    'https://paper.example/news/a-17?amp=1',
    'https://paper.example/news/a-17?outputType=amp&utm_source=rss',
    'https://paper.example/news/a-17?fbclid=IwAR1&ref=home',
    'https://paper.example/news/a-17#comments',
    'https://paper.example/news/a-17#xtor=RSS-12',
    'https://paper.example/news/a-17#:~:text=words',
    'https://PAPER.example:443/news//a-17',
    'https://www.google.com/url?rct=j&url=https%3A%2F%2Fpaper.example%2Fnews%2Fa-17&usg=1',
    'https://www.google.fi/amp/s/paper.example/news/a-17',
    'https://paper-example.cdn.ampproject.org/c/s/paper.example/news/a-17',
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpaper.example%2Fnews%2Fa-17&data=x',
  ])('%s', (url) => expect(canonicalLink(url)).toBe(canonicalLink(page)))

  it.each([
    ['https://youtu.be/abc123?si=x', 'https://www.youtube.com/watch?v=abc123&feature=share'],
    ['https://old.reddit.com/r/suomi/comments/1/a/', 'https://www.reddit.com/r/suomi/comments/1/a'],
    ['https://mobile.twitter.com/a/status/1', 'https://x.com/a/status/1?s=20'.replace('?s=20', '')],
    ['https://fi.m.wikipedia.org/wiki/Korva', 'https://fi.wikipedia.org/wiki/Korva'],
  ])('%s as %s', (a, b) => expect(canonicalLink(a)).toBe(canonicalLink(b)))
})

describe('a link leads elsewhere', () => {
  it.each([
    ['https://paper.example/news?id=1', 'https://paper.example/news?id=2'],
    ['https://forum.example/t/9#post-1234', 'https://forum.example/t/9#post-1235'],
    ['https://forum.example/t/9#post-1234', 'https://forum.example/t/9'],
    ['https://app.example/#/a', 'https://app.example/#/b'],
    ['https://youtu.be/abc123', 'https://youtu.be/abd123'],
  ])('%s and %s', (a, b) => expect(canonicalLink(a)).not.toBe(canonicalLink(b)))

  it.each([
    'https://paper.example',
    'https://www.paper.example/#top',
    'mailto:a@paper.example',
    'no address',
    '',
  ])('%j names no page', (url) => expect(canonicalLink(url)).toBeNull())
})

it('is total, and finds nothing more to settle in what it settled', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
      (url) => {
        const link = canonicalLink(url)
        if (link !== null) expect(canonicalLink(`https://${link}`)).toBe(link)
      },
    ),
  )
})
