import { makeCard } from '../../src/core/card.ts'
import { type CaseStateName, transition } from '../../src/core/case.ts'
import { describeOutcome } from '../../src/core/describe-outcome.ts'
import type { Case } from '../../src/core/mention.ts'
import type { AddressBook, Click, Desk, Inbox, InboxFilter, Signals } from '../../src/core/ports.ts'
import { describeHelp, describeToday, type TodayReport } from '../../src/core/report.ts'
import type { Unheard } from '../../src/core/source-report.ts'
import { type Locale, textsFor } from '../../src/core/texts/index.ts'
import { makeVerdict } from './make-verdict.ts'

/**
 * The product behind a chat adapter, in memory, with the real transition, cards and texts: what adapters are tested
 * against when the database is beside the point.
 */
export function createMemoryDesk(options: { locale?: Locale; now?: () => Date; cases?: Case[] } = {}) {
  const locale = options.locale ?? 'en'
  const now = options.now ?? (() => new Date('2026-11-21T12:30:00Z'))
  const cases = new Map((options.cases ?? [makeCase()]).map((subject) => [subject.id, subject]))
  const listeners = new Set<(caseId: number) => void>()
  const addresses = new Map<string, Record<string, string>>()
  const clicks: Click[] = []
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

  const desk: Desk = {
    async act(click) {
      clicks.push(click)
      const subject = cases.get(click.caseId)
      if (!subject) return { outcome: 'unknown-case', message: t('chat.unknownCase') }
      const result = transition(subject.state, click.action, click.who, now())
      if (!result.ok) {
        const message = describeOutcome(t, click.action, result.refusal)
        return { outcome: 'refused', refusal: result.refusal, message, card: cardOf(subject) }
      }
      const changed = { ...subject, state: result.next, version: subject.version + 1 }
      cases.set(subject.id, changed)
      await signals.publish(subject.id)
      return { outcome: 'done', message: describeOutcome(t, click.action, null), card: cardOf(changed) }
    },
    async answer(command, prefix) {
      if (command.kind === 'today')
        return describeToday(makeReport(), { locale, timezone: 'Europe/Helsinki' })
      const help = describeHelp(t, ['today', 'lessons', 'rules', 'help'], prefix)
      if (command.kind === 'lessons' || command.kind === 'rules') return { title: command.kind, lines: [] }
      if (command.kind === 'help') return help
      const said = command.kind === 'connect' ? command.channel : command.said
      return { title: t('chat.unknown', { said }), lines: help.lines }
    },
  }

  const matches = (subject: Case, { brand, source, severity, feeling, topic, state }: InboxFilter) =>
    (!severity || subject.mention.verdict.severity === severity) &&
    (!feeling || subject.mention.verdict.feelings.some((shown) => shown.feeling === feeling)) &&
    (!topic || subject.mention.verdict.topics.some((touched) => touched.topic === topic)) &&
    (!brand || subject.mention.brandId === brand) &&
    (!source || subject.mention.sourceId === source) &&
    (!state || (state === 'waiting' ? isWaiting(subject) : subject.state.state === state))

  const inbox: Inbox = {
    async list(filter) {
      const { state: _, ...rest } = filter
      const counts: Record<CaseStateName, number> = { open: 0, claimed: 0, resolved: 0, dismissed: 0 }
      for (const subject of cases.values()) if (matches(subject, rest)) counts[subject.state.state]++
      const named = (ids: string[]) => [...new Set(ids)].map((id) => ({ id, name: id }))
      return {
        cards: [...cases.values()].filter((subject) => matches(subject, filter)).map(cardOf),
        counts,
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

  return { desk, inbox, signals, addressBook, cases, clicks, unheard, cardOf, t }
}

export type MemoryDesk = ReturnType<typeof createMemoryDesk>

const isWaiting = (subject: Case) => subject.state.state === 'open' || subject.state.state === 'claimed'

/** An open, negative case about Acme, written at 12:05 and seen at 12:10 UTC on 21 November 2026. */
export function makeCase(changes: Partial<Case> & { item?: Partial<Case['mention']['item']> } = {}): Case {
  const { item, ...rest } = changes
  const id = rest.id ?? 1
  return {
    id,
    version: 1,
    state: { state: 'open' },
    dueAt: new Date('2026-11-21T13:35:00Z'),
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
    cases: { open: 1, claimed: 0, resolved: 1, dismissed: 0 },
    waiting: { count: 1, overdue: 0 },
    closed: { count: 1, kept: 1 },
    sources: {
      ...{ total: 3, heard: 2 },
      deaf: [{ name: 'acme-board', reason: 'failing since 21 Nov, 13:05: it refused the connection' }],
    },
    promiseMinutes: 90,
  }
}
