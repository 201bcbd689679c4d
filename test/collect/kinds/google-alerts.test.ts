import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirst } from './stand-in.ts'

const origin = 'https://www.google.com'
const url = 'https://www.google.com/alerts/feeds/01234567890123456789/9876543210'
const feed = recorded('google-alerts/alert.atom.xml')

kindContract(
  'google-alerts',
  { url },
  {
    origin,
    answer: (publisher, items) => publisher.send(withoutFirst(feed, 3 - items, 'entry')),
  },
)

let alerts: StandIn
beforeAll(async () => {
  alerts = await startStandIn('google-alerts', { url }, { origin })
})
afterAll(() => alerts.close())

describe('an alert of Google', () => {
  it('is asked at its own address', async () => {
    alerts.publisher.send(feed)
    await alerts.poll()
    expect(alerts.asked()).toMatchObject({ path: '/alerts/feeds/01234567890123456789/9876543210', query: {} })
  })

  it('gives titles without markup and links that lead to the page itself', async () => {
    alerts.publisher.send(feed)
    expect(await alerts.items()).toMatchObject([
      {
        id: 'tag:google.com,2013:googlealerts/feed:1111111111111111113',
        title: 'Virtelo korvaa katkon asiakkailleen & pyytää anteeksi',
        text: 'Operaattori Virtelo maksaa hyvitystä kaikille, joiden liittymä oli poikki ...',
        url: 'https://www.kauppasanomat.example/uutiset/katko?id=7&sivu=2',
        author: null,
        publishedAt: new Date('2026-11-21T11:45:12Z'),
      },
      {
        title: 'Why I left Virtelo',
        text: "After ten years with Virtelo I have had enough of 'your call is important' ...",
        url: 'https://blog.example.org/why-i-left',
      },
      { url: 'https://keskustelu.example.fi/t/123#viesti-4' },
    ])
  })

  it.each([
    ['leads to no page', 'https://www.google.com/url?sa=t&amp;url=javascript:alert(1)'],
    ['is no redirect of Google', 'https://evil.example/url?url=https://bank.example/'],
    ['names none', 'https://www.google.com/url?sa=t'],
  ])('keeps a link that %s', async (_, link) => {
    alerts.publisher.send(feed.replace(/https:\/\/www\.google\.com\/url\?rct[^"]*katko[^"]*/, link))
    const [first] = await alerts.items()
    expect(first!.url).toBe(link.replace('&amp;', '&'))
  })

  it('gives nothing where nothing was found', async () => {
    alerts.publisher.send(withoutFirst(feed, 3, 'entry'))
    expect(await alerts.items()).toEqual([])
  })

  it('says what to look for where the alert is gone', async () => {
    alerts.publisher.send('', {}, 404)
    expect(await alerts.failure()).toMatchObject({
      hint: expect.stringContaining('https://www.google.com/alerts'),
    })
  })

  it('never shows the address, which is personal', async () => {
    for (const status of [403, 404, 410, 429, 500]) {
      alerts.publisher.send('', {}, status)
      const { message, hint } = await alerts.failure()
      expect(`${message} ${hint}`).not.toMatch(/0123456789|9876543210/)
    }
  })

  it.each([
    'https://www.google.com/alerts',
    'https://example.com/alerts/feeds/1/2',
    'http://www.google.com/alerts/feeds/1/2',
    'no',
  ])('is not %s', (other) => {
    expect(() => sourceOf('google-alerts', { url: other })).toThrow('the address of a feed below')
  })
})
