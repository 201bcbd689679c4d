import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptRule, addRule, dropRule } from '../../src/flows/accept-rule.ts'
import { answerCommand } from '../../src/flows/answer-command.ts'
import { listRules } from '../../src/flows/propose-rules.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { engines } from '../support/databases.ts'
import { makeItem } from '../support/flow-parts.ts'
import { makeTeachingFlow, type TeachingFlow } from '../support/teaching-flow.ts'

const dances = [
  'Acme square dance was awful on Friday',
  'They cancelled it: awful, no square dance in Acme hall',
  'My knees after the square dance of Acme, awful pain',
]

const asker = { who: { platform: 'slack', id: 'U1', name: 'Aino' } as const, place: 'C1' }

describe.each(engines)('rules from what a team taught, on $name', ({ make }) => {
  let flow: TeachingFlow
  beforeEach(async () => {
    flow = await makeTeachingFlow(make)
  })
  afterEach(() => flow.close())

  /** Three cards that were not about the brand, one answered, and one more that is like the three. */
  const teachDances = async () => {
    for (const [index, text] of dances.entries()) {
      await flow.click(await flow.bring(text, { author: `Dancer ${index}`, url: null }), 'not-us')
    }
    await flow.click(await flow.bring('Acme never answers, awful', { author: null, url: null }), 'resolve')
  }
  const accept = async () => acceptRule({ number: 1, by: 'maija' }, flow.parts)

  it('are proposed with what they would have hidden, and hide nothing by themselves', async () => {
    await teachDances()
    const answered = await flow.bring('Your square dance promo, Acme, is awful', { author: null })
    await flow.click(answered, 'mute')
    const { accepted, proposed } = await listRules(flow.parts)
    expect(accepted).toEqual([])
    expect(proposed).toEqual([
      { number: 1, brandId: 'acme', query: '"square dance"', hidden: 4, resolved: 0, days: 30 },
    ])
    expect(await flow.bring('Tonight another awful square dance by Acme')).not.toBeNull()
  })

  it('hide what they find once somebody accepts them: stored and counted, without a case', async () => {
    await teachDances()
    const rule = await accept()
    expect(rule).toMatchObject({ query: '"square dance"', hidden: 3, id: expect.any(Number) })
    const cards = flow.slack.posts.size
    expect(await flow.bring('Tonight another awful square dance by Acme')).toBeNull()
    expect(flow.slack.posts.size).toBe(cards)
    expect(await flow.bring('Acme is awful to wait for')).not.toBeNull()
    expect(await listRules(flow.parts)).toMatchObject({
      accepted: [{ id: rule.id, brandId: 'acme', query: '"square dance"', by: 'maija', hidden: 1 }],
      proposed: [],
    })
    expect(await reportToday(flow.parts)).toMatchObject({ hidden: 1, mentions: { negative: 2 } })
    const { lines } = await answerCommand({ kind: 'today' }, '', asker, flow.parts)
    expect(lines).toContain('1 more was hidden by rules of the team')
  })

  it('hide nothing any more when they are dropped', async () => {
    await teachDances()
    const { id } = await accept()
    await dropRule(id!, flow.parts)
    expect(await flow.bring('Tonight another awful square dance by Acme')).not.toBeNull()
    await expect(dropRule(id!, flow.parts)).rejects.toMatchObject({ code: 'unknown-rule' })
    await expect(acceptRule({ number: 9, by: 'maija' }, flow.parts)).rejects.toMatchObject({
      code: 'unknown-rule',
    })
  })

  it('are weighed before they are made of a query of one’s own', async () => {
    await flow.click(await flow.bring('Acme lost my parcel, awful'), 'resolve')
    await flow.bring('Awful: the parcel from Acme is wet')
    const wish = { query: 'parcel -wet', brandId: 'acme', by: null }
    expect(await addRule(wish, flow.parts)).toMatchObject({ hidden: 1, resolved: 1, id: null })
    expect((await flow.parts.taught()).rules).toEqual([])
    await addRule({ ...wish, by: 'maija' }, flow.parts)
    expect((await flow.parts.taught()).rules).toMatchObject([{ query: 'parcel -wet', brandId: 'acme' }])
    await expect(addRule({ ...wish, query: '(' }, flow.parts)).rejects.toMatchObject({ code: 'bad-query' })
    await expect(addRule({ ...wish, brandId: 'x' }, flow.parts)).rejects.toMatchObject({
      code: 'unknown-brand',
    })
  })

  it('of one brand hide no mention of another', async () => {
    const [acme] = flow.parts.settings.brands
    flow.parts.settings.brands = [acme!, { ...acme!, id: 'zenith', name: 'Zenith' }]
    await addRule({ query: 'parcel', brandId: 'zenith', by: 'maija' }, flow.parts)
    expect(await flow.bring('Acme and Zenith: awful parcel')).not.toBeNull()
    expect(await reportToday(flow.parts)).toMatchObject({ hidden: 1, mentions: { negative: 1 } })
  })

  it('leave a case alone that people have, when its text is edited into what they find', async () => {
    const item = makeItem('edited', 1, 'Acme is awful')
    await flow.poll(item)
    await addRule({ query: 'dance', brandId: null, by: 'maija' }, flow.parts)
    await flow.poll({ ...item, text: 'Acme dance is awful' })
    expect(await reportToday(flow.parts)).toMatchObject({ hidden: 0, mentions: { negative: 1 } })
    await flow.poll({ ...makeItem('calm', 1, 'Acme exists') })
    await flow.poll({ ...makeItem('calm', 1, 'Acme dance, so awful that everybody left') })
    expect(await reportToday(flow.parts)).toMatchObject({ hidden: 1, cases: { open: 1 } })
  })

  it('are told in the chats, with the lessons', async () => {
    await teachDances()
    const rules = await answerCommand({ kind: 'rules' }, '/mentions ', asker, flow.parts)
    expect(rules.title).toBe('Rules: 0 in force, 1 proposed')
    expect(rules.lines[1]).toBe(
      '1. "square dance" (Acme): would have hidden 3 of the last 30 days’ mentions, 0 of which you resolved',
    )
    const lessons = await answerCommand({ kind: 'lessons' }, '/mentions ', asker, flow.parts)
    expect(lessons.title).toBe('3 lessons of the team')
    expect(lessons.lines[0]).toBe('They change no verdict by now.')
    expect(lessons.lines).toContainEqual(
      expect.stringMatching(/^#3 21 Nov, 14:00 Aino: not us, Acme: My knees/),
    )
  })
})
