import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { previewQuery } from '../../src/flows/preview-query.ts'
import { engines } from '../support/databases.ts'
import { makeItem } from '../support/flow-parts.ts'
import { makeTeachingFlow, type TeachingFlow } from '../support/teaching-flow.ts'

const day = 24 * 60 * 60_000

describe.each(engines)('the preview of a query, on $name', ({ make }) => {
  let flow: TeachingFlow
  beforeEach(async () => {
    flow = await makeTeachingFlow(make)
  })
  afterEach(() => flow.close())

  const preview = (query: string, days = 30) => previewQuery({ query, days }, flow.parts)
  const items = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => makeItem(`many-${index}`, index + 1, text(index)))

  it('counts what it would have caught, mentions and others, and changes nothing', async () => {
    await flow.click(await flow.bring('Acme parcel is awful'), 'resolve')
    await flow.bring('A parcel is awful')
    await flow.bring('A parcel came')
    await flow.bring('Nothing at all')
    expect(await preview('parcel')).toMatchObject({
      ...{ looked: 4, caught: 3, mentions: 1, resolved: 1, dismissed: 0 },
      sentiment: { negative: 2, neutral: 1, positive: 0 },
      bySource: { news: 3 },
      byBrand: { acme: 1 },
    })
    expect((await preview('parcel -came')).caught).toBe(2)
    expect(await flow.parts.store.direct.lists.count({})).toMatchObject({ open: 0, resolved: 1 })
  })

  it('shows the newest ten with the words that it found', async () => {
    await flow.poll(...items(15, (index) => `Parcels and more, text ${index}`))
    const { newest, caught } = await preview('parcel')
    expect(caught).toBe(15)
    expect(newest).toHaveLength(10)
    expect(newest[0]).toMatchObject({ words: ['Parcels'], source: 'News', brands: [], sentiment: 'neutral' })
    expect(newest.map(({ writtenAt }) => writtenAt)).toEqual(
      newest
        .map((one) => one.writtenAt)
        .toSorted()
        .toReversed(),
    )
  })

  it('looks through more than fits in one batch, and no further back than asked', async () => {
    await flow.poll(...items(450, (index) => `Item ${index} of a parcel`))
    flow.pass(3 * day)
    await flow.poll(makeItem('late', -1, 'A late parcel'))
    expect(await preview('parcel')).toMatchObject({ looked: 451, caught: 451 })
    expect(await preview('parcel', 2)).toMatchObject({ looked: 1, caught: 1 })
    flow.pass(40 * day)
    expect(await preview('parcel')).toMatchObject({ looked: 0, caught: 0, newest: [] })
  })

  it('refuses a query that cannot be read', async () => {
    await expect(preview('"half')).rejects.toMatchObject({ code: 'bad-query' })
  })
})
