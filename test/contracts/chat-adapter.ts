import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { Channel } from '../../src/core/channel.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import type { ChatAdapter, PostRef } from '../../src/core/ports.ts'
import { type MemoryDesk, makeCase } from '../support/memory-desk.ts'

/** One chat adapter behind its real doors, with a stand-in for its platform. */
export interface ChatHarness {
  adapter: ChatAdapter
  channel: Channel
  memory: MemoryDesk
  /** Whether notices are posted; where they are not, the pages show by themselves what they are about. */
  showsNotices: boolean
  /** All that a reader of the channel sees of a posted card: its texts in one string, the labels that can be pressed. */
  shown(ref: PostRef): Promise<{ text: string; labels: string[] } | null>
  /**
   * Presses a posted card's action as this person, as the platform sends it, and fills in what that asks: with `input`,
   * or as `fillDialog` does. Resolves to what only they are told.
   */
  press(
    ref: PostRef,
    caseId: number,
    action: CaseAction,
    person: string,
    input?: DialogInput,
  ): Promise<string>
  /** Says words to the bot (`today`); resolves to the text of the answer. */
  say(words: string): Promise<string>
  close(): Promise<void>
}

/** The one suite that every chat adapter passes. `start` makes a fresh harness whose memory desk holds cases 1 to 4. */
export function chatAdapterContract(
  name: string,
  start: (cases: ReturnType<typeof contractCases>) => Promise<ChatHarness>,
) {
  describe(`${name} keeps the contract of a chat`, () => {
    let chat: ChatHarness
    beforeAll(async () => {
      chat = await start(contractCases())
    })
    afterAll(() => chat.close())

    const post = async (caseId: number) => {
      const subject = chat.memory.cases.get(caseId)!
      const card = chat.memory.cardOf(subject)
      return chat.adapter.chat.post(chat.channel, { card }, `delivery-${caseId}`)
    }
    const redraw = (ref: PostRef, caseId: number) =>
      chat.adapter.chat.redraw(ref, { card: chat.memory.cardOf(chat.memory.cases.get(caseId)!) })

    it('shows everything that the neutral card says', async () => {
      const card = chat.memory.cardOf(chat.memory.cases.get(1)!)
      const shown = (await chat.shown(await post(1)))!
      for (const text of [card.headline, card.title!, card.text, ...card.facts.map((fact) => fact.value)]) {
        expect(shown.text).toContain(text)
      }
      expect(shown.labels).toEqual(
        expect.arrayContaining(['Claim', 'Resolve', 'Answered…', 'Give to…', 'Snooze…', 'Note…', 'Dismiss']),
      )
    })

    it('hands a press to the desk with the person who pressed, and redraws', async () => {
      const ref = await post(2)
      await chat.press(ref, 2, 'claim', 'Aino')
      const click = chat.memory.clicks.at(-1)!
      expect(click).toMatchObject({
        caseId: 2,
        action: 'claim',
        who: { platform: chat.adapter.chat.platform, name: 'Aino' },
      })
      await redraw(ref, 2)
      const shown = (await chat.shown(ref))!
      expect(shown.text).toContain('claimed by Aino')
      expect(shown.labels).toContain('Release')
      expect(shown.labels).not.toContain('Claim')
    })

    it('tells the slower of two claimers privately who has it', async () => {
      const ref = await post(2)
      const told = await chat.press(ref, 2, 'claim', 'Veikko')
      expect(told).toContain('Aino was faster')
      expect((await chat.shown(ref))!.text).not.toContain('was faster')
    })

    it('asks for a note, keeps it, and shows it on the card', async () => {
      const ref = await post(4)
      const text = '<!channel> *called twice*, [busy](https://x.example) & <b>angry</b>'
      await chat.press(ref, 4, 'note', 'Aino', { text: [text] })
      expect(chat.memory.events.get(4)?.map(({ act }) => act)).toEqual([{ action: 'note', text }])
      await redraw(ref, 4)
      expect((await chat.shown(ref))!.text).toContain(`Aino: ${text}`)
    })

    it('saves nothing that is filled in badly, and says why', async () => {
      const ref = await post(4)
      const before = chat.memory.cases.get(4)!
      const told = await chat.press(ref, 4, 'reply', 'Aino', { url: ['javascript:alert(1)'] })
      expect(told).toContain('That is no web address')
      expect(chat.memory.clicks.at(-1)).toMatchObject({
        action: 'reply',
        input: { url: ['javascript:alert(1)'] },
      })
      expect(chat.memory.cases.get(4)).toEqual(before)
    })

    it('shows that the customer was answered, and where', async () => {
      const ref = await post(4)
      await chat.press(ref, 4, 'reply', 'Aino')
      await redraw(ref, 4)
      const shown = (await chat.shown(ref))!
      expect(shown.text).toContain('answered by Aino')
      expect([shown.text, ...shown.labels].join()).toContain('Open the answer')
    })

    it('asks how it ended before it resolves, and shows that on the card', async () => {
      const ref = await post(4)
      const before = chat.memory.clicks.length
      await chat.press(ref, 4, 'resolve', 'Aino')
      expect(chat.memory.clicks[before]).toMatchObject({ action: 'resolve', input: null })
      const { state } = chat.memory.cases.get(4)!
      expect(state).toMatchObject({
        state: 'resolved',
        by: { platform: chat.adapter.chat.platform, name: 'Aino' },
        outcome: { solved: 'yes', treated: ['kind'], why: null },
      })
      await redraw(ref, 4)
      const shown = (await chat.shown(ref))!
      expect(shown.text).toContain('resolved by Aino')
      expect(shown.text).toContain('kind; solved: yes')
      expect(shown.labels).toContain('Reopen')
      expect(shown.labels).not.toContain('Resolve')
    })

    it('says so when the case is not there any more', async () => {
      const ref = await post(1)
      expect(await chat.press(ref, 999, 'claim', 'Aino')).toContain('not in the database')
    })

    it('answers today, help and what it does not know', async () => {
      const today = await chat.say('today')
      expect(today).toContain('6 mentions: 3 negative, 1 neutral, 2 positive')
      expect(today).toContain('Not heard: acme-board')
      expect(await chat.say('help')).toContain('what was said today')
      expect(await chat.say('frobnicate')).toContain('frobnicate')
    })

    it('shows untrusted text as it was written, pinging and formatting nothing', async () => {
      const shown = (await chat.shown(await post(3)))!
      expect(shown.text).toContain(
        '<!channel> *bold* [x](javascript:alert(1)) <b>hi</b> @everyone {{DATE()}}',
      )
    })

    it('shows a notice as it was written, pinging and formatting nothing', async () => {
      const line = (text: string, url: string | null = null) => ({ text, url })
      const said = '<!channel> *bold* [x](javascript:alert(1)) <b>hi</b> @everyone {{DATE()}}'
      const notice = {
        title: 'Korva does not hear <!here>',
        lines: [
          line(`News: failing since 14:05: ${said}`, 'https://example.com/a?b=c'),
          line('Board', 'javascript:alert(1)'),
        ],
      }
      const ref = await chat.adapter.chat.post(chat.channel, { notice }, 'delivery-of-a-notice')
      expect(ref).toMatchObject({ platform: chat.adapter.chat.platform, message: expect.any(String) })
      const shown = await chat.shown(ref)
      if (!chat.showsNotices) return expect(shown).toBeNull()
      for (const text of [notice.title, ...notice.lines.map(({ text }) => text)]) {
        expect(shown!.text).toContain(text)
      }
      expect(shown!.labels).toEqual([])
    })

    it('shows a digest with the button that opens its list, pinging and formatting nothing', async () => {
      const digest = {
        id: '0b4f7c1e-6f0a-4d6e-9a53-1c2d3e4f5a6b',
        locale: 'en' as const,
        title: '2 cases <!here>',
        lines: [{ text: '#1 Acme: negative, *due* [x](javascript:alert(1)) <b>hi</b> @everyone', url: null }],
        open: 'Open the list',
        url: null,
      }
      const ref = await chat.adapter.chat.post(chat.channel, { digest }, digest.id)
      expect(ref).toMatchObject({ platform: chat.adapter.chat.platform, message: expect.any(String) })
      const shown = await chat.shown(ref)
      if (!chat.showsNotices) return expect(shown).toBeNull()
      for (const text of [digest.title, digest.lines[0]!.text]) expect(shown!.text).toContain(text)
      expect(shown!.labels).toContain('Open the list')
      await chat.adapter.chat.redraw(ref, {
        digest: { ...digest, title: 'Nothing waits', lines: [], open: null },
      })
      const after = (await chat.shown(ref))!
      expect(after.text).toContain('Nothing waits')
      expect(after.labels).toEqual([])
    })

    it('reports that it can be reached', async () => {
      const reached = await chat.adapter.chat.check([chat.channel])
      expect(reached.length).toBeGreaterThan(0)
      expect(reached.every((reach) => reach.ok)).toBe(true)
    })
  })
}

const contractCases = () => [
  makeCase(),
  makeCase({ id: 2 }),
  makeCase({ id: 4 }),
  makeCase({
    id: 3,
    item: { text: '<!channel> *bold* [x](javascript:alert(1)) <b>hi</b> @everyone {{DATE()}}' },
  }),
]
