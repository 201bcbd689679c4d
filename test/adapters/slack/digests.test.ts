import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Digest } from '../../../src/core/case-list.ts'
import { createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { elementsOf, labelsOf, textOf } from '../../support/slack-stand-in.ts'
import { aino, claimOf, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
beforeEach(async () => {
  const cases = Array.from({ length: 18 }, (_, n) =>
    makeCase({ id: n + 1, item: { title: `Angry ${n + 1}` } }),
  )
  slack = await startSlack({ memory: createMemoryDesk({ cases }) })
})
afterEach(() => slack.close())

const id = '0198c0de-0000-7000-8000-00000000000a'
const digest: Digest = {
  ...{ id, locale: 'en', title: '2 more cases wait', open: 'Open the list' },
  lines: [
    { text: '#1 Acme: <!channel> angry', url: null },
    { text: '#2 Acme: angry', url: null },
  ],
  url: 'https://korva.example.com/?ids=1,2',
}
const shown = async (ts: string) =>
  (await slack.standIn.messages(slack.standIn.channel)).find((message) => message.ts === ts)!
const pressList = (value: unknown = id) =>
  slack.click({ ...claimOf(1), action_id: 'korva:list', value } as ReturnType<typeof claimOf>)
const told = (index = 0) => slack.standIn.until(() => slack.standIn.ephemerals[index])

describe('a digest', () => {
  it('is one message with a button for its list and one for the inbox', async () => {
    const ref = await slack.adapter.chat.post(slack.channel, { digest }, 'delivery-1')
    const { blocks } = await shown(ref.message)
    expect(textOf(blocks)).toBe('2 more cases wait\n#1 Acme: <!channel> angry\n#2 Acme: angry')
    expect(elementsOf(blocks)).toEqual([
      expect.objectContaining({ action_id: 'korva:list', value: id, style: 'primary' }),
      expect.objectContaining({ action_id: 'korva:open', url: digest.url }),
    ])
    expect(labelsOf(blocks)).toEqual(['Open the list', 'Open in the inbox'])
  })

  it('is redrawn as its cases go, at last without a button', async () => {
    const ref = await slack.adapter.chat.post(slack.channel, { digest }, 'delivery-1')
    const done = { ...digest, title: 'All of these are taken care of', lines: [], open: null, url: null }
    await slack.adapter.chat.redraw(ref, { digest: done })
    const { blocks } = await shown(ref.message)
    expect([textOf(blocks), labelsOf(blocks)]).toEqual(['All of these are taken care of', []])
  })

  it('is found by its delivery id', async () => {
    const ref = await slack.adapter.chat.post(slack.channel, { digest }, id)
    const since = new Date('2020-01-01T00:00:00Z')
    expect(await slack.adapter.chat.find(slack.channel, { digest }, { deliveryId: id, since })).toEqual(ref)
  })
})

describe('the list behind a digest', () => {
  it('is shown to who opens it only, each row with a button that claims its case', async () => {
    slack.memory.digests.set(id, [3, 4])
    await pressList()
    const { body, via } = await told()
    expect([via, body.response_type, body.replace_original]).toEqual(['response_url', 'ephemeral', false])
    expect(textOf(body.blocks)).toMatch(/^2 cases wait\n#3 Acme: negative: Angry 3 .*\n#4 /)
    expect(elementsOf(body.blocks).map(({ action_id, value }) => [action_id, value])).toEqual([
      ['korva:claim', '3'],
      ['korva:claim', '4'],
    ])
  })

  it('says that there are more', async () => {
    slack.memory.digests.set(id, [...slack.memory.cases.keys()])
    await pressList()
    const { body } = await told()
    expect(elementsOf(body.blocks)).toHaveLength(15)
    expect(textOf(body.blocks)).toMatch(/…and 3 more$/)
  })

  it('tells who claims out of it, since no card beside it changes', async () => {
    slack.memory.digests.set(id, [3])
    await pressList()
    const [claim] = elementsOf((await told()).body.blocks)
    await slack.click({ ...claimOf(3), ...claim }, undefined, slack.scene(aino, undefined, { unseen: true }))
    expect((await told(1)).text).toBe('You have it now.')
    expect(slack.memory.cases.get(3)!.state).toMatchObject({ state: 'claimed', owner: { id: aino.id } })
  })

  it('says that nothing waits where there is no such digest', async () => {
    await pressList()
    expect((await told()).text).toBe('Nothing waits here any more.')
  })

  it.each(['', 'x', `${id}0`, '../../etc/passwd', { $ne: 1 }, null])(
    'is not asked for by %j',
    async (value) => {
      await pressList(value)
      await slack.until(({ message }) => message.includes('leaves alone: action korva:list'))
      expect(slack.standIn.ephemerals).toEqual([])
    },
  )
})
