import type { Act, CaseFacts, CaseState, OpenState, Refusal, WorkingState } from './case.ts'
import { answeredAt, isClosed, ownerOf, wakeUp } from './case.ts'
import type { Outcome } from './outcome.ts'
import { isGroup, type Owner, type Person, samePerson } from './person.ts'
import { lessonKinds } from './teaching.ts'

/** Who does it and when, and how long a claim lasts without a sign of an answer, in milliseconds (null: for ever). */
export interface Doing {
  who: Person | null
  at: Date
  leaseMs: number | null
}

export type Transition = { ok: true; next: CaseState } | { ok: false; refusal: Refusal }

/**
 * The one place that decides what an action does to a case. Pure. Who may do it at all is decided apart (`access.ts`);
 * the new end of a promise, where the customer came back, is reckoned by the flow.
 */
export function transition(subject: CaseFacts, act: Act, doing: Doing): Transition {
  const { state: current } = subject
  if (act.action === 'note' || act.action === 'changed') return become(noted(current, act.action))
  if (act.action === 'came-back')
    return become(isClosed(current) ? { state: 'open' } : unanswered(current, doing))
  if (act.action === 'reopen')
    return isClosed(current) ? become({ state: 'open' }) : refuse({ code: 'already-open' })
  if (isClosed(current)) return refuse({ code: 'closed', as: current.state, by: current.by })
  if (act.action === 'lapse' || act.action === 'wake') return timed(current, act.action, doing)
  return doing.who
    ? work(subject, current, act, { ...doing, who: doing.who })
    : refuse({ code: 'not-claimed' })
}

type Worked = Exclude<Act, { action: 'note' | 'changed' | 'came-back' | 'reopen' | 'lapse' | 'wake' }>

function work(
  subject: CaseFacts,
  current: OpenState,
  act: Worked,
  doing: Doing & { who: Person },
): Transition {
  switch (act.action) {
    case 'claim':
      return claim(current, doing)
    case 'release': {
      const inner = wakeUp(current)
      return inner.state === 'claimed' ? become({ state: 'open' }) : refuse({ code: 'not-claimed' })
    }
    case 'assign':
      return assign(current, act.to, doing)
    case 'snooze':
      return snooze(subject, current, act, doing)
    case 'reply':
      return become(answered(current, act.url, doing))
    case 'resolve':
      return become(resolved(current, act.outcome, doing))
    case 'dismiss':
      return act.of === subject.id
        ? refuse({ code: 'duplicate-of-itself' })
        : become(dismissed(current, act, doing))
    case 'thank':
    case 'ask-quote':
    case 'never-ask':
      return praise(subject, current, act, doing)
  }
}

function claim(current: OpenState, { who, at, leaseMs }: Doing & { who: Person }): Transition {
  const owner = ownerOf(current)
  if (owner && samePerson(owner, who) && current.state !== 'snoozed') return refuse({ code: 'already-yours' })
  // What a group has, anybody of it may take: that is what it was given to them for.
  if (owner && !isGroup(owner) && !samePerson(owner, who)) return refuse({ code: 'already-claimed', owner })
  const inner = wakeUp(current)
  if (owner && samePerson(owner, who)) return become(woken(inner, { at, leaseMs }))
  if (inner.state === 'answered') return become({ ...inner, owner: who })
  return become({ state: 'claimed', owner: who, at, lapsesAt: leaseEnd(at, leaseMs) })
}

function assign(current: OpenState, to: Owner, { who, at, leaseMs }: Doing & { who: Person }): Transition {
  const inner = wakeUp(current)
  const owner = ownerOf(inner)
  if (owner && samePerson(owner, to)) {
    return refuse(samePerson(owner, who) ? { code: 'already-yours' } : { code: 'already-claimed', owner })
  }
  if (inner.state === 'answered') return become({ ...inner, owner: to })
  // Nobody of a group has said yet that they answer: what it has comes back as well.
  return become({ state: 'claimed', owner: to, at, lapsesAt: leaseEnd(at, leaseMs) })
}

function snooze(
  { dueAt, kind }: CaseFacts,
  current: OpenState,
  { until, reason, pastPromise }: Extract<Act, { action: 'snooze' }>,
  { who, at }: Doing & { who: Person },
): Transition {
  if (until <= at) return refuse({ code: 'in-the-past' })
  const runs = kind === 'complaint' && answeredAt(current) === null
  // What is broken already is past its promise whatever is done: it is warned of all the same.
  if (runs && until > dueAt && !pastPromise) return refuse({ code: 'past-promise', dueAt })
  return become({ state: 'snoozed', by: who, at, until, reason, after: wakeUp(current) })
}

/** Where the answer stands stays known: whoever looks at the card later wants to read it. */
function resolved(
  current: OpenState,
  outcome: Outcome | null,
  { who: by, at }: Doing & { who: Person },
): CaseState {
  const inner = wakeUp(current)
  const reply = inner.state === 'answered' ? inner.reply : null
  return {
    ...{ state: 'resolved', by, at, answeredAt: answeredAt(current) ?? at, outcome },
    ...(reply !== null && { reply }),
  }
}

/** That the customer was answered before stays known: the promise was kept or missed by then. */
function dismissed(
  current: OpenState,
  { why, of }: Extract<Act, { action: 'dismiss' }>,
  { who: by, at }: Doing & { who: Person },
): Extract<CaseState, { state: 'dismissed' }> {
  const lesson = lessonKinds.find((kind) => kind === why) ?? null
  const first = answeredAt(current)
  return {
    ...{ state: 'dismissed', by, at, why, of: why === 'duplicate' ? of : null, lesson },
    ...(first && { answeredAt: first }),
  }
}

function praise(
  { kind, asked }: CaseFacts,
  current: OpenState,
  act: Extract<Act, { action: 'thank' | 'ask-quote' | 'never-ask' }>,
  doing: Doing & { who: Person },
): Transition {
  if (kind !== 'praise') return refuse({ code: 'no-praise' })
  if (act.action === 'thank') {
    return become(answered(current, act.url, doing))
  }
  if (act.action === 'never-ask') return become(current)
  if (asked) return refuse({ code: 'asked-before', who: asked.who.name, at: asked.at, never: asked.never })
  const inner = wakeUp(current)
  if (inner.state === 'answered') return become(inner)
  // Whoever has it keeps it: to ask takes nothing from them, and shows that somebody is at it.
  if (inner.state === 'claimed' && !isGroup(inner.owner)) return become({ ...inner, lapsesAt: null })
  return become({ state: 'claimed', owner: doing.who, at: doing.at, lapsesAt: null })
}

/** Of several answers the first one stops the clock; the last one is where the customer reads on. */
function answered(current: OpenState, reply: string | null, { who, at }: Doing & { who: Person }): CaseState {
  const first = answeredAt(current) ?? at
  return { state: 'answered', owner: ownerOf(current) ?? who, by: who, at: first, reply }
}

/** What is done by the clock: refused where somebody was faster. People wake a case when they like, Korva in its time. */
function timed(current: OpenState, action: 'lapse' | 'wake', { who, at, leaseMs }: Doing): Transition {
  if (action === 'lapse') {
    const lapses = current.state === 'claimed' && current.lapsesAt !== null && current.lapsesAt <= at
    return lapses ? become({ state: 'open' }) : refuse({ code: 'not-claimed' })
  }
  if (current.state !== 'snoozed' || (who === null && current.until > at)) {
    return refuse({ code: 'not-snoozed' })
  }
  return become(woken(current.after, { at, leaseMs }))
}

/** What rested goes on: a claim that lapses has its whole time again. */
const woken = (inner: WorkingState, { at, leaseMs }: Pick<Doing, 'at' | 'leaseMs'>): WorkingState =>
  inner.state === 'claimed' ? { ...inner, at, lapsesAt: inner.lapsesAt && leaseEnd(at, leaseMs) } : inner

/** A note shows that somebody is at it: the claim does not lapse any more, nor once it is awake. */
function noted(current: CaseState, action: 'note' | 'changed'): CaseState {
  if (action !== 'note') return current
  if (current.state === 'snoozed') return { ...current, after: kept(current.after) }
  return current.state === 'claimed' ? kept(current) : current
}

const kept = <State extends WorkingState>(inner: State): State =>
  inner.state === 'claimed' ? { ...inner, lapsesAt: null } : inner

/** The customer wrote again: what was answered waits for an answer again, with whom it was. */
function unanswered(current: OpenState, doing: Doing): CaseState {
  const inner = current.state === 'snoozed' ? woken(current.after, doing) : current
  if (inner.state !== 'answered') return inner
  // Whoever had it may have gone home: it is leased like any claim.
  return { state: 'claimed', owner: inner.owner, at: doing.at, lapsesAt: leaseEnd(doing.at, doing.leaseMs) }
}

const leaseEnd = (at: Date, leaseMs: number | null) =>
  leaseMs === null ? null : new Date(at.getTime() + leaseMs)

const become = (next: CaseState): Transition => ({ ok: true, next })
const refuse = (refusal: Refusal): Transition => ({ ok: false, refusal })
