import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostRef } from '../../../src/core/ports.ts'
import type { Called } from '../../../src/core/team.ts'
import type { ThreadMessage } from '../../../src/core/thread.ts'
import { type Block, textOf } from '../../support/slack-stand-in.ts'
import { startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
let under: PostRef
beforeEach(async () => {
  slack = await startSlack()
  const card = slack.memory.cardOf(slack.memory.cases.get(1)!)
  under = await slack.adapter.chat.post(slack.channel, { card }, 'delivery-1')
})
afterEach(() => slack.close())

const longAgo = new Date('2020-01-01T00:00:00Z')
const nobody: Called = { name: 'Nobody', email: null, slack: null, teams: null }
const say = (...texts: string[]): ThreadMessage => ({
  lines: texts.map((text) => ({ text, url: null })),
  calls: [],
})
const post = (thread: ThreadMessage, id = 'reminder-1') =>
  slack.adapter.chat.post(slack.channel, { thread, under }, id)
const below = async () => (await slack.standIn.thread(under.place, under.message)).slice(1)
const partsOf = (block: Block): Block[] => block.elements.flatMap(({ elements }: Block) => elements)

describe('what is said below a card', () => {
  it('stands in the card’s thread, line by line, and not in the channel', async () => {
    const url = 'https://reviews.example.com/answer'
    const ref = await post({ lines: [{ text: 'Aino answered.', url }, ...say('Before: x').lines], calls: [] })
    expect(ref).toEqual({ platform: 'slack', place: under.place, message: ref.message, service: null })
    const [said] = await below()
    expect(said).toMatchObject({ ts: ref.message, thread_ts: under.message })
    expect(textOf(said!.blocks)).toBe('Aino answered. open\nBefore: x')
    expect(await slack.standIn.messages(under.place)).toHaveLength(1)
  })

  it('goes where the card stands, wherever the channel is by now', async () => {
    const moved = { ...slack.channel, target: null }
    const ref = await slack.adapter.chat.post(moved, { thread: say('Late'), under }, 'reminder-1')
    expect(ref.place).toBe(under.place)
  })

  it('calls people and groups by their ids, and others by their e-mail address', async () => {
    slack.standIn.people.set('U0LIISA', { email: 'liisa@example.com' })
    const calls: Called[] = [
      { ...nobody, name: 'Aino', slack: 'U0AINO' },
      { ...nobody, name: 'Olli', slack: 'W0OLLI', email: 'olli@example.com' },
      { ...nobody, name: 'Night shift', slack: 'S0NIGHT' },
      { ...nobody, name: 'Liisa', email: 'liisa@example.com' },
      { ...nobody, name: 'Unknown', email: 'unknown@example.com' },
      nobody,
    ]
    await post({ ...say('It is late.'), calls })
    await post({ ...say('It is later.'), calls })
    const [said] = await below()
    expect(partsOf(said!.blocks[0]!).filter(({ text }) => text !== ' ')).toEqual([
      { type: 'user', user_id: 'U0AINO' },
      { type: 'user', user_id: 'W0OLLI' },
      { type: 'usergroup', usergroup_id: 'S0NIGHT' },
      { type: 'user', user_id: 'U0LIISA' },
      { type: 'text', text: '@Unknown' },
      { type: 'text', text: '@Nobody' },
      { type: 'text', text: 'It is late.' },
    ])
    expect(said!.text).toBe('@Aino @Olli @Night shift @Liisa @Unknown @Nobody It is late.')
    const asked = slack.standIn.calls.filter(({ method }) => method === 'users.lookupByEmail')
    expect(asked.map(({ body }) => body.email)).toEqual(['liisa@example.com', 'unknown@example.com'])
  })

  it('is said though Slack does not tell who somebody is', async () => {
    slack.standIn.fail('users.lookupByEmail', { kind: 'http', status: 500 })
    await post({ ...say('It is late.'), calls: [{ ...nobody, name: 'Liisa', email: 'liisa@example.com' }] })
    expect(textOf((await below())[0]!.blocks)).toBe('@Liisa It is late.')
  })

  it('pings nobody by what a stranger wrote, in a text, a name or an id', async () => {
    const evil = '<!channel> <@U0AINO> @here @everyone <!subteam^S0NIGHT>'
    const calls = [
      { ...nobody, name: evil },
      { ...nobody, name: 'x', slack: evil },
      { ...nobody, name: 'y', slack: 'here' },
    ]
    await post({ ...say(evil, `Before: ${evil}`), calls })
    const [said] = await below()
    expect(partsOf(said!.blocks[0]!).every(({ type }) => type === 'text')).toBe(true)
    expect(textOf(said!.blocks)).toContain(evil)
    const { body } = slack.standIn.calls.findLast(({ method }) => method === 'chat.postMessage')!
    expect(body.text).not.toMatch(/[<>]/)
    expect(body).toMatchObject({ parse: 'none', link_names: 'false', mrkdwn: 'false' })
  })
})

describe('a message below a card whose posting was never confirmed', () => {
  const find = (deliveryId: string, since = longAgo) =>
    slack.adapter.chat.find(slack.channel, { thread: say('x'), under }, { deliveryId, since })

  it('is found in the thread', async () => {
    slack.standIn.fail('chat.postMessage', { kind: 'reset' })
    await expect(post(say('It is late.'), 'lost')).rejects.toMatchObject({ code: 'slack-unreachable' })
    const [said] = await below()
    expect(await find('lost')).toEqual({ ...under, message: said!.ts })
  })

  it('is not found where it is not, nor before the time that is given', async () => {
    await post(say('It is late.'), 'another')
    expect(await find('lost')).toBeNull()
    expect(await find('another', new Date(Date.now() + 86_400_000))).toBeNull()
  })

  it('is found on a later page', async () => {
    const { channel } = slack.standIn
    for (let n = 0; n < 205; n++) {
      await slack.standIn.administer('chat.postMessage', { channel, thread_ts: under.message, text: `${n}` })
    }
    const last = await post(say('It is late.'), 'late')
    expect(await find('late')).toEqual(last)
    const asked = slack.standIn.calls.filter(({ method }) => method === 'conversations.replies')
    expect(asked.map(({ body }) => Boolean(body.cursor))).toEqual([false, true])
  })

  it('is given up where the card was deleted', async () => {
    slack.standIn.fail('conversations.replies', { kind: 'error', error: 'thread_not_found' })
    await expect(find('lost')).rejects.toMatchObject({ gone: true, retryable: false })
  })
})
