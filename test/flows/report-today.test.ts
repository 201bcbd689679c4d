import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import { listInbox } from '../../src/flows/list-inbox.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const anger = { feeling: 'anger' as const, words: ['awful'] }
const joy = { feeling: 'joy' as const, words: ['lovely'] }
const about = (...ids: string[]) => ids.map((topic) => ({ topic, words: [] }))
/** What is made of an item, by its words. */
const verdicts: Record<string, Partial<Verdict>> = {
  'Acme is awful': { severity: 'high', feelings: [anger], topics: about('price', 'roaming') },
  'Acme is late': { severity: 'medium', feelings: [anger], topics: about('delivery', 'price') },
  'Acme is lovely': { label: 'positive', severity: 'low', feelings: [joy], topics: about('price', 'gone') },
}
const nobody = { severity: { high: 0, medium: 0, low: 0 }, feelings: [], topics: [] }

describe.each(engines)('the report of today, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.score = async (inputs) => inputs.map(({ text }) => makeVerdict(verdicts[text] ?? {}))
    flow.parts.settings.topics = [
      { id: 'delivery', name: null, words: [] },
      { id: 'roaming', name: 'Abroad', words: ['roam*'] },
      { id: 'price', name: null, words: [] },
    ]
    await flow.poll()
  })
  afterEach(() => flow.close())

  const judgement = async () => {
    const { feelings, topics, severity } = await reportToday(flow.parts)
    return { feelings, topics, severity }
  }
  async function press(id: string, action: CaseAction) {
    const cases = await flow.parts.store.direct.lists.list({}, 100)
    const { id: caseId } = cases.find(({ mention }) => mention.item.id === id)!
    const who = { platform: 'web', id: 'a', name: 'Aino' } as const
    await flow.act(caseId, action, { who, input: inputFor(action) })
  }

  it('counts feelings and topics by the names of the settings, the most frequent first', async () => {
    expect(await judgement()).toEqual(nobody)
    const words = Object.keys(verdicts)
    await flow.poll(...words.map((text, index) => makeItem(`i${index}`, index + 1, text)))
    expect(await judgement()).toEqual({
      feelings: [
        { feeling: 'anger', count: 2 },
        { feeling: 'joy', count: 1 },
      ],
      topics: [
        { name: 'price', count: 3 },
        { name: 'delivery', count: 1 },
        { name: 'Abroad', count: 1 },
        { name: 'gone', count: 1 },
      ],
      severity: { high: 1, medium: 1, low: 0 },
    })
  })

  it('leaves out what was written yesterday', async () => {
    await flow.poll(makeItem('old', 60 * 20, 'Acme is awful'))
    expect(await judgement()).toEqual(nobody)
  })

  it('says what the team made of it: what is not us is left out, what is no complaint is not severe', async () => {
    await flow.poll(makeItem('a', 1, 'Acme is awful'), makeItem('b', 2, 'Acme is late'))
    await press('a', 'not-us')
    const late = [
      { name: 'delivery', count: 1 },
      { name: 'price', count: 1 },
    ]
    expect(await judgement()).toEqual({
      feelings: [{ feeling: 'anger', count: 1 }],
      topics: late,
      severity: { high: 0, medium: 1, low: 0 },
    })
    await press('b', 'not-negative')
    expect(await judgement()).toEqual({ ...nobody, topics: late })
  })

  it('lists in the inbox what it counts, by the same names', async () => {
    await flow.poll(makeItem('a', 1, 'Acme is awful'), makeItem('b', 2, 'Acme is late'))
    const page = await listInbox({ topic: 'roaming', feeling: 'anger', severity: 'high' }, flow.parts)
    expect(page.cards.map(({ title, text }) => title ?? text)).toEqual(['Acme is awful'])
    expect(page.topics.map(({ name }) => name)).toEqual(['delivery', 'Abroad', 'price'])
    expect(page.cards[0]!.facts.find(({ name }) => name === 'topic')?.value).toBe('price, Abroad')
  })
})
