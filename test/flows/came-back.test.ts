import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Person } from '../../src/core/person.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }
const minute = 60_000

describe.each(engines)('a customer who comes back, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await flow.poll()
    await flow.poll(first)
  })
  afterEach(() => flow.close())

  const words = 'Acme is awful, my parcel never came'
  const by = (id: string, text: string, changes: Partial<FeedItem> = {}): FeedItem => ({
    ...makeItem(id, 0, text),
    author: 'Maija M.',
    publishedAt: flow?.parts.clock() ?? null,
    ...changes,
  })
  const first: FeedItem = { ...makeItem('one', 10, words), author: 'Maija M.', rating: 2 }
  const cases = () => flow.parts.store.direct.lists.list({}, 10)
  const card = () => [...flow.slack.posts.values()].at(-1)!.drawn.at(-1)!
  const fact = (name: string) => card().facts.find((each) => each.name === name)?.value
  const said = () => flow.slack.threads.map(({ said }) => said.lines.map(({ text }) => text).join(' | '))
  const resolve = async () => {
    await flow.act((await cases())[0]!.id, 'resolve', { who: aino, input: inputFor('resolve') })
    await flow.work()
  }

  it('opens the case again with what was written before and after, and a promise of its own', async () => {
    await resolve()
    flow.pass(26 * 60 * minute)
    await flow.poll(by('two', 'Still nothing, this is awful, Acme!'))
    const [only, ...others] = await cases()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      state: { state: 'open' },
      promisedAt: new Date('2026-11-22T14:00:00Z'),
      dueAt: new Date('2026-11-22T15:30:00Z'),
    })
    expect(flow.slack.posts.size).toBe(1)
    expect(card()).toMatchObject({ returnedMark: 'Wrote again', text: 'Still nothing, this is awful, Acme!' })
    expect(fact('returned')).toContain(`before: “${words}”`)
    expect(said().at(-1)).toBe(
      `The customer wrote again: Still nothing, this is awful, Acme! | Before: ${words} (★2)`,
    )
  })

  it('joins the case that still waits, whose promise stays', async () => {
    flow.pass(20 * minute)
    await flow.poll(by('two', 'Acme, are you there? What an awful service'))
    const [only, ...others] = await cases()
    expect(others).toEqual([])
    expect(only).toMatchObject({ dueAt: new Date('2026-11-21T13:20:00Z'), returned: { again: true } })
  })

  it('makes one case of what one author writes in one breath', async () => {
    const early = new Date(flow.parts.clock().getTime() - minute)
    await flow.poll(
      by('second', 'And Acme does not even answer, awful', { author: 'Olli' }),
      by('first', 'Acme broke my lamp, awful', { author: 'Olli', publishedAt: early }),
    )
    const all = await cases()
    expect(all.map(({ mention }) => mention.item.id).toSorted()).toEqual(['first', 'one'])
    expect(all.find(({ mention }) => mention.item.id === 'first')?.returned?.after.text).toMatch(/^And Acme/)
  })

  it('compares an edit with what that text said, not with a later one', async () => {
    const second = by('two', 'Acme, are you there? What an awful service')
    await flow.poll(second)
    await flow.poll(by('three', 'Nobody at Acme reads this awful form, I have waited for a week'))
    await resolve()
    await flow.poll({ ...second, text: `${second.text}!` })
    expect((await cases())[0]!.state.state).toBe('resolved')
  })

  it('opens no case for a copy of what the customer wrote again', async () => {
    const text =
      'Acme still has my money and my parcel, and this awful firm answers to nobody at all in a month'
    await flow.poll(by('two', text))
    await flow.poll(by('copy', text, { author: 'Olli' }))
    expect(await cases()).toHaveLength(1)
  })

  it('joins its case in a flood as well', async () => {
    const flood = Array.from({ length: 40 }, (_, n) =>
      by(`f${n}`, `Acme ${'abcdefghij'[n % 10]!.repeat(n + 3)} is awful to number ${n * 37}`, {
        author: `Somebody ${n}`,
      }),
    )
    await flow.poll(...flood, by('two', 'Acme, are you there? What an awful service'))
    expect((await cases()).find(({ mention }) => mention.item.id === 'one')?.returned).toMatchObject({
      again: true,
    })
  })

  it('takes a name that is longer than an index holds', async () => {
    const author = Array.from({ length: 6000 }, (_, n) =>
      String.fromCharCode(97 + ((n * n * 7 + n) % 26)),
    ).join('')
    const random = Array.from({ length: 6000 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7919) % 20000)),
    ).join('')
    await flow.poll(
      by('long', 'Acme is awful', { author: random }),
      by('long2', 'Acme is so awful', { author }),
    )
    expect((await cases()).length).toBeGreaterThan(1)
  })

  it('calls whoever had answered', async () => {
    await flow.act((await cases())[0]!.id, 'reply', { who: aino, input: {} })
    await flow.work()
    flow.pass(60 * minute)
    await flow.poll(by('two', 'Acme, that answer was awful'))
    expect((await cases())[0]!.state).toMatchObject({ state: 'claimed', owner: { name: 'Aino' } })
    expect(flow.slack.threads.at(-1)!.said.calls).toMatchObject([{ slack: 'U1' }])
  })

  it('is another customer under another name, at another source, or under a name that everybody has', async () => {
    await flow.poll(by('two', 'Acme is awful to me as well', { author: 'Olli' }))
    await flow.poll(by('three', 'Acme, an awful firm', { author: 'Anonymous' }))
    await flow.poll(by('four', 'How awful is Acme really', { author: 'anonymous' }))
    expect(await cases()).toHaveLength(4)
  })

  it('makes a case of its own after one that was not about us', async () => {
    await flow.act((await cases())[0]!.id, 'not-us', { who: aino })
    await flow.poll(by('two', 'Acme lost my parcel, awful'))
    expect((await cases()).map(({ state }) => state.state).toSorted()).toEqual(['dismissed', 'open'])
  })

  it('opens again by an edit that takes stars away, and not by a slip of the pen', async () => {
    await resolve()
    await flow.poll({ ...first, text: `${words}!` })
    expect((await cases())[0]!.state.state).toBe('resolved')
    await flow.poll({ ...first, text: `${words}. Edit: they called me a liar!`, rating: 1 })
    expect((await cases())[0]).toMatchObject({ state: { state: 'open' }, promisedAt: flow.parts.clock() })
    expect(fact('returned')).toContain('★2 before, ★1 now')
  })

  it('shows more stars before and after, and stays closed', async () => {
    await resolve()
    await flow.poll({
      ...first,
      text: 'Acme was awful, but Aino made it good again, thank you so much',
      rating: 4,
    })
    expect((await cases())[0]!.state.state).toBe('resolved')
    expect(card().returnedMark).toBeNull()
    expect(fact('returned')).toContain('★2 before, ★4 now')
    expect(said().at(-1)).toMatch(/^The customer changed what stands there/)
  })
})

describe.each(engines)('praise, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.channels.push({ id: 'praise', platform: 'slack', target: 'C9', brands: null })
    flow.parts.settings.praise = { to: ['praise'], from: 0.6 }
    flow.parts.score = async (inputs) =>
      inputs.map(({ text }) => {
        if (text.includes('awful')) return makeVerdict({})
        const score = text.includes('wonderful') ? 0.9 : 0.3
        return makeVerdict({ label: 'positive', score, severity: 'low' })
      })
    await flow.poll()
  })
  afterEach(() => flow.close())

  const praise = () => flow.parts.store.direct.lists.list({ kind: 'praise' }, 10)
  const card = () => [...flow.slack.posts.values()].at(-1)!.drawn.at(-1)!

  it('goes to its own channel, with what the author wrote before; what is only nice does not', async () => {
    await flow.poll({ ...makeItem('may', 60 * 24 * 3, 'Acme is awful'), author: 'Maija' })
    await flow.poll(
      { ...makeItem('now', 1, 'Acme is wonderful'), author: 'Maija' },
      makeItem('nice', 1, 'Acme is fine'),
    )
    expect((await praise()).map(({ mention }) => mention.item.id)).toEqual(['now'])
    expect(card()).toMatchObject({ headline: 'Acme: praise', kind: 'praise', overdue: false })
    expect(card().main.map(({ label }) => label)).toEqual(['Thank…', 'Ask to quote'])
    expect(card().facts.find(({ name }) => name === 'author')?.value).toBe('complained 18 Nov 2026')
    expect(card().facts.some(({ name }) => name === 'promise')).toBe(false)
    const waiting = await flow.parts.store.direct.lists.waiting(flow.parts.clock())
    expect(waiting.count).toBe(1)
    flow.pass(24 * 60 * minute)
    await flow.chase()
    expect(flow.slack.threads.filter(({ channel }) => channel === 'praise')).toEqual([])
  })

  it('asks an author once to be quoted, whoever asks and whatever else they wrote', async () => {
    const love = (id: string, text: string) => ({ ...makeItem(id, 1, text), author: 'Maija' })
    await flow.poll(love('a', 'Acme is wonderful'))
    await flow.poll(love('b', 'What a wonderful day with Acme'))
    const [one, other] = (await praise()).map(({ id }) => id).toSorted((a, b) => a - b)
    expect(await flow.act(one!, 'ask-quote', { who: aino, place: 'C9' })).toMatchObject({ outcome: 'done' })
    expect(await flow.act(other!, 'ask-quote', { who: aino, place: 'C9' })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'asked-before', never: false },
    })
    await flow.act(other!, 'never-ask', { who: aino, place: 'C9' })
    expect(await flow.act(other!, 'ask-quote', { who: aino, place: 'C9' })).toMatchObject({
      refusal: { never: true },
    })
    await flow.act(other!, 'thank', { who: aino, place: 'C9', input: {} })
    expect(await flow.act(other!, 'resolve', { who: aino, place: 'C9' })).toMatchObject({ outcome: 'done' })
  })

  it('becomes a complaint where its author thinks better of it', async () => {
    const item = makeItem('a', 1, 'Acme is wonderful')
    await flow.poll(item)
    await flow.poll({ ...item, text: 'I take it all back, Acme is awful and slow' })
    expect(await praise()).toEqual([])
    const [complaint] = await flow.parts.store.direct.lists.list({}, 10)
    expect(complaint).toMatchObject({ kind: 'complaint', state: { state: 'open' } })
    // It has a card where complaints are worked, besides the one where praise is.
    const places = await flow.parts.store.direct.deliveries.find({ caseId: complaint!.id })
    expect(places.map(({ channelId }) => channelId).toSorted()).toEqual(['inbox', 'praise', 'support'])
  })
})
