import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../../src/collect/kinds/index.ts'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirst } from './stand-in.ts'

const origin = 'https://bbs.example.fi'
const url = `${origin}/`
const feed = recorded('forum/xenforo.rss.xml')

kindContract(
  'forum',
  { software: 'xenforo', url },
  {
    origin,
    answer: (publisher, items) => publisher.send(withoutFirst(feed, 3 - items, 'item')),
  },
)

let forum: StandIn
beforeAll(async () => {
  forum = await startStandIn('forum', { software: 'xenforo', url }, { origin })
})
afterAll(() => forum.close())

describe('where a forum is asked', () => {
  it.each([
    ['xenforo', undefined, '/forums/-/index.rss'],
    ['xenforo', 'laajakaistat.74', '/forums/laajakaistat.74/index.rss'],
    ['phpbb', undefined, '/app.php/feed'],
    ['phpbb', '2', '/app.php/feed/forum/2'],
    ['smf', undefined, '/index.php?action=.xml;sa=recent;type=rss2;limit=100'],
    ['smf', '1,4', '/index.php?action=.xml;sa=recent;type=rss2;limit=100;boards=1,4'],
    ['vbulletin', '2,3', '/external.php?type=RSS2&forumids=2,3'],
    ['mybb', undefined, '/syndication.php?limit=50'],
    ['mybb', '7', '/syndication.php?limit=50&fid=7'],
    ['punbb', '5', '/extern.php?action=feed&type=atom&fid=5'],
  ])('%s, section %s', async (software, section, path) => {
    forum.publisher.send(feed)
    await forum.poll({}, sourceOf('forum', { software, url, ...(section && { section }) }))
    expect(forum.publisher.requests.at(-1)!.url).toBe(path)
  })

  it.each([
    [`${origin}/foorumi`, '/foorumi/forums/-/index.rss'],
    [`${origin}/foorumi/?utm=x#top`, '/foorumi/forums/-/index.rss'],
    [`${origin}/foorumi/index.php`, '/foorumi/forums/-/index.rss'],
  ])('in a folder: %s', (address, path) => {
    expect(sourceOf('forum', { software: 'xenforo', url: address }).url).toBe(`${origin}${path}`)
  })

  it.each([
    ['phpbb', 'laajakaistat', 'the number of a section'],
    ['phpbb', '1,2', 'the number of a section'],
    ['smf', 'x', 'the number of a section, or several by commas'],
    ['xenforo', '1,2', 'the last part of its address'],
  ])('not at a section of %s called %s', (software, section, allowed) => {
    expect(kinds.get('forum')!.check!({ software, url, section })).toMatchObject({
      field: 'section',
      message: expect.stringContaining(allowed),
    })
  })
})

describe('what is read from a forum', () => {
  it('threads of XenForo', async () => {
    forum.publisher.send(feed)
    const [first] = await forum.items()
    expect(first).toMatchObject({
      id: 'https://bbs.example.fi/threads/virtelon-kuitu-paetkii-iltaisin.3003/',
      url: 'https://bbs.example.fi/threads/virtelon-kuitu-paetkii-iltaisin.3003/',
      title: 'Virtelon kuitu pätkii iltaisin',
      text: 'Joka ilta klo 20 viive nousee yli 300 ms.\nAsiakaspalvelu kehotti käynnistämään reitittimen.',
      author: 'Testikäyttäjä',
      publishedAt: new Date('2026-11-21T11:40:00Z'),
    })
  })

  it('posts of phpBB, without the line that it puts below', async () => {
    forum.publisher.send(recorded('forum/phpbb.atom.xml'))
    expect(await forum.items({}, sourceOf('forum', { software: 'phpbb', url }))).toMatchObject([
      {
        id: 'https://foorumi.example.fi/viewtopic.php?p=503#p503',
        title: 'Yleinen • Re: Virtelon palvelu',
        text: 'Sain Virtelolta hyvityksen samana päivänä — kiitos!',
        author: 'Maija M.',
      },
      { text: 'Jonotin tunnin.', author: 'Pekka' },
    ])
  })

  it('what may be wrong, where there is no feed', async () => {
    forum.publisher.send('', {}, 404)
    expect(await forum.failure()).toMatchObject({
      code: 'fetch-not-found',
      message: 'Source "acme-news": https://bbs.example.fi has no feed where xenforo puts it (status 404).',
      hint: expect.stringContaining('switched feeds off'),
    })
  })

  it('what was found, where feeds are switched off', async () => {
    forum.publisher.send(
      '<!doctype html><html><head><title>Kirjaudu sisään</title></head><body></body></html>',
    )
    expect(await forum.failure()).toMatchObject({
      message: expect.stringContaining('Source "acme-news" (bbs.example.fi)'),
      hint: expect.stringMatching(/\w/),
    })
  })
})
