import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import { forgetOldStories } from '../../src/flows/place-items.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { takeBrought } from '../../src/flows/take-brought.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const words =
  'Acme is awful: the parcel went to the wrong town twice, the driver did not call, and nobody at the depot answers the ' +
  'phone or knows where the third one is.'
const others =
  'Acme is awful since my invoice doubled in October and the chat closes itself whenever I ask them why it did.'
const day = 24 * 3_600_000

describe.each(engines)('what is told twice, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    const [news, reviews] = flow.parts.settings.sources
    flow.parts.settings.sources.push({ ...news!, id: 'forum', name: 'Forum' }, { ...reviews!, id: 'shop' })
    for (const id of ['news', 'forum', 'reviews', 'shop']) await from(id)
  })
  afterEach(() => flow.close())

  const from = async (source: string, ...items: FeedItem[]) => {
    flow.feed.next = () => items
    await pollSource(source, flow.parts)
    await flow.work()
  }
  const told = (id: string, text = words, changes: Partial<FeedItem> = {}) => ({
    ...makeItem(id, 10, text),
    ...changes,
  })
  const cases = () => flow.parts.store.direct.lists.list({}, 100)
  const cards = () => flow.slack.posts.size
  const drawn = () => [...flow.slack.posts.values()].map((post) => post.drawn.length)
  const mentions = async () => {
    const until = flow.parts.clock()
    const rows = await flow.parts.store.direct.mentions.count(new Date(0), until, 'UTC')
    return rows.reduce((sum, { mentions }) => sum + mentions.negative + mentions.neutral, 0)
  }
  const act = async (action: CaseAction) => {
    const [subject] = await cases()
    const who = { platform: 'slack', id: 'U1', name: 'Aino' } as const
    await flow.act(subject!.id, action, { who, input: inputFor(action) })
    await flow.work()
  }

  it('is one case, whose card is drawn again with the number of places', async () => {
    await from('news', told('a'))
    expect(drawn()).toEqual([1])
    await from('forum', told('b', `RT @maija: ${words}`), told('c', `${words.slice(0, 90)}… Read more`))
    expect([cards(), await mentions()]).toEqual([1, 3])
    expect((await cases()).map(({ alsoIn, mention }) => [mention.item.id, alsoIn])).toEqual([['a', 2]])
    expect(drawn()).toEqual([2])
  })

  it('is one case where the copies come together, that of the first', async () => {
    const early = makeItem('', 30).publishedAt
    await from('news', told('copy', `> ${words}\nSo true.`), told('first', words, { publishedAt: early }))
    expect((await cases()).map(({ mention, alsoIn }) => [mention.item.id, alsoIn])).toEqual([['first', 1]])
    expect(cards()).toBe(1)
  })

  it('is a copy in the same source as well, under another id and address', async () => {
    await from('news', told('a'))
    await from('news', told('a'), told('again'))
    expect([cards(), (await cases())[0]?.alsoIn]).toEqual([1, 1])
  })

  it('is two cases where it is told in other words, and where short words are alike', async () => {
    await from('news', told('a'), told('b', others), told('c', 'Acme is awful'), told('d', 'Acme is awful'))
    expect((await cases()).map(({ alsoIn }) => alsoIn)).toEqual([0, 0, 0, 0])
  })

  it('opens a case by its copy where its first telling needed nobody', async () => {
    const mild = words.replace('awful', 'strange')
    await from('news', told('a', mild))
    expect(await cases()).toEqual([])
    await from('forum', told('b', `${mild} They are awful.`))
    expect((await cases()).map(({ mention, alsoIn }) => [mention.item.id, alsoIn])).toEqual([['b', 1]])
    await from('forum', told('b', `${mild} They are awful.`), told('c'))
    expect(await cases()).toHaveLength(1)
  })

  it('opens a case of its own for each brand', async () => {
    const [acme] = flow.parts.settings.brands
    flow.parts.settings.brands.push({ ...acme!, id: 'beta', name: 'Beta' })
    await from('news', told('a'))
    await from('forum', told('b', `${words} Beta too.`))
    expect((await cases()).map(({ mention }) => mention.brandId)).toEqual(['acme', 'beta'])
  })

  it.each<CaseAction>(['resolve', 'dismiss', 'mute'])(
    'is left alone after %s, and counted',
    async (action) => {
      await from('news', told('a'))
      await act(action)
      await from('forum', told('b'))
      const [subject, ...rest] = await cases()
      expect(rest).toEqual([])
      expect(subject!.state.state).toBe(action === 'resolve' ? 'resolved' : 'dismissed')
      expect([cards(), subject!.alsoIn]).toEqual([1, 1])
    },
  )

  it('shares no page where a source is about one brand', async () => {
    const url = 'https://shop.example/acme'
    await from('reviews', told('a', others, { url }), told('b', words, { url }))
    await from('shop', told('c', words.replace('twice', 'twise'), { url }))
    expect((await cases()).map(({ mention, alsoIn }) => [mention.item.id, alsoIn]).toSorted()).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  it('counts once in a flood and once in a baseline', async () => {
    const items = Array.from({ length: 30 }, (_, n) =>
      told(`n${n}`, n < 27 ? words : `${n} is the number. ${others}`),
    )
    await from('forum', told('old', 'Nothing'), ...items.slice(0, 27), told('x', others))
    expect(await cases()).toHaveLength(2)
    expect([cards(), flow.slack.notices.size]).toEqual([2, 0])
    flow.parts.settings.sources[0]!.url = 'https://example.com/another'
    await from('news', ...items, told('z', 'Acme is awful'))
    expect((await cases()).map(({ mention }) => mention.item.id).toSorted()).toEqual(
      ['n0', 'x', 'z'].toSorted(),
    )
  })

  it('is news again after 30 days', async () => {
    await from('news', told('a'))
    await forgetOldStories(flow.parts)
    flow.pass(29 * day)
    await forgetOldStories(flow.parts)
    await from('forum', told('b', words, { publishedAt: flow.parts.clock() }))
    expect(await cases()).toHaveLength(1)
    flow.pass(31 * day)
    await from('news', told('c', words, { publishedAt: flow.parts.clock() }))
    expect(await cases()).toHaveLength(2)
    await forgetOldStories(flow.parts)
    await from('forum', told('d', words, { publishedAt: flow.parts.clock() }))
    expect((await cases()).map(({ alsoIn }) => alsoIn).toSorted()).toEqual([1, 1])
  })

  it('stays in its story when it is edited, and is found in its new words', async () => {
    await from('news', told('a'))
    await from('news', told('a', others))
    await from('forum', told('b', others))
    await from('forum', told('b', others), told('c', words, { url: null }))
    expect((await cases()).map(({ mention, alsoIn }) => [mention.item.id, alsoIn])).toEqual([
      ['a', 1],
      ['c', 0],
    ])
  })

  it('is one case when an edit names the brand only now', async () => {
    await from('news', told('a'))
    await from('forum', told('b', words.replace('Acme', 'It')))
    expect((await cases())[0]?.alsoIn).toBe(0)
    await from('forum', told('b'))
    expect((await cases()).map(({ alsoIn }) => alsoIn)).toEqual([1])
  })

  it('is kept once when what names no brand is polled and pushed at once', async () => {
    for (let n = 0; n < 6; n++) {
      const items = Array.from({ length: 20 }, (_, k) => told(`plain-${n}-${k}`, `Nothing of ${n} and ${k}`))
      flow.feed.next = () => items
      const pushed = { format: 'push' as const, title: null, builtAt: null, items }
      await Promise.all([pollSource('news', flow.parts), takeBrought('news', pushed, flow.parts)])
    }
    expect([flow.warnings, await cases()]).toEqual([[], []])
  })

  it('is one case when two processes store it at the same moment', async () => {
    const wordsOf = (letter: string) => [...'abcdefghijklmno'].map((end) => letter.repeat(5) + end).join(' ')
    const texts = [...'pqrstu'].map((letter) => `Acme is awful ${wordsOf(letter)}`)
    for (const [n, text] of texts.entries()) {
      flow.feed.next = () => [told(`t${n}`, text)]
      const pushed = { format: 'push' as const, title: null, builtAt: null, items: [told(`u${n}`, text)] }
      await Promise.all([
        pollSource('news', flow.parts),
        pollSource('forum', flow.parts),
        takeBrought('news', pushed, flow.parts),
      ])
    }
    await flow.work()
    expect((await cases()).map(({ alsoIn }) => alsoIn)).toEqual(texts.map(() => 2))
  })
})
