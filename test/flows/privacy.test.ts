import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Person } from '../../src/core/person.ts'
import { caseHistory } from '../../src/flows/case-history.ts'
import { exportAuthor } from '../../src/flows/export-author.ts'
import { forgetAuthor } from '../../src/flows/forget-author.ts'
import { keepRetention } from '../../src/flows/keep-retention.ts'
import { listAudit } from '../../src/flows/list-audit.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }
const day = 24 * 3_600_000
const words = 'Acme is awful, my parcel never came'
const gone = 'Erased: what the customer wrote is not kept any more.'

describe.each(engines)('what authors wrote, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    await flow.poll()
  })
  afterEach(() => flow.close())

  const by = (author: string, id: string, text = words): FeedItem => ({
    ...makeItem(id, 0, text),
    ...{ author, publishedAt: flow.parts.clock() },
  })
  const forget = async (author: string, sourceId: string | null = null, say: string | null = 'root') => {
    const { items } = await forgetAuthor({ author, sourceId, by: say }, flow.parts)
    await flow.work()
    return items
  }
  const cards = () => [...flow.slack.posts.values()].map(({ drawn }) => drawn.at(-1)!)
  const cases = () => flow.parts.store.direct.lists.list({}, 10)
  const audit = async () => {
    const entries = await listAudit({ most: 99 }, flow.parts)
    return entries.filter(({ action }) => ['forget', 'export', 'retention'].includes(action))
  }

  it('are counted first, and erased only on a word', async () => {
    await flow.poll(by('Maija', 'one'), by('Liisa', 'two', 'Acme is awful and slow'))
    expect(await forget('MAIJA', null, null)).toBe(1)
    expect(await forget('MAIJA', 'reviews', null)).toBe(0)
    expect(cards().map(({ author }) => author)).toEqual(['Maija', 'Liisa'])
    expect(await audit()).toEqual([])
  })

  it('go from the cards in the chats, and from no count', async () => {
    await flow.poll(by('Maija', 'one'), by('Liisa', 'two', 'Acme is awful and slow'))
    const [first] = await cases()
    await flow.act(first!.id, 'note', { who: aino, input: inputFor('note') })
    await flow.work()
    const report = await reportToday(flow.parts)
    expect(await forget('maija')).toBe(1)
    expect(cards().map(({ text, author, link }) => ({ text, author, link }))).toEqual([
      { text: gone, author: null, link: null },
      { ...{ text: 'Acme is awful and slow', author: 'Liisa' }, link: expect.anything() },
    ])
    expect(cards()[0]!.facts.map(({ name }) => name)).not.toContain('note')
    expect(await reportToday(flow.parts)).toEqual(report)
    const history = (await caseHistory(first!.id, flow.parts)).flatMap(({ lines }) => lines)
    expect(history.map(({ text }) => text)).toEqual([
      'The case was opened.',
      'Aino: (erased)',
      'What the customer wrote, and their name, were erased.',
    ])
  })

  it('make no card again when their source goes on bringing them, in whatever words', async () => {
    const item = { ...by('Maija', 'one'), aliases: ['link:one'] }
    await flow.poll(item)
    await forget('Maija')
    await flow.poll(item, { ...item, id: 'renamed', text: 'Acme is awful, I said!' })
    await flow.poll({ ...item, text: 'Acme is awful, and now I am really angry' })
    expect(cards().map(({ text }) => text)).toEqual([gone])
    expect(await cases()).toHaveLength(1)
    expect(await forget('Maija')).toBe(0)
    await flow.poll(by('Maija', 'new', 'Acme is awful once more'))
    expect(cards().map(({ text }) => text)).toEqual([gone, 'Acme is awful once more'])
  })

  it('leave a case that is worked as before', async () => {
    await flow.poll(by('Maija', 'one'))
    const [first] = await cases()
    await flow.act(first!.id, 'claim', { who: aino })
    await forget('Maija')
    expect((await cases())[0]!.state).toMatchObject({ state: 'claimed', owner: aino })
    const outcome = await flow.act(first!.id, 'resolve', { who: aino, input: inputFor('resolve') })
    expect(outcome).toMatchObject({ outcome: 'done', card: { state: 'resolved', text: gone } })
  })

  it('are not said below a card any more, where they wait to be', async () => {
    await flow.poll(by('Maija', 'one'))
    const [first] = await cases()
    flow.slack.faults.push('rate-limited')
    const webbed: Person = { platform: 'web', id: 'W1', name: 'Webbed' }
    await flow.act(first!.id, 'note', { who: webbed, input: inputFor('note') })
    await flow.work()
    expect(flow.slack.threads).toEqual([])
    await forget('Maija')
    flow.pass(60_000)
    await flow.work()
    expect(flow.slack.threads).toEqual([])
    expect(flow.jobs()).toEqual([])
  })

  it('leave one line in the audit log, without their name', async () => {
    await flow.poll(by('Maija', 'one'))
    await forget('Maija', 'news', 'root')
    await exportAuthor({ author: 'MAIJA', sourceId: null, by: 'root', after: 0 }, flow.parts)
    const [exported, forgotten] = await audit()
    expect(forgotten).toMatchObject({
      ...{ who: null, place: null, action: 'forget', outcome: 'done', caseId: null, at: flow.parts.clock() },
      facts: { items: 1, source: 'news', by: 'root', author: expect.stringMatching(/^[0-9a-f]{12}$/) },
    })
    expect(exported).toMatchObject({ action: 'export', facts: { items: 0, source: null, by: 'root' } })
    expect(exported!.facts.author).toBe(forgotten!.facts.author)
    expect(JSON.stringify(await listAudit({ most: 99 }, flow.parts)).toLowerCase()).not.toContain('maija')
  })

  it('are shown whole, page by page, with one line in the audit log', async () => {
    const many = Array.from({ length: 205 }, (_, n) => by('Maija', `i${n}`, 'A sunny day'))
    await flow.poll(...many)
    const page = (after: number) =>
      exportAuthor({ author: 'Maija', sourceId: null, by: 'root', after }, flow.parts)
    const first = await page(0)
    expect(first.records).toHaveLength(200)
    const second = await page(first.next!)
    expect([second.records.length, second.next]).toEqual([5, null])
    const names = [...first.records, ...second.records].map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(many.map(({ id }) => id)))
    expect(await audit()).toMatchObject([{ action: 'export', facts: { items: 205 } }])
  })

  it('are kept as many days as the settings say, by whole days, whatever becomes of their case', async () => {
    await flow.poll(by('Maija', 'one'))
    flow.pass(day)
    await flow.poll(by('Liisa', 'two', 'Acme is awful and slow'))
    flow.pass(399 * day)
    await keepRetention(flow.parts)
    await flow.work()
    expect(cards().map(({ author }) => author)).toEqual(['Maija', 'Liisa'])
    expect(await audit()).toEqual([])
    flow.pass(day)
    await Promise.all([keepRetention(flow.parts), keepRetention(flow.parts)])
    await keepRetention(flow.parts)
    await flow.work()
    expect(cards().map(({ author, text, state }) => ({ author, text, state }))).toEqual([
      { author: null, text: gone, state: 'open' },
      { author: 'Liisa', text: 'Acme is awful and slow', state: 'open' },
    ])
    expect(await audit()).toMatchObject([{ action: 'retention', facts: { items: 1, days: 400 } }])
    expect((await cases()).map(({ mention }) => mention.verdict.label)).toEqual(['negative', 'negative'])
  })

  it('go in batches, however many they are', async () => {
    await flow.poll(...Array.from({ length: 450 }, (_, n) => by('Maija', `i${n}`, 'A sunny day')))
    expect(await forget('Maija')).toBe(450)
    expect(await forget('Maija')).toBe(0)
  })
})
