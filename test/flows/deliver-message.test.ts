import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import type { Person } from '../../src/core/person.ts'
import { deliverMessage } from '../../src/flows/deliver-message.ts'
import { pollSource } from '../../src/flows/poll-source.ts'
import { refreshCards } from '../../src/flows/refresh-cards.ts'
import { sendWaitingCards } from '../../src/flows/send-waiting-cards.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, inputFor, makeFlowParts, makeItem } from '../support/flow-parts.ts'

const aino: Person = { platform: 'slack', id: 'U1', name: 'Aino' }
const veikko: Person = { platform: 'teams', id: 'T1', name: 'Veikko' }

describe.each(engines)('delivering a card, on $name', ({ make }) => {
  let flow: FlowHarness
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    flow.parts.settings.lease = null
    flow.feed.next = () => [makeItem('one', 10)]
    await pollSource('news', flow.parts)
  })
  afterEach(() => flow.close())

  const caseId = async () => (await flow.parts.store.direct.lists.list({}, 1))[0]!.id
  const act = async (action: 'claim' | 'resolve' | 'release', who: Person) =>
    flow.act(await caseId(), action, { who, input: inputFor(action) })
  const shown = () =>
    [...flow.slack.posts.values()].map(
      ({ drawn }) => drawn.at(-1)!.facts.find(({ name }) => name === 'state')!.value,
    )

  it('posts it once to each channel, and not again when the job comes twice', async () => {
    const jobs = flow.jobs().map(({ job }) => job)
    await flow.work()
    for (const job of jobs) if (job.kind === 'deliver') await deliverMessage(job.deliveryId, flow.parts)
    expect(flow.slack.posts.size).toBe(1)
    expect(flow.web.posts.size).toBe(1)
  })

  it('comes back when the chat says so, and not before', async () => {
    flow.slack.faults.push('rate-limited')
    await flow.work()
    expect(flow.slack.posts.size).toBe(0)
    flow.pass(29_999)
    await flow.work()
    expect(flow.slack.posts.size).toBe(0)
    flow.pass(1)
    await flow.work()
    expect(flow.slack.posts.size).toBe(1)
  })

  it('keeps trying a channel that refuses, says so once, and goes on with the others', async () => {
    flow.slack.faults.push('refused', 'refused', 'refused')
    await flow.work()
    expect(flow.web.posts.size).toBe(1)
    for (let n = 0; n < 3; n++) {
      flow.pass(300_000)
      await flow.work()
    }
    expect(flow.slack.posts.size).toBe(1)
    expect(flow.warnings).toEqual(['Channel support did not take a card, and is tried again'])
  })

  it('looks for a card whose confirmation was lost before it posts again', async () => {
    flow.slack.faults.push('answer-lost')
    await flow.work()
    flow.pass(300_000)
    await flow.work()
    expect(flow.slack.posts.size).toBe(1)
    await act('claim', aino)
    await flow.work()
    expect(shown()).toEqual(['claimed by Aino'])
  })

  it('posts again when it is not there', async () => {
    flow.slack.faults.push('hung-up')
    await flow.work()
    flow.pass(300_000)
    await flow.work()
    expect(flow.slack.posts.size).toBe(1)
  })

  it('posts nothing for a case that was closed meanwhile and was refused', async () => {
    flow.slack.faults.push('refused')
    await flow.work()
    await act('resolve', aino)
    flow.slack.faults.push('refused')
    flow.pass(300_000)
    await flow.work()
    expect(flow.jobs()).toEqual([])
    expect(flow.slack.posts.size).toBe(0)
  })

  it('gives the case to the faster of two and tells the other who has it', async () => {
    const outcomes = await Promise.all([act('claim', aino), act('claim', veikko)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused'])
    const loser = outcomes.find(({ outcome }) => outcome === 'refused')!
    expect(loser).toMatchObject({ message: expect.stringMatching(/(Aino|Veikko) was faster/) })
  })

  it('redraws every copy on each change', async () => {
    await flow.work()
    await act('claim', aino)
    await flow.work()
    expect(shown()).toEqual(['claimed by Aino'])
    expect([...flow.web.posts.values()][0]!.drawn.at(-1)!.state).toBe('claimed')
    await act('resolve', veikko)
    await flow.work()
    expect(shown()).toEqual(['resolved by Veikko'])
  })

  it('draws what happened while the card was on its way', async () => {
    await act('claim', aino)
    await flow.work()
    flow.pass(2_000)
    await flow.work()
    expect(shown()).toEqual(['claimed by Aino'])
  })

  it('counts down on the card until it says that the promise is broken, then rests', async () => {
    await flow.work()
    for (let minutes = 0; minutes < 120; minutes++) {
      flow.pass(60_000)
      await refreshCards(flow.parts)
      await flow.work()
    }
    const { drawn } = [...flow.slack.posts.values()][0]!
    expect(drawn.filter(({ overdue }) => !overdue).length).toBeGreaterThan(10)
    expect(drawn.filter(({ overdue }) => overdue)).toHaveLength(1)
  })

  it('sends the waiting cards at once when somebody connects the channel', async () => {
    flow.slack.faults.push('refused')
    await flow.work()
    await sendWaitingCards('support', flow.parts)
    await flow.work()
    expect(flow.slack.posts.size).toBe(1)
  })

  it('keeps why a card is not posted when its channel is in the settings no more', async () => {
    flow.parts.settings.channels = flow.parts.settings.channels.filter(({ id }) => id !== 'support')
    await flow.work()
    const copies = await flow.parts.store.direct.deliveries.find({ caseId: await caseId() })
    expect(copies.find(({ channelId }) => channelId === 'support')).toMatchObject({
      state: 'failed',
      error: { code: 'no-channel', message: expect.stringContaining('in the settings no more') },
    })
  })

  it('keeps a copy whose chat refuses for a while, and draws it when it takes it again', async () => {
    await flow.work()
    const redraw = flow.slack.chat.redraw
    flow.slack.chat.redraw = async () => {
      throw new KorvaError('invalid-token', 'Not now', { retryable: false })
    }
    await act('claim', aino)
    for (let minutes = 0; minutes < 15; minutes++) {
      flow.pass(60_000)
      await refreshCards(flow.parts)
      await flow.work()
    }
    expect(flow.warnings).toEqual(['Channel support did not take a new drawing of a card'])
    flow.slack.chat.redraw = redraw
    flow.pass(300_000)
    await flow.work()
    expect(shown()).toEqual(['claimed by Aino'])
    expect(flow.slack.posts.size).toBe(1)
  })

  it('draws a change whose job was lost', async () => {
    await flow.work()
    await act('resolve', aino)
    flow.lose()
    flow.pass(300_001)
    await refreshCards(flow.parts)
    await flow.work()
    expect(shown()).toEqual(['resolved by Aino'])
  })

  it('sends what waits when a chat that was off is on again', async () => {
    flow.parts.chats.delete('slack')
    await flow.work()
    flow.parts.chats.set('slack', flow.slack.chat)
    await sendWaitingCards('support', flow.parts)
    await flow.work()
    expect(flow.slack.posts.size).toBe(1)
  })

  it('takes names that no database would', async () => {
    await act('claim', { ...aino, name: 'Ai\u0000no \ud83d' })
    expect((await flow.parts.store.direct.lists.list({}, 1))[0]!.state).toMatchObject({
      owner: { name: expect.stringMatching(/^Ai no/) },
    })
  })

  it('lets a copy go that somebody deleted in the chat', async () => {
    await flow.work()
    flow.slack.posts.clear()
    await act('claim', aino)
    await flow.work()
    expect(flow.jobs()).toEqual([])
    expect(flow.warnings).toEqual(['Channel support did not take a new drawing of a card'])
  })

  it('answers a click on a case that is not there', async () => {
    expect(await flow.act(999, 'claim', { who: aino })).toMatchObject({
      outcome: 'unknown-case',
    })
  })
})
