import { afterEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../../src/core/errors.ts'
import { messageEvent } from '../../support/slack-requests.ts'
import type { Block } from '../../support/slack-stand-in.ts'
import { aino, startSlack } from './harness.ts'

let slack: Awaited<ReturnType<typeof startSlack>>
afterEach(() => slack.close())

const card = '1763728200.000100'

/** What was noted of a text. */
async function noted(text: string): Promise<string> {
  await slack.write(text, card)
  await slack.settled()
  return slack.memory.notes.at(-1)!.text
}

describe('what is written below a card', () => {
  it('becomes a note, by its own id and the card’s, and nobody is answered', async () => {
    slack = await startSlack()
    slack.standIn.people.set(aino.id, { real_name: 'Aino Aalto', email: 'aino@example.com' })
    const event = messageEvent('We called them.', card, slack.scene())
    expect((await slack.event(event)).status).toBe(200)
    expect(await slack.noted(0)).toBe(true)
    const place = slack.standIn.channel
    expect(slack.memory.notes).toEqual([
      {
        ...{ platform: 'slack', place, under: card, id: event.event.ts, text: 'We called them.' },
        asker: {
          who: { platform: 'slack', id: aino.id, name: 'Aino Aalto', email: 'aino@example.com' },
          place,
        },
      },
    ])
    const told = slack.standIn.calls.filter(({ method }) => method.startsWith('chat.'))
    expect([told, slack.standIn.ephemerals]).toEqual([[], []])
  })

  it.each([
    ['in a private channel', { channel_type: 'group' }],
    ['that the channel sees as well', { subtype: 'thread_broadcast' }],
    ['with a file', { subtype: 'file_share', files: [{ id: 'F1', name: 'bill.pdf' }] }],
  ])('is a note %s', async (_, changes) => {
    slack = await startSlack()
    await slack.write('We called them.', card, aino, changes)
    expect(await slack.noted(0)).toBe(true)
  })

  it('is the names of its files where it says nothing', async () => {
    slack = await startSlack()
    await slack.write('', card, aino, {
      subtype: 'file_share',
      files: [{ name: 'bill.pdf' }, { name: 'b.png' }],
    })
    await slack.noted(0)
    expect(slack.memory.notes[0]!.text).toBe('bill.pdf, b.png')
  })

  const none: [string, Block][] = [
    ['a message outside of threads', { thread_ts: undefined }],
    ['the first message of a thread', { thread_ts: '5.5', ts: '5.5' }],
    ['a bot’s', { bot_id: 'B000000001' }],
    ['a bot’s of old', { subtype: 'bot_message', user: undefined }],
    ['Slackbot’s, who answers in threads', { user: 'USLACKBOT' }],
    ['an edit', { subtype: 'message_changed', message: { text: 'x' }, hidden: true }],
    ['a deletion', { subtype: 'message_deleted', hidden: true }],
    ['that somebody joined', { subtype: 'channel_join' }],
    ['a direct message', { channel_type: 'im' }],
    ['a message of several', { channel_type: 'mpim' }],
    ['nothing', { text: '' }],
    ['no text', { text: { $ne: 1 } }],
    ['nobody’s', { user: undefined }],
    ['a user that is none', { user: 'U1 OR 1=1' }],
    ['a thread that is none', { thread_ts: "1'; drop" }],
    ['no channel', { channel: undefined }],
  ]
  it.each(none)('is no note: %s', async (_, changes) => {
    slack = await startSlack()
    expect((await slack.write('We called them.', card, aino, changes)).status).toBe(200)
    await slack.write('The next one.', card)
    await slack.settled()
    expect(slack.memory.notes.map(({ text }) => text)).toEqual(['The next one.'])
    expect(slack.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
  })

  it('is not noted where Slack did not sign it', async () => {
    slack = await startSlack()
    const body = JSON.stringify(messageEvent('x', card, slack.scene()))
    const headers = { 'content-type': 'application/json', 'x-slack-signature': 'v0=00' }
    expect((await slack.send({ method: 'POST', body, headers })).status).toBe(401)
    await slack.settled()
    expect(slack.memory.notes).toEqual([])
  })

  it('is logged where it could not be kept, and still nobody is answered', async () => {
    const note = async () => {
      throw new KorvaError('database', 'The database does not answer')
    }
    slack = await startSlack({ desk: { note } })
    await slack.write('A secret of the customer', card)
    await slack.settled()
    const errors = slack.lines.filter(({ level }) => level === 'error')
    expect(errors.map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ code: 'database', under: card, channel: slack.standIn.channel }),
    ])
    expect(JSON.stringify(slack.lines)).not.toContain('A secret')
    expect(slack.standIn.ephemerals).toEqual([])
  })
})

describe('Slack’s mark-up in a note is plain words', () => {
  it.each([
    ['<@U0VEIKKO> knows <@U0STRANGER> and <@U0OLD|olli>', '@Veikko knows @U0STRANGER and @olli'],
    ['see <https://e.com/a?b=1&amp;c=2>', 'see https://e.com/a?b=1&c=2'],
    ['see <https://e.com/a|the answer>', 'see the answer (https://e.com/a)'],
    ['<mailto:a@e.com|a@e.com> and <http://e.com|http://e.com>', 'a@e.com and http://e.com'],
    ['<#C01|support> <#C02>', '#support #C02'],
    ['<!here> <!subteam^S01|@night> <!subteam^S02>', '@here @night @S02'],
    ['<!date^1392734382^{date}|18 Feb>', '18 Feb'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;@U0VEIKKO&amp;gt; and <>', '&lt;@U0VEIKKO&gt; and <>'],
  ])('%s', async (written, plain) => {
    slack = await startSlack()
    slack.standIn.people.set('U0VEIKKO', { display_name: 'Veikko' })
    expect(await noted(written)).toBe(plain)
  })
})
