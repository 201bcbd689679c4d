import { makeFacts } from './card-facts.ts'
import { type CaseAction, type CaseKind, type CaseStateName, isRunning } from './case.ts'
import { actionsIn } from './case-actions.ts'
import type { Clocking } from './clocking.ts'
import { minutesLeft } from './deadline.ts'
import type { Case, Mention } from './mention.ts'
import { shorten } from './shorten.ts'
import type { Locale, Translate } from './texts/index.ts'
import { textsFor } from './texts/index.ts'
import type { Topic } from './topic.ts'
import type { Sentiment } from './verdict.ts'

/**
 * The neutral card of a case, made first and drawn last. Every string in it may come from a stranger: whoever draws it
 * escapes all of them for its platform. Labels are in the settings' language already.
 */
export interface Card {
  caseId: number
  version: number
  locale: Locale
  kind: CaseKind
  state: CaseStateName
  sentiment: Sentiment
  overdue: boolean
  headline: string
  /** A word that marks what is worst; null on the rest. */
  severeMark: string | null
  /** A word that marks a customer who wrote again; null on the rest. */
  returnedMark: string | null
  /** A word that marks made-up mentions; null on real ones. */
  sampleMark: string | null
  title: string | null
  text: string
  author: string | null
  rating: number | null
  facts: Fact[]
  link: { label: string; url: string } | null
  /** Where the team's answer stands. */
  answer: { label: string; url: string } | null
  /** At most two buttons. */
  main: CardAction[]
  /** The rest, for a menu with the label `moreLabel`. */
  more: CardAction[]
  moreLabel: string
}

export interface Fact {
  name: FactName
  label: string
  value: string
}

/** In the order in which a card shows them. */
export const factNames = [
  ...(['feeling', 'topic', 'source', 'age', 'author', 'returned', 'sentiment', 'why'] as const),
  ...(['promise', 'state', 'outcome', 'note'] as const),
] as const

export type FactName = (typeof factNames)[number]

export interface CardAction {
  action: CaseAction
  label: string
}

/** What a card shows besides the case itself. */
export interface CardContext extends Clocking {
  locale: Locale
  brandName: string
  sourceName: string
  /** The topics of the settings, for their names. */
  topics: Topic[]
  sample: boolean
  now: Date
}

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
  const { main, more } = actionsIn(subject)
  const labelled = (actions: CaseAction[]) =>
    actions.map((action) => ({ action, label: t(`card.action.${action}`) }))
  return {
    caseId: subject.id,
    version: subject.version,
    locale: context.locale,
    kind: subject.kind,
    state: subject.state.state,
    sentiment: verdict.label,
    overdue: isRunning(subject) && minutesLeft(subject.dueAt, context.now) < 0,
    headline: t(subject.kind === 'praise' ? 'card.praise' : 'card.headline', {
      brand: context.brandName,
      sentiment: t(`card.sentiment.${verdict.label}`),
    }),
    severeMark: verdict.label === 'negative' && verdict.severity === 'high' ? t('card.severe') : null,
    returnedMark: subject.returned?.again ? t('card.returned') : null,
    sampleMark: context.sample ? t('card.sample') : null,
    title: item.title && shorten(item.title, titleLimit),
    text: shorten(subject.returned?.after.text || wordsOf(subject.mention, t), textLimit),
    author: item.author && shorten(item.author, nameLimit),
    rating: subject.returned?.after.rating ?? item.rating,
    facts: makeFacts(subject, context, t),
    link: linkTo(item.url, t('card.original')),
    answer: linkTo(answerUrl(subject), t('card.answer')),
    main: labelled(main),
    more: labelled(more),
    moreLabel: t('card.more'),
  }
}

const wordsOf = ({ item, erased }: Mention, t: Translate): string =>
  erased ? t('card.erased') : (item.text ?? item.title ?? '')

const linkTo = (url: string | null, label: string) => (url && url.length <= urlLimit ? { label, url } : null)

function answerUrl({ state }: Case): string | null {
  if (state.state === 'resolved') return state.reply ?? null
  const inner = state.state === 'snoozed' ? state.after : state
  return inner.state === 'answered' ? inner.reply : null
}
