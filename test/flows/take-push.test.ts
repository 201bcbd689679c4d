import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubCall } from '../../src/core/collector-ports.ts'
import { KorvaError } from '../../src/core/errors.ts'
import { openPushDoor } from '../../src/flows/open-push-door.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { registerSources } from '../../src/flows/register-sources.ts'
import { renewSubscriptions } from '../../src/flows/renew-subscriptions.ts'
import { takeBrought } from '../../src/flows/take-brought.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const hub = { url: 'https://hub.example/', topic: 'https://example.com/feed' }
const hour = 3_600_000

describe.each(engines)('what is pushed and brought, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.publicUrl = 'https://korva.example/base/'
    flow.feed.about = () => ({ hub, memory: { hub } })
  })
  afterEach(() => flow.close())

  const poll = async () => {
    await pollSource('news', flow.parts)
    await flow.work()
  }
  const door = () => openPushDoor(flow.parts)
  const call = (changes: Partial<HubCall> = {}): HubCall => ({
    ...{ key: 'secret-1', mode: 'subscribe', topic: hub.topic, leaseSeconds: 864_000, reason: null },
    ...changes,
  })
  const subscription = () => flow.parts.store.direct.subscriptions.of('news')
  const renew = async () => {
    flow.feed.asked.length = 0
    await renewSubscriptions(flow.parts)
    await flow.work()
    return flow.feed.asked.length
  }
  const push = (text: string) => door().push('secret-1', new TextEncoder().encode(text), undefined)

  it('subscribes to the hub that a feed names, once', async () => {
    await poll()
    await poll()
    flow.feed.about = () => ({ changed: false, hub, memory: { hub } })
    await poll()
    const { callback, subscription: asked } = flow.feed.asked[0]!
    expect(flow.feed.asked).toHaveLength(1)
    expect(callback).toBe('https://korva.example/base/websub/secret-1')
    expect(asked).toMatchObject({ hub: hub.url, topic: hub.topic, secret: 'secret-2', state: 'asked' })
    expect(await door().secretOf('secret-1')).toBe('secret-2')
    expect(await door().secretOf('secret-2')).toBeNull()
  })

  it('asks no hub while hubs cannot reach us, and does once they can', async () => {
    flow.parts.settings.publicUrl = null
    await poll()
    expect(await renew()).toBe(0)
    flow.parts.settings.publicUrl = 'https://korva.example/'
    await poll()
    expect(flow.feed.asked).toHaveLength(1)
  })

  it('subscribes anew when the feed names another hub', async () => {
    await poll()
    const other = { ...hub, url: 'https://other.example/' }
    flow.feed.about = () => ({ changed: false, hub: other, memory: { hub: other } })
    await poll()
    expect(flow.feed.asked.map(({ subscription }) => subscription.hub)).toEqual([hub.url, other.url])
    expect(await door().secretOf('secret-1')).toBeNull()
  })

  it('confirms what it asked for, and nothing else', async () => {
    await poll()
    expect(await door().verify(call({ key: 'guess' }))).toBe(false)
    expect(await door().verify(call({ topic: 'https://example.com/other' }))).toBe(false)
    expect(await door().verify(call({ mode: 'unsubscribe' }))).toBe(false)
    expect(await subscription()).toMatchObject({ state: 'asked', leaseUntil: null })
    expect(await door().verify(call())).toBe(true)
    expect(await subscription()).toMatchObject({
      ...{ state: 'active', leaseUntil: new Date('2026-12-01T12:00:00Z') },
    })
    await door().verify(call({ mode: 'denied', topic: '', reason: 'Not today' }))
    expect(await subscription()).toMatchObject({ state: 'refused' })
    expect(flow.warnings).toEqual(['The hub of source news refuses to push; the source is polled'])
  })

  it('renews before the lease ends, under the same key', async () => {
    await poll()
    await door().verify(call())
    flow.pass(7 * 24 * hour)
    expect(await renew()).toBe(0)
    flow.pass(12 * hour + 1)
    expect(await renew()).toBe(1)
    expect(flow.feed.asked[0]!.subscription).toMatchObject({ key: 'secret-1', state: 'active' })
    expect(await renew()).toBe(0)
    await door().verify(call())
    flow.pass(24 * hour)
    expect(await renew()).toBe(0)
  })

  it('asks a hub that never confirmed after an hour, and then by the day', async () => {
    flow.parts.collector.subscribe = async () => {
      flow.feed.asked.push({ subscription: (await subscription())!, callback: '' })
      throw new KorvaError('hub-refused', 'The hub of source "news" does not answer')
    }
    await poll()
    flow.pass(hour - 1)
    expect(await renew()).toBe(0)
    flow.pass(1)
    expect(await renew()).toBe(1)
    flow.pass(23 * hour)
    expect(await renew()).toBe(0)
    flow.pass(hour)
    expect(await renew()).toBe(1)
    expect(flow.warnings).toContain('Source news could not be subscribed to; it is polled')
    expect(await door().verify(call())).toBe(true)
  })

  it('forgets what is subscribed to no more', async () => {
    await poll()
    await door().verify(call())
    flow.feed.about = () => ({ memory: {} })
    await poll()
    flow.pass(8 * 24 * hour)
    expect(await renew()).toBe(0)
    expect(await subscription()).toBeNull()
  })

  it('announces what a hub pushes as it comes, and not again at the next poll', async () => {
    await poll()
    await door().verify(call())
    flow.pass(60_000)
    await push('pushed another')
    await flow.work()
    expect(flow.slack.posts.size).toBe(2)
    expect((await flow.parts.store.direct.sources.load('news'))?.heardAt).toEqual(flow.parts.clock())
    flow.feed.next = () => [makeItem('pushed', 0), makeItem('another', 0)]
    await poll()
    expect(flow.slack.posts.size).toBe(2)
  })

  it('keeps nothing that is pushed for an address that is listened to no more', async () => {
    await poll()
    await door().verify(call())
    flow.parts.settings.sources[0]!.url = 'https://example.com/elsewhere'
    await push('stale')
    expect(await flow.parts.store.direct.lists.list({}, 10)).toEqual([])
    expect(await subscription()).toBeNull()
  })

  it('announces all that is brought, from the first on, with edits and floods as in polls', async () => {
    const inbox = { id: 'inbox', kind: 'inbox', url: 'inbox:inbox', lane: '', schedule: null }
    flow.parts.settings.sources.push({ ...flow.parts.settings.sources[0]!, ...inbox })
    await registerSources(flow.parts)
    const bring = async (...items: ReturnType<typeof makeItem>[]) => {
      const feed = { format: 'push' as const, title: null, builtAt: null, items }
      const kept = await takeBrought('inbox', feed, flow.parts)
      await flow.work()
      return kept
    }
    const several = (count: number) => Array.from({ length: count }, (_, n) => makeItem(`b${n}`, 60 * 30))
    expect(await bring(...several(20))).toEqual({ fresh: 20, edited: 0, mentions: 20 })
    expect(flow.slack.posts.size).toBe(20)
    expect(await flow.parts.store.direct.sources.load('inbox')).toMatchObject({
      ...{ url: 'inbox:inbox', heardAt: flow.parts.clock(), failures: 0, dueAt: null },
    })
    expect(await bring(makeItem('b0', 60 * 30, 'Acme exists'))).toEqual({ fresh: 0, edited: 1, mentions: 0 })
    const many = Array.from({ length: 21 }, (_, n) => makeItem(`c${n}`, 1))
    expect(await bring(...many)).toMatchObject({ fresh: 21 })
    expect([flow.slack.posts.size, flow.slack.notices.size]).toEqual([20, 1])
    await expect(takeBrought('nobody', { ...emptyFeed }, flow.parts)).rejects.toThrow('no source "nobody"')
  })
})

const emptyFeed = { format: 'push' as const, title: null, builtAt: null, items: [] }
