import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '../../src/core/feed-item.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

describe.each(engines)('an edited item, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await poll()
  })
  afterEach(() => flow.close())

  const poll = (...items: FeedItem[]) => flow.poll(...items)
  const cases = () => flow.parts.store.direct.lists.list({}, 100)
  const drawn = () => [...flow.slack.posts.values()].flatMap((post) => post.drawn.map(({ text }) => text))

  it('has its card redrawn in its new words, without a new one', async () => {
    await poll(makeItem('a', 10))
    flow.pass(60_000)
    await poll({ ...makeItem('a', 10, 'Acme is awful, still'), updatedAt: flow.parts.clock() })
    expect(drawn()).toEqual(['Acme is awful', 'Acme is awful, still'])
    expect(flow.slack.posts.size).toBe(1)
    const [subject] = await cases()
    expect(subject!.dueAt).toEqual(new Date('2026-11-21T13:20:00Z'))
    await poll({ ...makeItem('a', 10, 'Acme is awful, still'), updatedAt: flow.parts.clock() })
    expect(drawn()).toHaveLength(2)
  })

  it('is judged anew, and pages that are open are told', async () => {
    await poll(makeItem('a', 10))
    const { promise, resolve } = Promise.withResolvers<number>()
    flow.opened.signals.subscribe(resolve)
    await poll(makeItem('a', 10, 'Acme made it good'))
    const [subject] = await cases()
    expect(await promise).toBe(subject!.id)
    expect(subject!.mention.verdict).toMatchObject({ label: 'neutral', reasons: [] })
    expect(subject!.mention.item.text).toBe('Acme made it good')
  })

  it('gets a case when it is a complaint only now, and the promise counts from the edit', async () => {
    await poll(makeItem('a', 60 * 50, 'Acme exists'))
    expect(await cases()).toEqual([])
    flow.pass(3_600_000)
    const updatedAt = new Date(flow.parts.clock().getTime() - 600_000)
    await poll({ ...makeItem('a', 60 * 50, 'Acme is awful'), updatedAt })
    const [subject] = await cases()
    expect(subject!.dueAt).toEqual(new Date('2026-11-21T14:20:00Z'))
    expect(drawn()).toEqual(['Acme is awful'])
  })

  it('gets a case when it names a brand only now, from now on where no date says when', async () => {
    await poll(makeItem('a', 60 * 50, 'All is awful'))
    flow.pass(3_600_000)
    await poll(makeItem('a', 60 * 50, 'Acme is awful'))
    await poll(makeItem('a', 60 * 50, 'Acme is awful'))
    const found = await cases()
    expect(found.map(({ dueAt }) => dueAt)).toEqual([new Date('2026-11-21T14:30:00Z')])
  })

  it('gets none when it was a complaint before and was passed over by the first poll', async () => {
    flow.parts.settings.sources[0]!.url = 'https://example.com/another'
    await poll(makeItem('old', 60 * 50))
    await poll(makeItem('old', 60 * 50, 'Acme is awful, with a comma'))
    expect(await cases()).toEqual([])
  })

  it('makes one case when two processes see the same edit', async () => {
    await poll(makeItem('a', 10, 'Acme exists'))
    flow.feed.next = () => [makeItem('a', 10)]
    await Promise.all([pollSource('news', flow.parts), pollSource('news', flow.parts)])
    await flow.work()
    expect(await cases()).toHaveLength(1)
  })

  it('is part of a flood where many turn into complaints at once', async () => {
    const items = (text: string) => Array.from({ length: 22 }, (_, n) => makeItem(`e${n}`, 10, text))
    await poll(...items('Acme exists'))
    await poll(...items('Acme is awful'))
    expect(await cases()).toHaveLength(22)
    expect([flow.slack.posts.size, flow.slack.notices.size]).toEqual([0, 1])
  })
})
