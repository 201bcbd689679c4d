import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

const root = '1763728200000'

describe('words in the thread below a card in Teams', () => {
  let teams: TeamsHarness
  let ours = true
  let failing = false
  beforeEach(async () => {
    ours = true
    failing = false
    teams = await startTeams({
      desk: (desk) => ({
        ...desk,
        async note(note, asker) {
          if (failing) throw new Error('connection lost')
          await desk.note(note, asker)
          return ours
        },
      }),
    })
  })
  afterEach(() => teams.close())

  const write = (text: string, under = root) => teams.deliver(teams.standIn.activities.writes(text, under))
  const texts = () => teams.memory.notes.map(({ text }) => text)

  it('become a note of whoever wrote them, and nothing is answered', async () => {
    const activity = teams.standIn.activities.writes('Called the customer', root, 'Veikko', '1763728399999')
    await teams.deliver(activity)
    await teams.deliver(activity)
    expect(teams.memory.notes).toEqual([
      {
        ...{ platform: 'teams', place: teamsChannel, under: root, id: '1763728399999' },
        text: 'Called the customer',
        asker: {
          place: teamsChannel,
          who: {
            ...{ platform: 'teams', id: '00000000-aaaa-bbbb-cccc-veikko', name: 'Veikko' },
            email: 'veikko@acme.example',
          },
        },
      },
    ])
    expect(teams.standIn.kept).toEqual([])
  })

  it.each([
    ['the bot is named', '<at>Korva</at> they want a refund', 'they want a refund'],
    ['others are named', '<at>Veikko</at>, can you call?', 'Veikko, can you call?'],
    ['they begin like a command', '<at>Korva</at> today I called them', 'today I called them'],
    ['a command is said without the bot’s name', 'help', 'help'],
    ['entities stand in them', 'Tea&nbsp;&amp; toast &lt;b&gt; 1 &lt; 2', 'Tea & toast <b> 1 < 2'],
    ['they are marked up', '<p>One<br>two</p><div><b>three</b></div>', 'One\ntwo\nthree'],
    ['brackets are written out', 'if a <c and b> 3 <!channel>', 'if a <c and b> 3 <!channel>'],
    ['they have lines', 'One\ntwo', 'One\ntwo'],
  ])('become a note where %s', async (_name, text, noted) => {
    await write(text)
    expect(texts()).toEqual([noted])
    expect(teams.standIn.kept).toEqual([])
  })

  it('are answered where they are a command to the bot', async () => {
    await write('<at>Korva</at> today')
    expect(teams.lastText()).toContain('6 mentions')
    expect(texts()).toEqual([])
  })

  it('are an unknown command where no card of ours stands there and the bot is named', async () => {
    ours = false
    await write('<at>Korva</at> frobnicate it')
    expect(teams.lastText()).toContain('frobnicate it')
  })

  it('are nothing to us where no card of ours stands there and nobody named the bot', async () => {
    ours = false
    await write('Shall we have lunch?')
    expect(teams.standIn.kept).toEqual([])
  })

  it('are no note where they begin a thread, are empty, or come from a bot', async () => {
    const { writes } = teams.standIn.activities
    await teams.deliver(writes('Good morning', root, 'Aino', root))
    await write('<at>Korva</at> ')
    await write(' &nbsp;')
    await teams.deliver({ ...writes('Build failed', root), from: { id: '28:other-bot', name: 'CI' } })
    expect(texts()).toEqual([])
    expect(teams.standIn.kept).toHaveLength(1)
  })

  it('are heard outside of threads by name only', async () => {
    const says = teams.standIn.activities.says('today')
    await teams.deliver({ ...says, text: 'today', entities: [] })
    expect(teams.standIn.kept).toEqual([])
  })

  it('may come again where they could not be kept, and are never answered', async () => {
    failing = true
    const activity = teams.standIn.activities.writes('Called', root)
    expect((await teams.deliver(activity)).status).toBe(500)
    failing = false
    expect((await teams.deliver(activity)).status).toBe(200)
    expect(texts()).toEqual(['Called'])
    expect(teams.standIn.kept).toEqual([])
  })

  it('are read in no time, whatever is written', async () => {
    await write('<at'.repeat(60_000))
    await write(`&lt;${'<div>'.repeat(2_000)}`)
    expect(teams.standIn.kept).toEqual([])
  })
})
