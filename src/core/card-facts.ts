import type { CardContext, Fact } from './card.ts'
import { clockTime, duration } from './clocking.ts'
import { minutesLeft, minutesSince } from './deadline.ts'
import type { Case } from './mention.ts'
import { shorten } from './shorten.ts'
import type { Translate } from './texts/index.ts'
import { topicName } from './topic.ts'
import type { Reason, Verdict } from './verdict.ts'

/** Feelings, topics and words of each that a card names: the strongest ones tell, the rest would bury them. */
const most = { feelings: 3, topics: 4, words: 3, reasons: 5 }
const nameLimit = 100
const listLimit = 200

/**
 * What a card says of a case below the customer's text, in the order in which it helps to answer: how the customer feels
 * and about what, where and when it was written, what the judgement rests on, the promise, and where the case stands.
 */
export function makeFacts(subject: Case, context: CardContext, t: Translate): Fact[] {
  const values: Record<Fact['name'], string> = {
    feeling: feelingText(subject.mention.verdict, t),
    topic: topicText(subject.mention.verdict, context, t),
    source: sourceText(subject, context, t),
    age: ageText(subject, context.now, t),
    sentiment: judgementText(subject.mention.verdict, t),
    why: whyText(subject, context, t),
    promise: promiseText(subject, context, t),
    state: stateText(subject, t),
  }
  const names = Object.keys(values) as Fact['name'][]
  return names
    .filter((name) => values[name] !== '')
    .map((name) => ({ name, label: t(`card.fact.${name}`), value: values[name] }))
}

function feelingText({ feelings }: Verdict, t: Translate): string {
  const shown = feelings.slice(0, most.feelings).map(({ feeling, words }) => {
    const name = t(`card.feeling.${feeling}`)
    return words.length ? t('card.felt', { feeling: name, words: listWords(words, most.words) }) : name
  })
  return shown.join('; ')
}

function topicText({ topics }: Verdict, { topics: known }: CardContext, t: Translate): string {
  const names = topics.map(({ topic }) => topicName(topic, known, t))
  return [...new Set(names)].slice(0, most.topics).join(', ')
}

function sourceText({ alsoIn }: Case, { sourceName: source }: CardContext, t: Translate): string {
  return alsoIn > 0 ? t('card.alsoIn', { source, count: alsoIn }) : source
}

function ageText({ mention }: Case, now: Date, t: Translate): string {
  const writtenAgo = duration(minutesSince(mention.writtenAt, now), t)
  const late = minutesSince(mention.writtenAt, mention.seenAt)
  const age =
    late > 0
      ? t('card.ageSeen', { age: writtenAgo, late: duration(late, t) })
      : t('card.age', { age: writtenAgo })
  const { author } = mention.item
  return author ? t('card.by', { author: shorten(author, nameLimit), age }) : age
}

/** Why it is judged so, how bad it is and how sure that is: in words, since nobody answers a customer by a number. */
function judgementText(verdict: Verdict, t: Translate): string {
  const words = verdict.reasons.map((reason) => reasonText(reason, t))
  const severity = verdict.label === 'negative' ? [t(`card.severity.${verdict.severity}`)] : []
  return t('card.because', {
    words: words.length ? listWords(words, most.reasons) : t('card.noWords'),
    judged: [...severity, t(`card.sure.${certainty(verdict.confidence)}`)].join(', '),
  })
}

/** What the team taught is told in its language; words and stars stand as they are. */
function reasonText({ text, weight, taught }: Reason, t: Translate): string {
  if (!taught) return text
  const { word, calm, angry } = taught
  const how = weight > 0 ? 'calm' : 'angry'
  const count = weight > 0 ? calm : angry
  return word === null
    ? t('card.taught.all', { count: calm, of: calm + angry })
    : t(`card.taught.${how}`, { count, word: shorten(word, nameLimit) })
}

/** Confidence is calibrated: of what is `sure` about nine in ten are right, of a `guess` hardly six. */
function certainty(confidence: number): 'sure' | 'fairly' | 'guess' {
  if (confidence >= 0.85) return 'sure'
  return confidence >= 0.6 ? 'fairly' : 'guess'
}

/** Only where a reader may wonder: that the name or a tag stands there, or that the source is about it, is plain. */
function whyText({ mention }: Case, { brandName: brand }: CardContext, t: Translate): string {
  const { why } = mention
  if (why?.code !== 'form' && why?.code !== 'context' && why?.code !== 'learnt') return ''
  const terms = mention.terms.map((term) => term.toLowerCase())
  const telling = why.words.filter((word) => !terms.some((term) => term.includes(word.toLowerCase())))
  if (telling.length === 0) return ''
  return t(`card.why.${why.code}`, { brand, words: listWords(telling, most.reasons) })
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

/** Where the case stands, and what the team taught by closing it. */
function stateText({ state }: Case, t: Translate): string {
  if (state.state === 'open') return t('card.state.open')
  if (state.state === 'claimed') return t('card.state.claimed', { who: state.owner.name })
  const taught = state.state === 'dismissed' && state.lesson
  return t(`card.state.${taught || state.state}`, { who: state.by.name })
}

/** The first few words, each once, within the room that a line has. */
const listWords = (words: string[], count: number) =>
  shorten([...new Set(words)].slice(0, count).join(', '), listLimit)
