import { expect, it } from 'vitest'
import { judgeItems, scoreInput } from '../../src/flows/judge-items.ts'
import { makeSource } from '../collect/publisher.ts'
import { makeItem, makeSettings, nothingTaught } from '../support/flow-parts.ts'

const settings = { ...makeSettings(), sources: [], channels: [], routes: [] }
const brand = { id: 'acme', name: 'Acme', any: [], all: [], none: [], ambiguous: false, context: [] }

it('lets others have their turn between two items, however many there are', async () => {
  let turn = 0
  let over = false
  const count = () => {
    turn++
    if (!over) setImmediate(count)
  }
  count()
  const turns: number[] = []
  const match = () => {
    turns.push(turn)
    return []
  }
  const items = Array.from({ length: 50 }, (_, n) => makeItem(`item-${n}`, n))
  await judgeItems(items, makeSource(), nothingTaught, {
    settings: { ...settings, brands: [brand] },
    match,
    score: async () => [],
  })
  over = true
  expect(new Set(turns).size).toBe(50)
})

it.each([
  ['Acme is slow', 'Acme is slow. I waited for an hour.', 'Acme is slow. I waited for an hour.'],
  ['Acme is slow. I wait…', 'Acme is slow. I waited for an hour.', 'Acme is slow. I waited for an hour.'],
  ['Acme is slow', 'I waited for an hour.', 'Acme is slow\nI waited for an hour.'],
  ['Acme is slow', 'Acme is slower than snails', 'Acme is slow\nAcme is slower than snails'],
  ['Acme is slow', null, 'Acme is slow'],
  [null, 'I waited for an hour.', 'I waited for an hour.'],
])('scores what a title and a text say once: %j and %j', (title, text, scored) => {
  expect(scoreInput({ ...makeItem('one', 0), title, text }, 'Acme', makeSource()).text).toBe(scored)
})
