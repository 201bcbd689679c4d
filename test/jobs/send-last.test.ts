import { describe, expect, it } from 'vitest'
import { createQueue } from '../../src/jobs/create-queue.ts'
import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import { engines } from '../support/databases.ts'
import { makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
const at = new Date('2026-11-21T12:00:00Z')

// The embedded engine does one transaction at a time.
describe.each(engines.filter(({ name }) => name === 'postgres'))('two transactions on $name', ({ make }) => {
  it('that redraw the same digest and change the same case never wait for each other in a circle', async () => {
    const { database, drop } = await make()
    const engine = await openEngine(database)
    const queue = createQueue(engine, () => at, log)
    const { store, close } = await createStore(engine, (...sent) => queue.send(...sent))
    const nothing = async () => {}
    await queue.start({ poll: nothing, subscribe: nothing, deliver: nothing, redraw: nothing })
    const [stored] = await store.direct.items.add('news', [makeItem('a', 0)], at)
    const mention = {
      brandId: 'acme',
      terms: [],
      why: null,
      verdict: makeVerdict({}),
      writtenAt: at,
      seenAt: at,
    }
    const [mentionId] = await store.direct.mentions.add([
      { itemId: stored!.itemId, mention: mention as never },
    ])
    const opening = { mentionId: mentionId!, kind: 'complaint' as const, promisedAt: at, dueAt: at, at }
    const id = await store.direct.cases.open(opening)
    const digest = { kind: 'redraw' as const, deliveryId: 'digest', lane: '', attempt: 0 }
    const save = (work: typeof store.direct) =>
      work.cases.save(id, 1, { state: { state: 'open' } }, { act: { action: 'release' }, who: null, at })
    const [sent, saved] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const both = await Promise.all([
      store.transaction(async (work) => {
        await work.jobs.send(digest)
        sent.resolve()
        await saved.promise
        return save(work)
      }),
      store.transaction(async (work) => {
        await sent.promise
        const first = await save(work)
        saved.resolve()
        await work.jobs.send(digest)
        return first
      }),
    ])
    expect(both).toEqual([false, true])
    await queue.stop(5_000)
    await close()
    await drop()
  })
})
