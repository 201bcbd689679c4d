import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import { drawDigest } from '../../../adapters/teams/draw-digest.ts'
import { drawList } from '../../../adapters/teams/draw-list.ts'
import { makeDigest } from '../../../src/core/case-list.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { readCard, teamsChannel } from '../../support/teams-stand-in.ts'
import { startTeams, type TeamsHarness } from './harness.ts'
import { words } from './strange-words.ts'

const ids = Array.from({ length: 18 }, (_, place) => place + 1)

describe('a digest in Teams', () => {
  let teams: TeamsHarness
  beforeEach(async () => {
    teams = await startTeams({ cases: ids.map((id) => makeCase({ id, item: { title: `Complaint ${id}` } })) })
    teams.memory.digests.set('digest-1', ids)
    await teams.connect()
  })
  afterEach(() => teams.close())

  const digestOf = (waiting: number[], url: string | null = null) => {
    const listed = waiting.map((id) => {
      const subject = teams.memory.cases.get(id)!
      return { ...teams.memory.cardOf(subject), dueAt: subject.dueAt }
    })
    const context = { id: 'digest-1', locale: 'en' as const, timezone: 'Europe/Helsinki', quiet: false, url }
    return makeDigest(listed, { ...context, now: new Date('2026-11-21T12:30:00Z') })
  }
  const open = (verb = 'korva-list') =>
    teams.deliver(teams.standIn.activities.executes({ digest: 'digest-1' }, verb))
  const claims = (card: { body: { columns?: { items: { actions?: { data: object }[] }[] }[] }[] }) =>
    card.body.flatMap(({ columns }) => columns?.[1]?.items[0]?.actions?.[0]?.data ?? [])

  it('is one message that opens the list or the inbox, and is redrawn', async () => {
    const { chat } = teams.adapter
    const digest = digestOf(ids, 'https://korva.example.com/inbox')
    const ref = await chat.post(teams.channel, { digest }, 'delivery-1')
    const kept = () => teams.standIn.kept.at(-1)!
    const shown = () => readCard(kept().activity.attachments[0].content)
    expect(kept().activity.summary).toBe('18 more cases wait')
    expect(shown().labels).toEqual(['Open the list', 'Open in the inbox'])
    expect(shown().text).toMatch(/^18 more cases wait\n#1 Acme: negative: Complaint 1 .*\n#2 /)
    expect(shown().text).toMatch(/…and 13 more$/)
    await chat.redraw(ref, { digest: digestOf([]) })
    expect(shown()).toMatchObject({ text: 'All of these are taken care of', labels: [] })
  })

  it('shows its list to whoever opens it, with a button for each case', async () => {
    const { body } = await open()
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(checkCard(body.value)).toEqual([])
    const { text, labels } = readCard(body.value)
    expect(text).toContain('18 cases wait')
    expect(text).toContain('#15 Acme: negative: Complaint 15')
    expect(text).toContain('…and 3 more')
    expect(labels).toEqual(Array(15).fill('Claim'))
    expect(claims(body.value)[1]).toEqual({ caseId: 2, action: 'claim', digest: 'digest-1' })
  })

  it('goes on in the list after a claim, and says what became of it', async () => {
    const { body } = await open()
    const pressed = claims(body.value)[1] as Record<string, unknown>
    const claimed = await teams.deliver(teams.standIn.activities.executes(pressed))
    expect(readCard(claimed.body.value).text).toContain('18 cases wait\nYou have it now.')
    expect(teams.memory.clicks).toMatchObject([{ caseId: 2, action: 'claim', place: teamsChannel }])
    const slower = await teams.deliver(teams.standIn.activities.executes(pressed, 'korva', 'Veikko'))
    expect(slower.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('Aino was faster'),
    })
  })

  it('lists into the thread for older clients', async () => {
    await teams.deliver(teams.standIn.activities.submitsData({ digest: 'digest-1' }))
    expect(teams.standIn.kept.at(-1)!.conversation).toContain(';messageid=')
    expect(teams.lastText()).toContain('18 cases wait')
  })

  it('says that nothing waits where there is no such digest', async () => {
    teams.memory.digests.clear()
    expect((await open()).body.value).toBe('Nothing waits here any more.')
    await teams.deliver(teams.standIn.activities.submitsData({ digest: 'digest-1' }))
    expect(teams.lastText()).toContain('Nothing waits here any more.')
  })

  it('tells that the list cannot be had, and does a claim all the same', async () => {
    const broken = await startTeams({
      desk: (desk) => ({ ...desk, list: () => Promise.reject(new Error('connection lost')) }),
    })
    const { executes } = broken.standIn.activities
    expect((await broken.deliver(executes({ digest: 'd' }, 'korva-list'))).body.value).toContain(
      'did not answer',
    )
    const { body } = await broken.deliver(executes({ caseId: 1, action: 'claim', digest: 'd' }))
    expect(readCard(body.value).text).toContain('claimed by Aino')
    await broken.close()
  })
})

describe('any digest and any list', () => {
  const locale = fc.constantFrom('en' as const, 'fi' as const)
  it('keep within the limits, whatever stands in them', () => {
    const digests = fc.record({
      ...{ id: fc.uuid(), locale, title: words(2000), open: fc.option(words(200)) },
      lines: fc.array(fc.record({ text: words(2000), url: fc.constant(null) }), { maxLength: 60 }),
      url: fc.option(fc.oneof(fc.webUrl(), words(3000))),
    })
    const rows = fc.array(
      fc.record({ caseId: fc.integer({ min: 1 }), text: words(2000), take: words(200) }),
      { maxLength: 40 },
    )
    const lists = fc.record({ locale, title: words(2000), rows, more: fc.option(words(500)) })
    fc.assert(
      fc.property(digests, lists, fc.option(words(500)), (digest, list, said) => {
        expect(checkCard(drawDigest(digest))).toEqual([])
        expect(checkCard(drawList(list, digest.id, said))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
