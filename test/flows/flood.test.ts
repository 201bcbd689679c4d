import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

describe.each(engines)('a flood, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await poll(makeItem('known', 60 * 30))
  })
  afterEach(() => flow.close())

  const poll = (...items: ReturnType<typeof makeItem>[]) => flow.poll(...items)
  const many = (count: number, change: (n: number) => object = () => ({})) =>
    Array.from({ length: count }, (_, n) => ({ ...makeItem(`n${n}`, n + 1), ...change(n) }))
  const cases = async () => (await flow.parts.store.direct.lists.list({}, 100)).length
  const notices = () => [...flow.slack.notices.values()].map(({ notice }) => notice)

  it('is one notice in a chat, and a case each in the web inbox', async () => {
    await poll(...many(25, (n) => ({ title: `Title ${n}` })))
    expect(await cases()).toBe(25)
    expect([flow.web.posts.size, flow.slack.posts.size, flow.web.notices.size]).toEqual([25, 0, 0])
    const [notice] = notices()
    expect(notice!.title).toBe('25 mentions at once from News')
    expect(notice!.lines).toHaveLength(12)
    expect(notice!.lines[0]).toEqual({ text: 'Acme: Title 0', url: 'https://example.com/n0' })
    expect(notice!.lines[9]).toEqual({ text: 'Acme: Title 9', url: 'https://example.com/n9' })
    expect(notice!.lines[10]).toEqual({ text: '…and 15 more', url: null })
    expect(notice!.lines[11]!.text).toContain('web inbox')
    await poll(...many(25, (n) => ({ title: `Title ${n}` })))
    expect(notices()).toHaveLength(1)
  })

  it('tells each channel of what its routes name', async () => {
    flow.parts.settings.channels.push({ id: 'all', platform: 'slack', target: 'C2', brands: null })
    flow.parts.settings.routes.push({ when: {}, to: ['all'] })
    await poll(...many(30, (n) => ({ text: n < 6 ? 'Acme is awful' : 'Acme exists' })))
    const titles = notices().map(({ title }) => title)
    expect(titles.toSorted()).toEqual(['30 mentions at once from News', '6 mentions at once from News'])
  })

  it('opens cases for the last 24 hours alone', async () => {
    await poll(...many(40, (n) => ({ publishedAt: makeItem('', n * 60).publishedAt })))
    expect(await cases()).toBe(25)
    expect(notices()[0]!.title).toBe('25 mentions at once from News')
  })

  it('is there when most of a feed is new at once', async () => {
    await poll(makeItem('known', 60 * 30), ...many(6))
    expect(await cases()).toBe(6)
    expect([flow.slack.posts.size, notices().length]).toEqual([0, 1])
  })

  it('is not there when fewer come, or when they are the smaller part of a feed', async () => {
    await poll(makeItem('known', 60 * 30), ...many(5))
    expect([flow.slack.posts.size, notices().length]).toEqual([5, 0])
    const old = Array.from({ length: 7 }, (_, n) => makeItem(`old${n}`, 0, 'Nothing'))
    await poll(...old.slice(0, 5))
    await poll(...old, ...many(10))
    expect([flow.slack.posts.size, notices().length]).toEqual([10, 0])
  })

  it('is cards as ever where no more than a few of it need a person', async () => {
    await poll(...many(30, (n) => ({ text: n % 10 === 0 ? 'Acme is awful' : 'Acme exists' })))
    expect(await cases()).toBe(3)
    expect([flow.slack.posts.size, notices().length]).toEqual([3, 0])
  })

  it('speaks the language of the settings', async () => {
    flow.parts.settings.locale = 'fi'
    await poll(...many(21))
    expect(notices()[0]!.title).toBe('Lähteestä News tuli kerralla 21 mainintaa')
  })
})
