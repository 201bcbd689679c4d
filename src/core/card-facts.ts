import { type CardContext, type Fact, type FactName, factNames } from './card.ts'
import { answeredAt } from './case.ts'
import { clockTime, duration, shortDay } from './clocking.ts'
import { minutesLeft, minutesSince } from './deadline.ts'
import { outcomeLine } from './describe-event.ts'
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
  const values: Record<FactName, string> = {
    feeling: feelingText(subject.mention.verdict, t),
    topic: topicText(subject.mention.verdict, context, t),
    source: sourceText(subject, context, t),
    age: ageText(subject, context.now, t),
    author: authorText(subject, context, t),
    returned: returnedText(subject, context.now, t),
    sentiment: judgementText(subject.mention.verdict, t),
    why: whyText(subject, context, t),
    promise: promiseText(subject, context, t),
    state: stateText(subject, context, t),
    outcome: outcomeText(subject, t),
    note: noteText(subject, t),
  }
  return factNames
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

/** What else they wrote: whoever complained in May and praises now is worth a thought. */
function authorText({ author, asked }: Case, context: CardContext, t: Translate): string {
  const day = (at: Date) => shortDay(at, context)
  const parts = [
    ...(author?.lastNegativeAt
      ? [t('card.author.complained', { count: author.negative, day: day(author.lastNegativeAt) })]
      : []),
    ...(author?.lastPositiveAt
      ? [t('card.author.praised', { count: author.positive, day: day(author.lastPositiveAt) })]
      : []),
    ...(asked
      ? [
          t(asked.never ? 'card.author.never' : 'card.author.asked', {
            who: asked.who.name,
            day: day(asked.at),
          }),
        ]
      : []),
  ]
  return parts.join(', ')
}

/** What stood there before, and the stars before and after where they are other ones. */
function returnedText({ returned }: Case, now: Date, t: Translate): string {
  if (!returned) return ''
  const { before, after, at, again } = returned
  const ago = duration(minutesSince(at, now), t)
  const said = shorten(oneLine(before.text).trim(), listLimit)
  const stars =
    before.rating !== null && after.rating !== null && before.rating !== after.rating
      ? [t('card.back.stars', { before: before.rating, after: after.rating })]
      : []
  const words = said && before.text !== after.text ? [t('card.back.before', { said })] : []
  return [t(again ? 'card.back.again' : 'card.back.changed', { ago }), ...stars, ...words].join('; ')
}

/** What is left of the promise, and what the feed has cost of it; once there is an answer, how long that took. */
function promiseText(subject: Case, context: CardContext, t: Translate): string {
  if (subject.kind === 'praise') return ''
  const { state, promisedAt, mention } = subject
  const answered = answeredAt(state)
  const took = (at: Date) => duration(minutesSince(promisedAt, at), t)
  if (answered) {
    const kept = answered <= subject.dueAt ? 'kept' : 'missed'
    return t(`card.answered.${kept}`, {
      took: took(answered),
      late: duration(-minutesLeft(subject.dueAt, answered), t),
    })
  }
  if (state.state === 'dismissed') return t('card.closedIn', { took: took(state.at) })
  const left = minutesLeft(subject.dueAt, context.now)
  const time = clockTime(subject.dueAt, context)
  if (left < 0) return t('card.overdue', { late: duration(-left, t), time })
  const lost = minutesSince(promisedAt, mention.seenAt)
  const seen = promisedAt.getTime() === mention.writtenAt.getTime() && lost > 0
  return seen
    ? t('card.leftSeen', { late: duration(lost, t), left: duration(left, t), time })
    : t('card.left', { left: duration(left, t), time })
}

/** Where the case stands, with whom and until when, and what the team taught by closing it. */
function stateText({ state, kind }: Case, context: CardContext, t: Translate): string {
  switch (state.state) {
    case 'open':
      return t(kind === 'praise' ? 'card.state.unthanked' : 'card.state.open')
    case 'claimed': {
      const who = state.owner.name
      return state.lapsesAt
        ? t('card.state.claimedUntil', { who, time: clockTime(state.lapsesAt, context) })
        : t('card.state.claimed', { who })
    }
    case 'answered':
      return t(state.reply ? 'card.state.answered' : 'card.state.answeredElsewhere', { who: state.by.name })
    case 'snoozed': {
      const time = clockTime(state.until, context)
      const reason = shorten(oneLine(state.reason), listLimit) || t('thread.event.gone')
      return t('card.state.snoozed', { who: state.by.name, time, reason })
    }
    case 'resolved':
      return t('card.state.resolved', { who: state.by.name })
    case 'dismissed': {
      if (state.why === 'duplicate' && state.of !== null) {
        return t('card.state.duplicate', { who: state.by.name, of: state.of })
      }
      // A lesson that was taken back is no reason any more.
      const why = state.lesson ?? (isLesson(state.why) || state.why === 'duplicate' ? null : state.why)
      return t(`card.state.${why ?? 'dismissed'}`, { who: state.by.name })
    }
  }
}

const isLesson = (why: string | null) => why === 'not-us' || why === 'not-negative' || why === 'mute'

/** How it ended, as the one who resolved it says: the treatment first, since it counts for more. */
function outcomeText({ state }: Case, t: Translate): string {
  if (state.state !== 'resolved' || !state.outcome) return ''
  return outcomeLine(state.outcome, t)
}

function noteText({ notes }: Case, t: Translate): string {
  if (!notes) return ''
  const { last, count } = notes
  const text = shorten(oneLine(last.text), listLimit)
  return t('card.notes', { count, who: last.who.name, text })
}

/** The first few words, each once, within the room that a line has. */
const listWords = (words: string[], count: number) =>
  shorten([...new Set(words)].slice(0, count).join(', '), listLimit)

const oneLine = (text: string) => text.replace(/\s+/gu, ' ')
