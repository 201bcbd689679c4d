import { mayConnect } from '../../src/core/access.ts'
import { makeCard } from '../../src/core/card.ts'
import type { CaseKind, CaseStateName } from '../../src/core/case.ts'
import { waitingStates } from '../../src/core/case.ts'
import { type CaseList, makeList } from '../../src/core/case-list.ts'
import { type Decision, decide } from '../../src/core/decide.ts'
import { describeEvent } from '../../src/core/describe-event.ts'
import { describeOutcome } from '../../src/core/describe-outcome.ts'
import type { Case } from '../../src/core/mention.ts'
import type { Group, Person } from '../../src/core/person.ts'
import type {
  AddressBook,
  Asker,
  Click,
  ClickOutcome,
  Desk,
  Inbox,
  InboxFilter,
  Signals,
} from '../../src/core/ports.ts'
import { describeHelp, describeToday, type TodayReport } from '../../src/core/report.ts'
import type { Unheard } from '../../src/core/source-report.ts'
import type { CaseEvent } from '../../src/core/store-ports.ts'
import type { Team } from '../../src/core/team.ts'
import { type Locale, textsFor } from '../../src/core/texts/index.ts'
import type { ThreadNote } from '../../src/core/thread.ts'
import { makeVerdict } from './make-verdict.ts'

/**
 * The product behind a chat adapter, in memory, with the real transition, cards and texts: what adapters are tested
 * against when the database is beside the point.
 */
export function createMemoryDesk(
  options: { locale?: Locale; now?: () => Date; cases?: Case[]; team?: Partial<Team> } = {},
) {
  const locale = options.locale ?? 'en'
  const now = options.now ?? (() => new Date('2026-11-21T12:30:00Z'))
  const cases = new Map((options.cases ?? [makeCase()]).map((subject) => [subject.id, subject]))
  const listeners = new Set<(caseId: number) => void>()
  const addresses = new Map<string, Record<string, string>>()
  const clicks: Click[] = []
  /** What was written below cards, with who wrote it. */
  const notes: (ThreadNote & { asker: Asker })[] = []
  const events = new Map<number, Omit<CaseEvent, 'version'>[]>()
  /** The cases behind digests, by the digest's id: tests fill it. */
  const digests = new Map<string, number[]>()
  const clocking = { locale, timezone: 'Europe/Helsinki' }
  const team = { ...anyTeam, ...options.team }
  /** The sources that are not heard: tests fill it. */
  const unheard: Unheard[] = []
  const t = textsFor(locale)

  const cardOf = (subject: Case) =>
    makeCard(subject, {
      locale,
      timezone: 'Europe/Helsinki',
      brandName: subject.mention.brandId === 'acme' ? 'Acme' : subject.mention.brandId,
      sourceName: subject.mention.sourceId,
      topics: [],
      sample: false,
      now: now(),
    })

  const signals: Signals = {
    async publish(caseId) {
      for (const listener of listeners) listener(caseId)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  function outcomeOf(
    decided: Exclude<Decision, { decision: 'do' }>,
    { action }: Click,
    subject: Case,
  ): ClickOutcome {
    switch (decided.decision) {
      case 'ask':
        return { outcome: 'ask', dialog: decided.dialog }
      case 'invalid':
        return { outcome: 'invalid', dialog: decided.dialog, message: t('chat.unfinished') }
      case 'stands':
        return {
          outcome: 'done',
          message: describeOutcome(clocking, action, null),
          card: cardOf(subject),
        }
      case 'denied':
        return { outcome: 'denied', denial: decided.denial, message: t(`chat.denied.${decided.denial}`) }
      case 'refused': {
        const { refusal } = decided
        const message = describeOutcome(clocking, action, refusal)
        return { outcome: 'refused', refusal, message, card: cardOf(subject) }
      }
    }
  }

  const desk: Desk = {
    async act(click) {
      clicks.push(click)
      const subject = cases.get(click.caseId)
      if (!subject) return { outcome: 'unknown-case', message: t('chat.unknownCase') }
      const about = `#${subject.id} ${subject.mention.item.title ?? ''}`
      const context = { ...clocking, now: now(), team, apart: false, leaseMs: 1_800_000, owners, about }
      const decided = decide({ ...click, channel: null }, subject, context)
      if (decided.decision !== 'do') return outcomeOf(decided, click, subject)
      const changed = {
        ...subject,
        state: decided.next,
        version: subject.version + 1,
        ...(decided.act.action === 'note' && {
          notes: {
            count: (subject.notes?.count ?? 0) + 1,
            last: { who: click.who, at: now(), text: decided.act.text },
          },
        }),
      }
      cases.set(subject.id, changed)
      const event = { act: decided.act, who: click.who, at: now() }
      events.set(subject.id, [...(events.get(subject.id) ?? []), event])
      await signals.publish(subject.id)
      return {
        outcome: 'done',
        message: describeOutcome(clocking, click.action, null),
        card: cardOf(changed),
      }
    },
    async list(digestId): Promise<CaseList | null> {
      const ids = digests.get(digestId)
      const listed = ids
        ?.flatMap((id) => cases.get(id) ?? [])
        .map((each) => ({ ...cardOf(each), dueAt: each.dueAt }))
      return listed ? makeList(listed, { ...clocking, now: now() }) : null
    },
    async mayConnect(_channelId, { who }) {
      return mayConnect(team, who)
    },
    async note(note, asker) {
      notes.push({ ...note, asker })
      return true
    },
    async answer(command, prefix) {
      if (command.kind === 'today')
        return describeToday(makeReport(), { locale, timezone: 'Europe/Helsinki' })
      const help = describeHelp(t, ['today', 'lessons', 'rules', 'help'], prefix)
      if (command.kind === 'audit') return { title: t('chat.denied.audit'), lines: [] }
      if (command.kind === 'lessons' || command.kind === 'rules') return { title: command.kind, lines: [] }
      if (command.kind === 'help') return help
      const said = command.kind === 'connect' ? command.channel : command.said
      return { title: t('chat.unknown', { said }), lines: help.lines }
    },
  }

  const matches = (
    subject: Case,
    { brand, source, severity, feeling, topic, kind = 'complaint', state, ids }: InboxFilter,
  ) =>
    (ids ? ids.includes(subject.id) : subject.kind === kind) &&
    (!severity || subject.mention.verdict.severity === severity) &&
    (!feeling || subject.mention.verdict.feelings.some((shown) => shown.feeling === feeling)) &&
    (!topic || subject.mention.verdict.topics.some((touched) => touched.topic === topic)) &&
    (!brand || subject.mention.brandId === brand) &&
    (!source || subject.mention.sourceId === source) &&
    (!state || (state === 'waiting' ? isWaiting(subject) : subject.state.state === state))

  const inbox: Inbox = {
    async list(filter) {
      const { state: _, ...rest } = filter
      const counts: Record<CaseStateName, number> = {
        ...{ open: 0, claimed: 0, answered: 0, snoozed: 0 },
        ...{ resolved: 0, dismissed: 0 },
      }
      for (const subject of cases.values()) if (matches(subject, rest)) counts[subject.state.state]++
      const waiting = (kind: CaseKind) =>
        [...cases.values()].filter((subject) => matches(subject, { ...rest, kind, state: 'waiting' })).length
      const named = (ids: string[]) => [...new Set(ids)].map((id) => ({ id, name: id }))
      return {
        cards: [...cases.values()].filter((subject) => matches(subject, filter)).map(cardOf),
        counts,
        waiting: { complaint: waiting('complaint'), praise: waiting('praise') },
        brands: named([...cases.values()].map((subject) => subject.mention.brandId)),
        sources: named([...cases.values()].map((subject) => subject.mention.sourceId)),
        topics: named(
          [...cases.values()].flatMap(({ mention }) => mention.verdict.topics.map(({ topic }) => topic)),
        ),
      }
    },
    async card(caseId) {
      const subject = cases.get(caseId)
      return subject ? cardOf(subject) : null
    },
    async history(caseId) {
      return (events.get(caseId) ?? []).map((event) => ({
        at: '21 Nov, 14:30',
        lines: describeEvent(event, clocking),
      }))
    },
    async today() {
      return makeReport()
    },
    async unheard() {
      return unheard
    },
  }

  const addressBook: AddressBook = {
    async remember(platform, channelId, address) {
      addresses.set(`${platform}:${channelId}`, address)
    },
    async recall(platform, channelId) {
      return addresses.get(`${platform}:${channelId}`) ?? null
    },
  }

  return { desk, inbox, signals, addressBook, cases, clicks, notes, events, digests, unheard, cardOf, t }
}

export type MemoryDesk = ReturnType<typeof createMemoryDesk>

const isWaiting = (subject: Case) => waitingStates.includes(subject.state.state)

/** Nobody is listed, so that everybody may do everything to cases. */
export const anyTeam: Team = { people: [], groups: [], rota: null, everybody: 'manager', web: 'manager' }

const owners: (Person | Group)[] = [
  { platform: 'slack', id: 'U0AINO', name: 'Aino' },
  { platform: 'teams', id: 'veikko', name: 'Veikko' },
  { platform: 'group', id: 'night', name: 'Night shift' },
]

/** An open, negative case about Acme, written at 12:05 and seen at 12:10 UTC on 21 November 2026. */
export function makeCase(changes: Partial<Case> & { item?: Partial<Case['mention']['item']> } = {}): Case {
  const { item, ...rest } = changes
  const id = rest.id ?? 1
  return {
    id,
    version: 1,
    kind: 'complaint',
    state: { state: 'open' },
    promisedAt: new Date('2026-11-21T12:05:00Z'),
    dueAt: new Date('2026-11-21T13:35:00Z'),
    ...{ asked: null, notes: null, returned: null, author: null, lastActed: null },
    openedAt: new Date('2026-11-21T12:10:00Z'),
    alsoIn: 0,
    mention: {
      id,
      sourceId: 'acme-news',
      brandId: 'acme',
      item: {
        id: `item-${id}`,
        url: `https://reviews.example.com/acme/${id}`,
        title: 'Worst delivery of the year',
        text: 'Acme lost my parcel and nobody answers the phone. Terrible.',
        author: 'Maija M.',
        publishedAt: new Date('2026-11-21T12:05:00Z'),
        updatedAt: null,
        rating: 1,
        aliases: [],
        ...item,
      },
      verdict: makeVerdict({
        score: -0.82,
        confidence: 0.9,
        reasons: [
          { text: '★1', weight: -1 },
          { text: 'terrible', weight: -0.5 },
        ],
        feelings: [{ feeling: 'anger', words: ['Terrible', 'nobody answers'] }],
        topics: [
          { topic: 'delivery', words: ['parcel'] },
          { topic: 'service', words: ['phone'] },
        ],
      }),
      terms: ['Acme'],
      why: { code: 'name', words: ['Acme'] },
      writtenAt: new Date('2026-11-21T12:05:00Z'),
      seenAt: new Date('2026-11-21T12:10:00Z'),
    },
    ...rest,
  }
}

/** A day with six mentions, two cases and one source that is not heard. */
export function makeReport(): TodayReport {
  return {
    since: new Date('2026-11-20T22:00:00Z'),
    mentions: { negative: 3, neutral: 1, positive: 2 },
    byBrand: [{ brand: 'Acme', mentions: { negative: 3, neutral: 1, positive: 2 } }],
    hidden: 0,
    byHour: [
      { hour: 9, mentions: { negative: 1, neutral: 0, positive: 2 } },
      { hour: 14, mentions: { negative: 2, neutral: 1, positive: 0 } },
    ],
    feelings: [
      { feeling: 'anger', count: 2 },
      { feeling: 'joy', count: 1 },
    ],
    topics: [
      { name: 'delivery', count: 3 },
      { name: 'Customer <care>', count: 1 },
    ],
    severity: { high: 1, medium: 2, low: 0 },
    cases: { open: 1, claimed: 0, answered: 0, snoozed: 0, resolved: 1, dismissed: 0 },
    waiting: { count: 1, overdue: 0 },
    closed: { count: 1, kept: 1 },
    sources: {
      ...{ total: 3, heard: 2 },
      deaf: [{ name: 'acme-board', reason: 'failing since 21 Nov, 13:05: it refused the connection' }],
    },
    promiseMinutes: 90,
  }
}
