import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeCase } from '../../support/memory-desk.ts'
import { teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'

describe('connecting a Teams channel', () => {
  let teams: TeamsHarness
  const second = { id: 'praise', platform: 'teams' as const, target: '19:praise@thread.tacv2', brands: null }
  const elsewhere = { id: 'chat', platform: 'slack' as const, target: 'C0123456789', brands: null }

  beforeEach(async () => {
    const support = { id: 'support', platform: 'teams' as const, target: null, brands: null }
    teams = await startTeams({ settings: { channels: [support, second, elsewhere] } })
  })
  afterEach(() => teams.close())

  const post = (channel: typeof second | TeamsHarness['channel'] = teams.channel) =>
    teams.adapter.chat.post(channel, { card: teams.memory.cardOf(makeCase()) }, 'delivery-1')

  it('remembers the channel rather than the thread, says so, and asks for the waiting cards', async () => {
    await teams.connect()
    expect(await teams.memory.addressBook.recall('teams', 'support')).toEqual({
      serviceUrl: teams.standIn.serviceUrl,
      conversationId: teamsChannel,
      tenantId: teams.app.tenantId,
      botId: `28:${teams.app.appId}`,
    })
    expect(teams.lastText()).toContain('the cards of “support” come here')
    expect(teams.connected).toEqual(['support'])
  })

  it('refuses whoever may not say where cards go, and keeps the place as it is', async () => {
    const team = { everybody: 'agent' as const }
    const strict = await startTeams({ team })
    await strict.connect()
    expect(strict.lastText()).toBe('That wants a role that you do not have. A manager can do it.')
    expect(await strict.memory.addressBook.recall('teams', 'support')).toBeNull()
    expect(strict.connected).toEqual([])
    await strict.close()
  })

  it('starts a thread of the channel with each card from then on', async () => {
    await teams.connect()
    const ref = await post()
    expect(ref).toMatchObject({
      platform: 'teams',
      place: teamsChannel,
      service: teams.standIn.serviceUrl,
    })
    expect(teams.standIn.calls.at(-1)).toBe(`POST /v3/conversations/${teamsChannel}/activities`)
    expect(teams.standIn.kept.at(-1)!.activity.summary).toBe(
      'Acme: negative · High severity. Worst delivery of the year',
    )
  })

  it('redraws a card where it stands', async () => {
    await teams.connect()
    const ref = await post()
    await teams.deliver(teams.standIn.activities.presses(1, 'claim'))
    const card = teams.memory.cardOf(teams.memory.cases.get(1)!)
    await teams.adapter.chat.redraw(ref, { card })
    expect(teams.lastText()).toContain('claimed by Aino')
    expect(teams.standIn.calls.at(-1)).toMatch(/^PUT /)
  })

  it('names the channels that the settings have when another is asked for', async () => {
    await teams.deliver(teams.standIn.activities.says('connect chat'))
    expect(teams.lastText()).toContain('no Teams channel “chat”')
    expect(teams.lastText()).toContain('support, praise')
    expect(await teams.memory.addressBook.recall('teams', 'chat')).toBeNull()
    expect(teams.connected).toEqual([])
  })

  it('says what to do about a channel that is not connected, when posting and when checking', async () => {
    const hint = expect.stringContaining('@Korva connect support')
    await expect(post()).rejects.toMatchObject({ code: 'channel-not-connected', retryable: true, hint })
    const [signIn, support] = await teams.adapter.chat.check([teams.channel, elsewhere])
    expect(signIn).toMatchObject({ what: 'teams sign-in', ok: true })
    expect(support).toMatchObject({ what: 'teams channel support', ok: false, hint })
    expect(teams.standIn.calls).toEqual([])
  })

  it('uses a target of the settings with the address that Teams spoke from', async () => {
    await teams.connect()
    const ref = await post(second)
    expect(ref).toMatchObject({ place: '19:praise@thread.tacv2', service: teams.standIn.serviceUrl })
  })

  it('notes that a known conversation moved to another address', async () => {
    await teams.connect()
    const moved = `${teams.standIn.origin}/teams/emea/`
    const token = await teams.standIn.sign({ claims: { serviceurl: moved } })
    await teams.deliver({ ...teams.standIn.activities.presses(1, 'claim'), serviceUrl: moved }, token)
    await teams.adapter.stop()
    expect(await teams.memory.addressBook.recall('teams', 'support')).toMatchObject({ serviceUrl: moved })
  })

  it('lists connect in its help', async () => {
    await teams.deliver(teams.standIn.activities.says('help'))
    expect(teams.lastText()).toContain('@Korva today: what was said today')
    expect(teams.lastText()).toContain('@Korva connect <id>: send the cards')
  })

  it.each([
    ['mentions today', 'marked up'],
    ['today', 'marked up'],
    ['@Korva today', 'as plain text'],
    ['/mentions  today&nbsp;', 'with a space that is none'],
  ])('understands %j, the mention %s', async (words) => {
    const activity = teams.standIn.activities.says(words)
    const text = words.startsWith('@') ? words : activity.text
    await teams.deliver({ ...activity, text })
    expect(teams.lastText()).toContain('6 mentions: 3 negative')
  })

  it('answers a message once that Teams delivers twice', async () => {
    const activity = teams.standIn.activities.says('today')
    await Promise.all([teams.deliver(activity), teams.deliver(activity)])
    await teams.deliver(activity)
    expect(teams.standIn.kept).toHaveLength(1)
  })

  it('says that nothing was changed when the address book fails', async () => {
    const broken = await startTeams({
      addressBook: (book) => ({ ...book, remember: () => Promise.reject(new Error('connection lost')) }),
    })
    await broken.connect()
    expect(broken.lastText()).toContain('the database did not answer')
    expect(broken.connected).toEqual([])
    await broken.close()
  })
})

describe('a stand-in of Teams on this machine that names no token endpoint', () => {
  it('is spoken to without a token, and without the password', async () => {
    const teams = await startTeams({ signIn: false })
    await teams.connect()
    expect(teams.lastText()).toContain('the cards of “support” come here')
    expect(await teams.adapter.chat.check([teams.channel])).toMatchObject([
      { ok: true, detail: 'no token is asked for' },
      { ok: true },
    ])
    await teams.close()
  })
})

describe('saying connect where it does not belong', () => {
  it('is refused in a chat of one’s own: customers’ words would follow', async () => {
    const teams = await startTeams()
    const activity = teams.standIn.activities.says('connect support', 'Mallory')
    const conversation = { ...activity.conversation, conversationType: 'personal', id: 'a:mallory' }
    await teams.deliver({ ...activity, conversation })
    expect(teams.lastText()).toContain('channel of a team')
    expect(await teams.memory.addressBook.recall('teams', 'support')).toBeNull()
    expect(teams.connected).toEqual([])
    await teams.close()
  })

  it('is refused where the settings say where the channel is', async () => {
    const channels = [
      { id: 'support', platform: 'teams' as const, target: '19:elsewhere@thread.tacv2', brands: null },
    ]
    const teams = await startTeams({ settings: { channels } })
    await teams.deliver(teams.standIn.activities.says('connect support'))
    expect(teams.lastText()).toContain('change its `target`')
    expect(await teams.memory.addressBook.recall('teams', 'support')).toBeNull()
    await teams.close()
  })
})
