import { actionsIn, type CaseAction, type CaseStateName } from './case.ts'
import { type Clocking, clockTime, duration } from './clocking.ts'
import { minutesLeft, minutesSince } from './deadline.ts'
import type { Case } from './mention.ts'
import type { Locale, Translate } from './texts/index.ts'
import { textsFor } from './texts/index.ts'
import type { Sentiment } from './verdict.ts'

/**
 * The neutral card of a case, made first and drawn last. Every string in it may come from a stranger: whoever draws it
 * escapes all of them for its platform. Labels are in the settings' language already.
 */
export interface Card {
  caseId: number
  version: number
  locale: Locale
  state: CaseStateName
  sentiment: Sentiment
  overdue: boolean
  headline: string
  /** A word that marks made-up mentions; null on real ones. */
  sampleMark: string | null
  title: string | null
  text: string
  author: string | null
  rating: number | null
  facts: Fact[]
  link: { label: string; url: string } | null
  /** At most two buttons. */
  main: CardAction[]
  /** The rest, for a menu with the label `moreLabel`. */
  more: CardAction[]
  moreLabel: string
}

export interface Fact {
  name: 'source' | 'age' | 'sentiment' | 'promise' | 'state'
  label: string
  value: string
}

export interface CardAction {
  action: CaseAction
  label: string
}

/** What a card shows besides the case itself. */
export interface CardContext extends Clocking {
  locale: Locale
  brandName: string
  sourceName: string
  sample: boolean
  now: Date
}

const mainActions: CaseAction[] = ['claim', 'resolve']
/** Characters of the customer's text that a card shows; the original is one click away. */
const textLimit = 1500
const titleLimit = 300
const nameLimit = 100
/** Longer addresses are refused by Slack's buttons, and made by nobody in good faith. */
const urlLimit = 3000

/** Makes the neutral card of a case as it stands at `now`. Pure. */
export function makeCard(subject: Case, context: CardContext): Card {
  const t = textsFor(context.locale)
  const { item, verdict } = subject.mention
  const actions = actionsIn(subject.state.state).map((action) => ({
    action,
    label: t(`card.action.${action}`),
  }))
  return {
    caseId: subject.id,
    version: subject.version,
    locale: context.locale,
    state: subject.state.state,
    sentiment: verdict.label,
    overdue: isWaiting(subject) && minutesLeft(subject.dueAt, context.now) < 0,
    headline: t('card.headline', {
      brand: context.brandName,
      sentiment: t(`card.sentiment.${verdict.label}`),
    }),
    sampleMark: context.sample ? t('card.sample') : null,
    title: item.title && shorten(item.title, titleLimit),
    text: shorten(item.text ?? item.title ?? '', textLimit),
    author: item.author && shorten(item.author, nameLimit),
    rating: item.rating,
    facts: makeFacts(subject, context, t),
    link: item.url && item.url.length <= urlLimit ? { label: t('card.original'), url: item.url } : null,
    main: actions.filter(({ action }) => mainActions.includes(action)),
    more: actions.filter(({ action }) => !mainActions.includes(action)),
    moreLabel: t('card.more'),
  }
}

/** Cuts a text to `limit` UTF-16 units at most, at a whole character, with an ellipsis as the last one. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

const isWaiting = (subject: Case) => subject.state.state === 'open' || subject.state.state === 'claimed'

function makeFacts(subject: Case, context: CardContext, t: Translate): Fact[] {
  const { mention } = subject
  const values = {
    source: context.sourceName,
    age: ageText(subject, context.now, t),
    sentiment: reasonsText(subject, t),
    promise: promiseText(subject, context, t),
    state: t(`card.state.${subject.state.state}`, { who: whoIn(subject) }),
  }
  const names = Object.keys(values) as Fact['name'][]
  const author = mention.item.author && shorten(mention.item.author, nameLimit)
  const withAuthor = author ? { ...values, age: t('card.by', { author, age: values.age }) } : values
  return names.map((name) => ({ name, label: t(`card.fact.${name}`), value: withAuthor[name] }))
}

function whoIn({ state }: Case): string {
  if (state.state === 'open') return ''
  return state.state === 'claimed' ? state.owner.name : state.by.name
}

function ageText({ mention }: Case, now: Date, t: Translate): string {
  const age = duration(minutesSince(mention.writtenAt, now), t)
  const late = minutesSince(mention.writtenAt, mention.seenAt)
  return late > 0 ? t('card.ageSeen', { age, late: duration(late, t) }) : t('card.age', { age })
}

function reasonsText({ mention }: Case, t: Translate): string {
  const words = mention.verdict.reasons.slice(0, 5).map((reason) => reason.text)
  return t('card.score', {
    words: words.length ? shorten(words.join(', '), 200) : t('card.noWords'),
    score: mention.verdict.score.toFixed(2),
  })
}

function promiseText(subject: Case, context: CardContext, t: Translate): string {
  if (subject.state.state === 'resolved' || subject.state.state === 'dismissed') {
    const took = minutesSince(subject.mention.writtenAt, subject.state.at)
    return t('card.closedIn', { took: duration(took, t) })
  }
  const left = minutesLeft(subject.dueAt, context.now)
  const time = clockTime(subject.dueAt, context)
  return left >= 0
    ? t('card.left', { left: duration(left, t), time })
    : t('card.overdue', { late: duration(-left, t), time })
}
