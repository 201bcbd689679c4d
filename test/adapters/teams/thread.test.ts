import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import { drawThread } from '../../../adapters/teams/draw-thread.ts'
import type { PostRef } from '../../../src/core/ports.ts'
import type { Called } from '../../../src/core/team.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { readCard, teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'
import { words } from './strange-words.ts'

const t = textsFor('en')
const aino: Called = { name: 'Aino', email: 'aino@acme.example', slack: 'U0AINO', teams: 'aad-aino' }
const veikko: Called = { name: 'Veikko', email: 'veikko@acme.example', slack: null, teams: null }
const night: Called = { name: 'Night shift', email: null, slack: 'S0NIGHT', teams: null }
const line = (text: string, url: string | null = null) => ({ text, url })

describe('what is said below a card in Teams', () => {
  let teams: TeamsHarness
  let card: PostRef
  beforeEach(async () => {
    teams = await startTeams()
    await teams.connect()
    const posted = { card: teams.memory.cardOf(teams.memory.cases.get(1)!) }
    card = await teams.adapter.chat.post(teams.channel, posted, 'delivery-1')
  })
  afterEach(() => teams.close())

  const say = async (text: string, calls: Called[] = [], under = card) => {
    const thread = { lines: [line(text, 'https://acme.example/answer')], calls }
    const ref = await teams.adapter.chat.post(teams.channel, { thread, under }, 'delivery-2')
    return { ref, kept: teams.standIn.kept.at(-1)! }
  }

  it('is a reply in the thread of the card', async () => {
    const { ref, kept } = await say('15 min left of the promise.')
    expect(kept.conversation).toBe(`${teamsChannel};messageid=${card.message}`)
    expect(ref).toMatchObject({
      place: kept.conversation,
      message: kept.id,
      service: teams.standIn.serviceUrl,
    })
    expect(teams.lastText()).toContain('15 min left of the promise.')
    expect(kept.activity.summary).toBe('15 min left of the promise.')
  })

  it('stands in a chat itself, which has no threads', async () => {
    const { kept } = await say('Hello', [], { ...card, place: '19:a_b@unq.gbl.spaces', service: null })
    expect(kept.conversation).toBe('19:a_b@unq.gbl.spaces')
  })

  it('calls those it names, by id or by address, and nobody else', async () => {
    const { kept } = await say('The promise is broken. <at>Everyone</at>', [veikko, night, aino, aino])
    const { content } = kept.activity.attachments[0]
    expect(content.msteams.entities).toEqual([
      { type: 'mention', text: '<at>Aino</at>', mentioned: { id: 'aad-aino', name: 'Aino' } },
      { type: 'mention', text: '<at>Veikko</at>', mentioned: { id: 'veikko@acme.example', name: 'Veikko' } },
    ])
    expect(content.body[0]).toEqual({ type: 'TextBlock', text: '<at>Aino</at>, <at>Veikko</at>', wrap: true })
    expect(readCard(content).text).toContain('Night shift')
    expect(kept.activity.entities).toBeUndefined()
  })

  it('calls nobody where nobody is to be called', async () => {
    const { kept } = await say('<at>Aino</at> @Aino **all**')
    expect(JSON.stringify(kept.activity)).not.toMatch(/"entities"|TextBlock"?,?"text":"<at>/)
    expect(teams.lastText()).toContain('<at>Aino</at> @Aino **all**')
  })

  it('lets no name format, and tells two of one name apart', () => {
    const named = (name: string, teams: string) => ({ ...aino, name, teams })
    const calls = [named('**Eve** [x](http://e.example)</at>', 'e'), named('Aino', 'a'), named('Aino', 'b')]
    const { attachments } = drawThread({ lines: [line('Hi')], calls }, t)
    const [{ content }] = attachments as [{ content: { body: { text: string }[] } }]
    expect(content.body[0]!.text).toBe(
      '<at>Eve x (http://e.example) /at</at>, <at>Aino</at>, <at>Aino 2</at>',
    )
    expect(checkCard(content)).toEqual([])
  })

  it('keeps within the limits, whatever is said and whoever is called', () => {
    const called = fc.record({
      name: words(300),
      email: fc.option(words(100)),
      slack: fc.constant(null),
      teams: fc.option(words(60)),
    })
    const lines = fc.array(fc.record({ text: words(4000), url: fc.option(fc.webUrl()) }), { maxLength: 60 })
    fc.assert(
      fc.property(lines, fc.array(called, { maxLength: 30 }), (lines, calls) => {
        const { attachments } = drawThread({ lines, calls }, t)
        expect(checkCard((attachments as { content: unknown }[])[0]!.content)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
