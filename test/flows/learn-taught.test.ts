import { afterAll, describe, expect, it } from 'vitest'
import { createLearner } from '../../src/app/create-learner.ts'
import type { Example } from '../../src/core/teaching-ports.ts'
import { draftRules, learnTaught } from '../../src/flows/learn-taught.ts'

let counter = 0
const example = (said: Example['said'], text: string, brandId = 'acme'): Example => {
  const url = `https://place-${++counter}.example/a`
  return {
    mentionId: counter,
    brandId,
    said,
    sourceId: 'news',
    item: { url, title: null, text, author: null },
  }
}
const brands = ['acme', 'zenith'].map((id) => ({ id, name: id, ambiguous: true }))
const many = Array.from({ length: 60 }, (_, n) => [
  example('not-us', `The acme of the mountain, snow and sun, walk ${n}`),
  example('resolved', `Acme lost parcel number ${n}`),
  example('not-negative', `The raffle at Acme, prize ${n}`),
]).flat()

const { learn, close } = createLearner()
afterAll(close)

describe('learning from what the team said', () => {
  it('gives the same in a process of its own as here', async () => {
    const taught = learnTaught({ examples: many, brands, revision: 7 })
    expect(await learn.taught({ examples: many, brands, revision: 7 })).toEqual(taught)
    expect(taught).toMatchObject({ words: { acme: expect.anything() }, lessons: { revision: 7, calm: 60 } })
    const rules = draftRules({ examples: many, brands })
    expect(rules.length).toBeGreaterThan(0)
    expect(await learn.rules({ examples: many, brands })).toEqual(rules)
  })

  it('gives every brand its turn among the rules', () => {
    const busy = Array.from({ length: 200 }, (_, n) => {
      const said = { ...example('not-us', `topic${n % 8}s again`), sourceId: 'forum' }
      return {
        ...said,
        item: { ...said.item, author: `Bot ${n % 30}`, url: `https://host-${n % 9}.example/${n}` },
      }
    })
    const few = Array.from({ length: 3 }, (_, n) => example('mute', `zenith eclipse ${n}`, 'zenith'))
    const rules = draftRules({ examples: [...busy, ...few], brands })
    expect(rules.slice(0, 2).map(({ brandId }) => brandId)).toEqual(['acme', 'zenith'])
  })
})
