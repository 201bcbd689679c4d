import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import type { Person } from '../../src/core/person.ts'
import { reportToday } from '../../src/flows/report-today.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'
import { startThreeChats } from '../support/three-chats.ts'

/*
 * A whole day on a moved clock, from 14:00 to 14:00 in Helsinki: 60 mentions of three brands, three people in three chats
 * behind the real adapters, every action in every chat. What was said in every thread, and where every case ended, is
 * compared with what the plans below say.
 */

const minute = 60_000
const aino: Person = { platform: 'slack', id: 'U0AINO', name: 'Aino' }
const veikko: Person = { platform: 'teams', id: '00000000-aaaa-bbbb-cccc-veikko', name: 'Veikko' }
const olli: Person = { platform: 'web', id: 'olli', name: 'Olli' }
const people = [aino, veikko, olli]
const brands = ['Acme', 'Routa', 'Virtelo']

/** What somebody does so many minutes after the mention was seen, and what is said below the card of it. */
interface Step {
  at: number
  action: CaseAction | 'write'
  input?: DialogInput
  says: string[]
}

interface Plan {
  steps: Step[]
  /** What is said by the clock: reminders, lapses, an awakening; in the order of the minutes since it was seen. */
  clock?: { at: number; says: string }[]
  /** What the card says of its state at the end. */
  ends: string
}

const resolve = (at: number, who: string): Step => ({
  ...{ at, action: 'resolve', input: { solved: ['yes'], treated: ['kind', 'personal'] } },
  says: [`${who} resolved it: personal, kind; solved: yes`],
})
const link = 'https://example.com/answer'

/** What is done about the complaints, ten times over; each plan by each of the three in their own chat. */
const plans: ((who: string) => Plan)[] = [
  (who) => ({
    steps: [
      { at: 5, action: 'claim', says: [] },
      { at: 10, action: 'note', input: { text: ['Found the parcel'] }, says: [`${who}: Found the parcel`] },
      { at: 15, action: 'reply', input: { url: [link] }, says: [`${who} answered the customer.`] },
      resolve(20, who),
    ],
    ends: `resolved by ${who}`,
  }),
  (who) => ({
    steps: [
      { at: 5, action: 'claim', says: [] },
      { at: 10, action: 'release', says: [] },
      { at: 15, action: 'claim', says: [] },
      {
        at: 20,
        action: 'dismiss',
        input: { why: ['no-answer'] },
        says: [`${who} dismissed it: Needs no answer`],
      },
    ],
    ends: `dismissed by ${who}: needs no answer`,
  }),
  (who) => ({
    steps: [
      {
        ...{ at: 5, action: 'assign', input: { to: ['group:night'] } },
        says: [`${who} gave it to Night shift. @S1`],
      },
      { at: 10, action: 'reply', input: { url: [] }, says: [`${who} answered the customer elsewhere.`] },
      resolve(15, who),
    ],
    ends: `resolved by ${who}`,
  }),
  (who) => ({
    steps: [
      {
        ...{ at: 5, action: 'snooze', input: { for: ['15m'], reason: ['Waits for the depot'] } },
        says: [`${who} snoozed it until {until}: Waits for the depot`],
      },
      resolve(25, who),
    ],
    clock: [{ at: 20, says: 'It is awake again.' }],
    ends: `resolved by ${who}`,
  }),
  (who) => ({
    steps: [
      {
        ...{ at: 5, action: 'snooze', input: { for: ['30m'], reason: ['Lunch'] } },
        says: [`${who} snoozed it until {until}: Lunch`],
      },
      { at: 10, action: 'wake', says: ['It is awake again.'] },
      resolve(15, who),
      { at: 25, action: 'reopen', says: [`${who} opened it again.`] },
      { at: 30, action: 'dismiss', input: { why: ['spam'] }, says: [`${who} dismissed it: Spam`] },
    ],
    ends: `dismissed by ${who}: spam`,
  }),
  // Nobody answers: the promise is broken in the night. Veikko claims his one, and lets it lie.
  (who) => ({
    steps: [...(who === 'Veikko' ? [{ at: 0, action: 'claim' as const, says: [] }] : []), resolve(150, who)],
    clock: [
      ...(who === 'Veikko'
        ? [
            {
              at: 20,
              says: 'Veikko, this goes back to the queue in 10 min unless there is a note or an answer. @Veikko',
            },
            { at: 30, says: 'No note and no answer came: it is back in the queue. @Veikko' },
          ]
        : []),
      { at: 45, says: 'Half of the promised time is over: 45 min left, until {due}. Nobody has claimed it.' },
      { at: 75, says: '15 min left of the promise, until {due}. Nobody has claimed it. @S1' },
      {
        at: 90,
        says: 'The promise is broken since {due}. The customer still waits. Nobody has claimed it. @S1',
      },
      {
        at: 105,
        says: 'The customer has waited 15 min longer than promised, and has no answer yet. Nobody has claimed it. @U9',
      },
    ],
    ends: `resolved by ${who}`,
  }),
  (who) => ({
    steps: [
      { at: 5, action: 'dismiss', input: { why: ['not-us'] }, says: [`${who} dismissed it: {not-us}`] },
    ],
    ends: `dismissed by ${who}: not about us`,
  }),
  (who) => ({
    steps: [
      {
        at: 5,
        action: 'dismiss',
        input: { why: ['not-negative'] },
        says: [`${who} dismissed it: {not-negative}`],
      },
    ],
    ends: `dismissed by ${who}: not negative`,
  }),
  (who) => ({
    steps: [{ at: 5, action: 'dismiss', input: { why: ['mute'] }, says: [`${who} dismissed it: {mute}`] }],
    ends: `muted by ${who}`,
  }),
  (who) => ({
    steps: [
      ...(who === 'Olli' ? [] : [{ at: 5, action: 'write' as const, says: [`${who}: on it`] }]),
      { at: 10, action: 'claim', says: [] },
      {
        at: 15,
        action: 'dismiss',
        input: { why: ['duplicate'], of: ['1'] },
        says: [`${who} dismissed it: Duplicate of another case (#1)`],
      },
    ],
    ends: `dismissed by ${who}: the same as case 1`,
  }),
]

/** What is done about praise. */
const praisePlans: ((who: string) => Plan)[] = [
  (who) => ({
    steps: [
      { at: 5, action: 'thank', input: { url: [link] }, says: [`${who} thanked the customer.`] },
      { at: 10, action: 'resolve', says: [`${who} resolved it.`] },
    ],
    ends: `resolved by ${who}`,
  }),
  (who) => ({
    steps: [
      { at: 5, action: 'ask-quote', says: [`${who} asks to quote.`] },
      { at: 10, action: 'thank', input: { url: [] }, says: [`${who} thanked the customer.`] },
    ],
    ends: `answered elsewhere by ${who}`,
  }),
  (who) => ({
    steps: [{ at: 5, action: 'never-ask', says: [`${who}: do not ask this author to be quoted.`] }],
    ends: 'nobody has thanked yet',
  }),
]

/** Sixty words that nobody takes for one another, so that no mention is a copy of another one. */
const words = [
  ...['parcel', 'invoice', 'router', 'courier', 'refund', 'coffee', 'queue', 'password', 'ticket', 'battery'],
  ...[
    'window',
    'discount',
    'manual',
    'receipt',
    'elevator',
    'kitchen',
    'signal',
    'voucher',
    'printer',
    'garden',
  ],
  ...[
    'bicycle',
    'contract',
    'engine',
    'lantern',
    'mattress',
    'notebook',
    'orange',
    'pillow',
    'quarrel',
    'ribbon',
  ],
  ...['saddle', 'tunnel', 'umbrella', 'violin', 'wallet', 'yogurt', 'zipper', 'anchor', 'basket', 'candle'],
  ...['dragon', 'envelope', 'feather', 'guitar', 'hammer', 'island', 'jacket', 'kettle', 'ladder', 'magnet'],
  ...['needle', 'oyster', 'pepper', 'quilt', 'rocket', 'shovel', 'teapot', 'urchin', 'velvet', 'walnut'],
]

interface Mentioned {
  /** Minutes from the start. */
  at: number
  kind: 'complaint' | 'praise' | 'neutral'
  item: FeedItem
  who: Person
  plan: Plan | null
}

/** The sixty, one every 24 minutes: half of them complaints, a sixth praise. */
function makeDay(): Mentioned[] {
  let complaints = 0
  let praises = 0
  return Array.from({ length: 60 }, (_, n): Mentioned => {
    const at = Math.floor((n * 24) / 5) * 5
    const kind = n % 2 === 0 ? 'complaint' : n % 6 === 3 ? 'praise' : 'neutral'
    const feels = { complaint: 'is awful', praise: 'is wonderful', neutral: 'is there' }[kind]
    const [one, two, three] = [n, n * 7 + 3, n * 11 + 5].map((each) => words[each % 60])
    const text = `${brands[n % 3]} ${feels}: ${one}, ${two} and ${three}`
    const item = makeItem(`m${n}`, -at, text)
    const turn = kind === 'complaint' ? complaints++ : kind === 'praise' ? praises++ : 0
    const who = people[turn % 3]!
    const all = kind === 'complaint' ? plans : kind === 'praise' ? praisePlans : []
    return { at, kind, item, who, plan: all[Math.floor(turn / 3)]?.(who.name) ?? null }
  })
}

describe.each(engines)('a whole day, on $name', ({ make }) => {
  let flow: FlowHarness
  let chats: Awaited<ReturnType<typeof startThreeChats>>
  const day = makeDay()
  const caseOf = new Map<string, number>()
  const told: string[] = []

  beforeAll(async () => {
    flow = await makeFlowParts(make)
    const { settings } = flow.parts
    const brand = settings.brands[0]!
    settings.brands = brands.map((name) => ({ ...brand, id: name.toLowerCase(), name, any: [name] }))
    settings.team = {
      ...settings.team,
      people: [{ email: 'maija@example.com', name: 'Maija', role: 'manager', slack: 'U9', teams: null }],
      groups: [{ id: 'night', name: 'Night shift', members: [], slack: 'S1' }],
      rota: { turns: ['night'], since: '2026-11-16', at: 480 },
    }
    settings.praise = { to: ['support', 'tuki'], from: 0.6 }
    flow.parts.score = async (inputs) =>
      inputs.map(({ text }) => {
        if (text.includes('awful')) return makeVerdict({ severity: 'medium' })
        if (text.includes('wonderful')) return makeVerdict({ label: 'positive', score: 0.9, severity: 'low' })
        return makeVerdict({ label: 'neutral', score: 0, severity: 'low' })
      })
    settings.channels = [
      { id: 'support', platform: 'slack', target: null, brands: null },
      { id: 'tuki', platform: 'teams', target: null, brands: null },
      { id: 'inbox', platform: 'web', target: null, brands: null },
    ]
    chats = await startThreeChats(flow)
    settings.channels[0]!.target = chats.slack.channel
    chats.slack.people.set(aino.id, { real_name: 'Aino' })
    await chats.connect('tuki')
    settings.routes = [{ when: { sentiment: 'negative' }, to: ['support', 'tuki'] }]
    await flow.poll()
    await playDay()
  }, 500_000)
  afterAll(async () => {
    await chats.close()
    await flow.close()
  })

  async function playDay() {
    const steps = day.flatMap(({ at, item, who, plan }) =>
      (plan?.steps ?? []).map((step) => ({ ...step, at: at + step.at, item, who })),
    )
    for (let now = 0; now <= 26 * 60; now += 5) {
      for (const { item } of day.filter(({ at }) => at === now)) await bring(item)
      await flow.chase()
      for (const step of steps.filter(({ at }) => at === now)) {
        await take(step)
        await flow.work()
      }
      if (now === returnsAt) await bring(comesBack)
      flow.pass(5 * minute)
    }
  }

  async function bring(item: FeedItem) {
    const known = new Set(caseOf.values())
    await flow.poll(item)
    const { lists } = flow.parts.store.direct
    const all = [...(await lists.list({}, 100)), ...(await lists.list({ kind: 'praise' }, 100))]
    const fresh = all.find(({ id }) => !known.has(id))
    if (fresh) caseOf.set(item.id, fresh.id)
    else if (!/is there$|is there:/.test(item.text!) && item.id !== 'again')
      throw new Error(`${item.id} opened no case: ${item.text}`)
  }

  async function take({ action, input, item, who }: Step & { item: FeedItem; who: Person }) {
    const id = caseOf.get(item.id)!
    if (action === 'write') return chats.write(who, id, 'on it')
    const said = await chats.press(who, id, action, input ?? null)
    if (said && who.platform !== 'web') told.push(`${item.id} ${action} ${who.name}: ${said}`)
  }

  /** The customer of the very first complaint writes again the next morning. */
  const returnsAt = 20 * 60
  const comesBack: FeedItem = {
    ...makeItem('again', -returnsAt, 'Acme is awful still, nobody ever came to the door'),
    author: 'Maija m0',
  }
  const time = (minutes: number) => {
    const at = new Date(Date.UTC(2026, 10, 21, 14, 0) + minutes * minute)
    const clock = at.toISOString().slice(11, 16)
    return `${at.getUTCDate()} Nov, ${clock}`
  }

  /** What ought to stand below a card, in the order of the clock. */
  function expected({ at, plan }: Mentioned): string[] {
    const said = [
      ...plan!.steps.flatMap((step) =>
        step.says.map((says) => ({ at: step.at, says, action: step.action, input: step.input })),
      ),
      ...(plan!.clock ?? []).map((each) => ({ ...each, action: null, input: undefined })),
    ].toSorted((a, b) => a.at - b.at)
    const reasons = {
      '{not-us}': 'Not about us (Korva learns from it)',
      '{not-negative}': 'No complaint (Korva learns from it)',
      '{mute}': 'Enough of this one (mutes what tells the same)',
    }
    return said.map((each) => {
      const minutes = each.input?.for?.[0] === '30m' ? 30 : 15
      const filled = each.says
        .replace('{until}', time(at + each.at + minutes))
        .replace('{due}', time(at + 90))
      return Object.entries(reasons).reduce((text, [gap, words]) => text.replace(gap, words), filled)
    })
  }

  it('opened a case for each complaint and each praise, once, and none for what is neither', () => {
    expect(chats.faults).toEqual([])
    expect(day.filter(({ kind }) => kind === 'complaint')).toHaveLength(30)
    expect(day.filter(({ kind }) => kind === 'praise')).toHaveLength(10)
    expect([...caseOf.keys()].toSorted()).toEqual(
      day.flatMap(({ kind, item }) => (kind === 'neutral' ? [] : [item.id])).toSorted(),
    )
    expect(told).toEqual([])
  })

  it('said in every thread, in Slack and in Teams, what was to be said, and nothing else', async () => {
    for (const mention of day.filter(({ plan }) => plan)) {
      const id = caseOf.get(mention.item.id)!
      const { slack, teams } = await chats.threads(id)
      const wanted = expected(mention)
      const returned = mention.item.id === 'm0' ? backLines : []
      // What somebody wrote in a thread is not said there again.
      const wrote = (platform: string) =>
        mention.who.platform === platform && mention.plan!.steps.some(({ action }) => action === 'write')
      const lines = (said: string[]) => said.map((each) => each.replaceAll('\n', ' ').replace(/\s+/g, ' '))
      const without = (platform: string) =>
        wrote(platform) ? wanted.filter((each) => !each.endsWith(': on it')) : wanted
      const plain = (said: string[]) => lines(said).map((each) => each.replace(/ open$| –(?: \S+)?$/, ''))
      expect
        .soft(plain(slack), `Slack, ${mention.item.id}`)
        .toEqual([...without('slack'), ...returned].map(inSlack))
      expect
        .soft(plain(teams), `Teams, ${mention.item.id}`)
        .toEqual([...without('teams'), ...returned].map(inTeams))
    }
  })

  const backLines = [
    `The customer wrote again: Acme is awful still, nobody ever came to the door Before: ${makeDay()[0]!.item.text}`,
    'Half of the promised time is over: 45 min left, until {back}. Nobody has claimed it.',
    '15 min left of the promise, until {back}. Nobody has claimed it. @S1',
    'The promise is broken since {back}. The customer still waits. Nobody has claimed it. @S1',
    'The customer has waited 15 min longer than promised, and has no answer yet. Nobody has claimed it. @U9',
  ].map((line) => line.replace('{back}', time(returnsAt + 90)))
  /** Who is called stands first; Slack calls by its own ids, Teams by names. */
  const calling = (line: string) => line.replace(/^(.*) (@\w+)$/, '$2 $1')
  const inSlack = calling
  const inTeams = (line: string) =>
    calling(line)
      .replace('@S1', 'Night shift')
      .replace(/@(?:U9|Maija)/, '<at>Maija</at>')
      .replace('@Veikko', '<at>Veikko</at>')

  it('left every case as the plans say, the same in all three chats', async () => {
    for (const { item, plan } of day.filter(({ plan }) => plan)) {
      const id = caseOf.get(item.id)!
      const { slackCard, teamsCard } = await chats.threads(id)
      const page = await (await fetch(`${chats.url}/?state=all&ids=${id}`)).text()
      const ends = item.id === 'm0' ? 'open, nobody has it yet' : plan!.ends
      expect.soft(slackCard, `Slack, ${item.id}`).toContain(ends)
      expect.soft(teamsCard, `Teams, ${item.id}`).toContain(ends)
      expect.soft(page, `the page, ${item.id}`).toContain(ends)
    }
  })

  it('counts in the report what is left: the customer who came back, and the praise that nobody thanked for', async () => {
    const { waiting } = await reportToday(flow.parts)
    expect(waiting).toEqual({ count: 1, overdue: 1 })
    const { lists } = flow.parts.store.direct
    expect(await lists.count({})).toEqual({
      ...{ open: 1, claimed: 0, answered: 0, snoozed: 0 },
      // Of ten plans of three: four end resolved, of which one case is open again.
      ...{ resolved: 11, dismissed: 18 },
    })
    expect(await lists.count({ kind: 'praise' })).toEqual({
      ...{ open: 4, claimed: 0, answered: 3, snoozed: 0 },
      ...{ resolved: 3, dismissed: 0 },
    })
  })

  it('wrote every act into the audit log, by whom and from where', async () => {
    const log = await flow.parts.store.direct.audit.list({ most: 1000 })
    const acted = log.filter(({ who, action }) => who !== null && action !== 'connect')
    const steps = day.flatMap(({ plan }) => plan?.steps ?? [])
    expect(acted).toHaveLength(steps.length)
    expect(new Set(acted.map(({ who }) => who!.name))).toEqual(new Set(['Aino', 'Veikko', 'Olli']))
    const places = acted.filter(({ who }) => who!.platform !== 'web').map(({ place }) => place)
    expect(new Set(places)).toEqual(new Set([chats.slack.channel, chats.teamsChannel]))
    expect(log.filter(({ action }) => action === 'lapse')).toHaveLength(1)
    expect(log.filter(({ action }) => action === 'came-back')).toHaveLength(1)
  })
})
