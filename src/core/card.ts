import { makeFacts } from './card-facts.ts'
import { actionsIn, type CaseAction, type CaseStateName } from './case.ts'
import type { Clocking } from './clocking.ts'
import { minutesLeft } from './deadline.ts'
import type { Case } from './mention.ts'
import { shorten } from './shorten.ts'
import type { Locale } from './texts/index.ts'
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
  state: CaseStateName
  sentiment: Sentiment
  overdue: boolean
  headline: string
  /** A word that marks what is worst; null on the rest. */
  severeMark: string | null
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
  name: 'feeling' | 'topic' | 'source' | 'age' | 'sentiment' | 'why' | 'promise' | 'state'
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
  /** The topics of the settings, for their names. */
  topics: Topic[]
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
    severeMark: verdict.label === 'negative' && verdict.severity === 'high' ? t('card.severe') : null,
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

const isWaiting = (subject: Case) => subject.state.state === 'open' || subject.state.state === 'claimed'
