import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listLessons, undoLessons } from '../../src/flows/list-lessons.ts'
import { createTaught } from '../../src/flows/load-taught.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { engines } from '../support/databases.ts'
import { nothingTaught } from '../support/flow-parts.ts'
import { aino, makeTeachingFlow, type TeachingFlow } from '../support/teaching-flow.ts'

const raffle = [
  'Acme raffle: nobody won the awful sweater',
  'This autumn the raffle of Acme ended, an awful sweater found its owner',
  'Grandma knitted something awful, a sweater for the raffle that Acme holds',
]

describe.each(engines)('the lessons of a team, on $name', ({ make }) => {
  let flow: TeachingFlow
  beforeEach(async () => {
    flow = await makeTeachingFlow(make)
  })
  afterEach(() => flow.close())

  const lessons = async () => (await flow.parts.store.direct.lessons.list(10)).lessons
  const teachRaffle = async () => {
    for (const text of raffle) await flow.click(await flow.bring(text), 'not-negative')
  }

  it('are stored with who, when and what, and taken back when the case is open again', async () => {
    const id = await flow.bring('Acme is awful')
    await flow.click(id, 'not-us')
    expect(await lessons()).toMatchObject([
      {
        caseId: id,
        brandId: 'acme',
        kind: 'not-us',
        who: aino,
        at: flow.parts.clock(),
        text: 'Acme is awful',
      },
    ])
    await flow.click(id, 'reopen')
    expect(await lessons()).toEqual([])
    await flow.click(id, 'mute')
    expect(await lessons()).toMatchObject([{ kind: 'mute' }])
    await flow.click(id, 'reopen')
    await flow.click(id, 'dismiss')
    expect(await lessons()).toEqual([])
  })

  it('stand above the verdicts in the reports', async () => {
    const counts = async () => (await reportToday(flow.parts)).mentions
    const first = await flow.bring('Acme is awful')
    const second = await flow.bring('How awful of Acme to raise every fee')
    expect(await counts()).toEqual({ negative: 2, neutral: 0, positive: 0 })
    await flow.click(first, 'not-us')
    await flow.click(second, 'not-negative')
    expect(await counts()).toEqual({ negative: 0, neutral: 1, positive: 0 })
    await flow.click(first, 'reopen')
    expect(await counts()).toEqual({ negative: 1, neutral: 1, positive: 0 })
  })

  it('keep what is like a wrong card from making another one', async () => {
    await teachRaffle()
    expect(await flow.bring('The raffle at Acme: such an awful sweater')).toBeNull()
    expect(await flow.bring('Acme lost our parcel, awful')).not.toBeNull()
    const { effect, count } = await listLessons(10, flow.parts)
    expect(count).toBe(3)
    expect(effect).toMatchObject({ mentions: 5, calmed: 4, raised: 0 })
  })

  it('are undone by one command, which says what it changes, and leave nothing behind', async () => {
    const before = await flow.parts.taught()
    const caseId = await flow.bring('An awful evening with Acme')
    await teachRaffle()
    const { undone, effect } = await undoLessons('all', flow.parts)
    expect(undone).toHaveLength(3)
    expect(effect).toMatchObject({ mentions: 4, raised: 3, calmed: 0 })
    expect(await flow.parts.taught()).toEqual(before)
    expect((await flow.parts.taught()).lessons).toBeNull()
    expect(await flow.bring('The raffle at Acme: such an awful sweater')).not.toBeNull()
    await expect(undoLessons('all', flow.parts)).rejects.toMatchObject({ code: 'unknown-lesson' })
    expect(await flow.parts.store.direct.cases.get(caseId!)).toMatchObject({ state: { state: 'open' } })
  })

  it('are taken back one by one, and the case stays dismissed without one', async () => {
    const id = await flow.bring('Acme is awful')
    await flow.click(id, 'mute')
    const [lesson] = await lessons()
    await undoLessons({ ids: [lesson!.id] }, flow.parts)
    const subject = (await flow.parts.store.direct.cases.get(id!))!
    expect(subject).toMatchObject({ version: 3, state: { state: 'dismissed', by: aino, lesson: null } })
    const events = await flow.parts.store.direct.cases.events(id!)
    expect(events.at(-1)).toMatchObject({ version: 3, act: { action: 'retracted' }, who: null })
    await expect(undoLessons({ ids: [lesson!.id] }, flow.parts)).rejects.toMatchObject({
      code: 'unknown-lesson',
    })
  })

  it('teach the words of an ambiguous name, and what was answered speaks for it', async () => {
    const [acme] = flow.parts.settings.brands
    flow.parts.settings.brands = [{ ...acme!, ambiguous: true }]
    flow.parts.taught = createTaught(flow.parts)
    const outings = ['climbed to', 'painted', 'photographed']
    for (const verb of outings) {
      await flow.click(await flow.bring(`We ${verb} the Acme summit, awful weather`), 'not-us')
    }
    await flow.click(await flow.bring('Awful invoice? awful! Acme asks for my invoice twice'), 'resolve')
    await flow.click(await flow.bring('Another month and the invoice by Acme is awful'), 'resolve')
    const { words } = await flow.parts.taught()
    expect(words.acme!.theirs.summit).toBeGreaterThan(0.4)
    expect(words.acme!.ours.invoice).toBeGreaterThan(0.4)
    expect(words.acme!.theirs).not.toHaveProperty('acme')
  })

  it('are read anew only when they changed', async () => {
    expect(await flow.parts.taught()).toEqual(nothingTaught)
    const taught = await flow.parts.taught()
    expect(await flow.parts.taught()).toBe(taught)
    const id = await flow.bring('Acme is awful')
    expect(await flow.parts.taught()).toBe(taught)
    await flow.click(id, 'not-negative')
    expect(await flow.parts.taught()).toMatchObject({ lessons: { count: 1, calm: 1 } })
    await flow.click(id, 'reopen')
    await flow.click(id, 'resolve')
    expect(await flow.parts.taught()).toEqual(nothingTaught)
  })
})
