import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../src/core/notice.ts'
import { deliverMessage } from '../../src/flows/deliver-message.ts'
import { deliverJob } from '../../src/flows/job-for.ts'
import { redrawCard } from '../../src/flows/redraw-card.ts'
import { refreshCards } from '../../src/flows/refresh-cards.ts'
import { sendWaitingCards } from '../../src/flows/send-waiting-cards.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts } from '../support/flow-parts.ts'

const notice: Notice = { title: 'Korva does not hear News', lines: [{ text: 'News: …', url: null }] }
const hour = 3_600_000

describe.each(engines)('delivering a notice, on $name', ({ make }) => {
  let flow: FlowHarness
  let deliveryId: string
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    const channel = flow.parts.settings.channels[0]!
    await flow.parts.store.transaction(async ({ deliveries, jobs }) => {
      deliveryId = (await deliveries.add({ notice }, channel))!
      await jobs.send(deliverJob({ id: deliveryId, channelId: channel.id, platform: channel.platform }))
    })
  })
  afterEach(() => flow.close())

  const posted = () => [...flow.slack.notices.values()].map(({ notice }) => notice)
  const stateOf = async () => (await flow.parts.store.direct.deliveries.get(deliveryId))!.state

  it('posts it once, also when the job comes twice', async () => {
    await flow.work()
    await deliverMessage(deliveryId, flow.parts)
    expect(posted()).toEqual([notice])
    expect(await stateOf()).toBe('sent')
  })

  it('tries a channel that refuses again, and says so once', async () => {
    flow.slack.faults.push('refused', 'refused')
    for (let n = 0; n < 4; n++) {
      await flow.work()
      flow.pass(300_000)
    }
    expect(posted()).toEqual([notice])
    expect(flow.warnings).toEqual(['Channel support did not take a notice, and is tried again'])
  })

  it('looks for one whose answer was lost before it posts again', async () => {
    flow.slack.faults.push('answer-lost')
    await flow.work()
    flow.pass(300_000)
    await flow.work()
    expect(posted()).toEqual([notice])
    expect(await stateOf()).toBe('sent')
  })

  it('gives up after a day, and does not come with it later', async () => {
    for (let n = 0; n < 30; n++) {
      flow.slack.faults.splice(0, flow.slack.faults.length, 'refused')
      await flow.work()
      flow.pass(hour)
    }
    expect(flow.jobs()).toEqual([])
    expect(await stateOf()).toBe('failed')
    flow.slack.faults.length = 0
    await sendWaitingCards('support', flow.parts)
    await flow.work()
    expect(posted()).toEqual([])
  })

  it.each([
    [20, 1],
    [25, 0],
  ])('comes when its chat comes on after %d hours: %d', async (hours, times) => {
    const chats = flow.parts.chats
    flow.parts.chats = new Map()
    await flow.work()
    flow.pass(hours * hour)
    flow.parts.chats = chats
    await sendWaitingCards('support', flow.parts)
    await flow.work()
    expect(posted()).toHaveLength(times)
  })

  it('sends what waits when its channel is connected', async () => {
    flow.slack.faults.push('refused')
    await flow.work()
    await sendWaitingCards('support', flow.parts)
    await flow.work()
    expect(posted()).toEqual([notice])
  })

  it('is left as it was posted', async () => {
    await flow.work()
    flow.pass(5 * hour)
    await refreshCards(flow.parts)
    await redrawCard({ kind: 'redraw', deliveryId, lane: '', attempt: 0 }, flow.parts)
    expect(flow.jobs()).toEqual([])
    expect(posted()).toEqual([notice])
  })

  it('keeps why it is not posted when its channel is in the settings no more', async () => {
    flow.parts.settings.channels = flow.parts.settings.channels.slice(1)
    await flow.work()
    expect(await flow.parts.store.direct.deliveries.get(deliveryId)).toMatchObject({
      state: 'failed',
      error: { code: 'no-channel', message: expect.stringContaining('in the settings no more') },
    })
  })
})
