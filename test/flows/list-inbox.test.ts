import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInbox } from '../../src/flows/list-inbox.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

describe.each(engines)('the list of the inbox, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.channels.push({ id: 'praise', platform: 'slack', target: 'C9', brands: null })
    flow.parts.settings.praise = { to: ['praise'], from: 0.6 }
    flow.parts.score = async (inputs) =>
      inputs.map(({ text }) =>
        makeVerdict(text.includes('lovely') ? { label: 'positive', score: 0.9, severity: 'low' } : {}),
      )
    await flow.poll()
    await flow.poll(
      makeItem('a', 1, 'Acme is awful'),
      makeItem('b', 2, 'Acme never answers the phone'),
      makeItem('c', 3, 'Acme people are lovely'),
      makeItem('d', 4, 'What lovely shoes Acme makes'),
      makeItem('e', 5, 'Thank you Acme, a lovely evening'),
    )
  })
  afterEach(() => flow.close())

  const numberOf = async (item: string) => {
    const { lists } = flow.parts.store.direct
    const cases = [...(await lists.list({}, 10)), ...(await lists.list({ kind: 'praise' }, 10))]
    return cases.find(({ mention }) => mention.item.id === item)!.id
  }
  const list = async (filter: Parameters<typeof listInbox>[0]) => {
    const { cards, counts, waiting } = await listInbox(filter, flow.parts)
    const ids = cards.map(({ caseId }) => caseId).toSorted((one, other) => one - other)
    return { ids, open: counts.open, waiting }
  }

  it('holds complaints or praise, and counts what waits of both', async () => {
    const who = { platform: 'web', id: 'a', name: 'Aino' } as const
    await flow.act(await numberOf('b'), 'resolve', { who, input: inputFor('resolve') })
    await flow.act(await numberOf('c'), 'thank', { who, input: inputFor('thank') })
    await flow.act(await numberOf('d'), 'resolve', { who, input: null })
    const waiting = { complaint: 1, praise: 2 }
    expect(await list({ state: 'waiting' })).toEqual({ ids: [await numberOf('a')], open: 1, waiting })
    const praise = [await numberOf('c'), await numberOf('e')].toSorted((one, other) => one - other)
    expect(await list({ state: 'waiting', kind: 'praise' })).toEqual({ ids: praise, open: 1, waiting })
  })

  it('holds the cases that are named by their numbers, of either kind', async () => {
    const ids = [await numberOf('a'), await numberOf('c')].toSorted((one, other) => one - other)
    expect(await list({ state: 'waiting', ids })).toEqual({
      ...{ ids, open: 2 },
      waiting: { complaint: 2, praise: 2 },
    })
  })
})
