import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '../../src/core/feed-item.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

describe.each(engines)('the identity of items, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await poll()
  })
  afterEach(() => flow.close())

  const poll = (...items: FeedItem[]) => flow.poll(...items)
  const announced = () => flow.slack.posts.size + flow.slack.notices.size
  /** An item as readings give it: its guid, its link and its content are its names. */
  const item = (n: number, guid: string, link = `https://example.com/${n}`): FeedItem => ({
    ...makeItem(guid, 10, `Acme is awful, ${n}`),
    url: link,
    aliases: [
      `guid:${guid.replace(/^https?:\/\/(www\.)?/, '')}`,
      `link:${link.replace(/^https?:\/\/(www\.)?|[?#].*/g, '')}`,
      `same:${n}`,
    ],
  })
  const three = (guid: (n: number) => string, link?: (n: number) => string) =>
    [1, 2, 3].map((n) => item(n, guid(n), link?.(n)))

  it('outlives a change of the scheme of guids', async () => {
    await poll(...three((n) => `http://example.com/?p=${n}`))
    await poll(...three((n) => `https://www.example.com/?p=${n}`))
    expect(announced()).toBe(3)
  })

  it('outlives trackers in links', async () => {
    const links = (campaign: string) => (n: number) => `https://example.com/${n}?utm_campaign=${campaign}`
    await poll(...three((n) => links('a')(n), links('a')))
    await poll(...three((n) => links('b')(n), links('b')))
    expect(announced()).toBe(3)
    const drawn = [...flow.slack.posts.values()].flatMap((post) => post.drawn)
    expect(drawn).toHaveLength(3)
  })

  it('outlives a change of all ids and links at once, and the next edit after it', async () => {
    await poll(...three((n) => `old-${n}`))
    const moved = three(
      (n) => `new-${n}`,
      (n) => `https://moved.example.com/${n}`,
    )
    await poll(...moved)
    expect(announced()).toBe(3)
    await poll(...moved.map((each) => ({ ...each, aliases: [], text: 'Acme is awful, in other words' })))
    expect(announced()).toBe(3)
  })

  it('is one item that a feed holds twice, new or edited', async () => {
    await poll(item(1, 'a'), item(2, 'b'), item(1, 'a'))
    expect(announced()).toBe(2)
    const edited = { ...item(1, 'a'), text: 'Acme is awful, still' }
    await poll(edited, item(2, 'b'), edited)
    expect(announced()).toBe(2)
    expect((await flow.parts.store.direct.sources.load('news'))?.failures).toBe(0)
  })

  it('is that of a source: another one that brings the same brings a copy', async () => {
    flow.parts.settings.sources[1]!.about = null
    await poll(item(1, 'a'))
    flow.feed.next = () => [item(1, 'a')]
    await pollSource('reviews', flow.parts)
    await flow.work()
    expect(announced()).toBe(1)
    expect((await flow.parts.store.direct.lists.list({}, 10))[0]?.alsoIn).toBe(1)
  })

  it('is known still when the settings give the source another address', async () => {
    await poll(...three((n) => `a-${n}`))
    flow.parts.settings.sources[0]!.url = 'https://example.com/feed?format=atom'
    await poll(...three((n) => `a-${n}`))
    expect(announced()).toBe(3)
  })
})
