import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceOf } from '../publisher.ts'
import { kindContract, recorded, type StandIn, startStandIn, withoutFirst } from './stand-in.ts'

const origin = 'https://www.youtube.com'
const channel = 'UCabcdefghijklmnopqrstuv'
const feed = recorded('youtube/channel.atom.xml')

kindContract(
  'youtube',
  { channel },
  {
    origin,
    answer: (publisher, items) => publisher.send(withoutFirst(feed, 3 - items, 'entry')),
  },
)

let youtube: StandIn
beforeAll(async () => {
  youtube = await startStandIn('youtube', { channel }, { origin })
})
afterAll(() => youtube.close())

describe('a channel of YouTube', () => {
  it('is asked for its feed', async () => {
    youtube.publisher.send(feed)
    await youtube.poll()
    expect(youtube.asked()).toMatchObject({ path: '/feeds/videos.xml', query: { channel_id: channel } })
  })

  it('gives videos with their descriptions; the stars of the viewers are nobody’s own', async () => {
    youtube.publisher.send(feed)
    expect(await youtube.items()).toMatchObject([
      {
        id: 'yt:video:vid00000003',
        url: 'https://www.youtube.com/watch?v=vid00000003',
        title: 'Testissä Virtelon 5G: ei näin!',
        text: 'Mittasimme Virtelon verkon kymmenessä kaupungissa.\n\nTulokset olivat pettymys.',
        author: 'Puhelinvertailu',
        publishedAt: new Date('2026-11-21T10:00:05Z'),
        updatedAt: new Date('2026-11-21T11:02:00Z'),
        rating: null,
      },
      { title: 'Acme One unboxing', text: 'Acme One unboxing', rating: null },
      { id: 'yt:video:vid00000001' },
    ])
  })

  it('names the hub that pushes new videos', async () => {
    youtube.publisher.send(feed)
    expect(await youtube.poll()).toMatchObject({
      hub: {
        url: 'https://pubsubhubbub.appspot.com/subscribe',
        topic: `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`,
      },
    })
  })

  it('reads what the hub pushes', async () => {
    const pushed = withoutFirst(feed.replace(/<media:group>.*?<\/media:group>/gs, ''), 2, 'entry')
    const { items } = await youtube.collector.read(
      youtube.source,
      Buffer.from(pushed),
      'application/atom+xml',
    )
    expect(items).toMatchObject([{ id: 'yt:video:vid00000001', text: 'Halvat liittymät 2026' }])
  })

  it('says what to do where there is no such channel', async () => {
    youtube.publisher.send('<title>Error 404 (Not Found)!!1</title>', {}, 404)
    expect(await youtube.failure()).toMatchObject({
      code: 'fetch-not-found',
      hint: expect.stringMatching(/id/),
    })
  })

  it.each(['@puhelinvertailu', 'https://www.youtube.com/@x', 'UCshort'])('is not %s', (other) => {
    expect(() => sourceOf('youtube', { channel: other })).toThrow('the id of a channel')
  })
})
