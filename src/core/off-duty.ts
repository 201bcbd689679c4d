import type { PromiseSettings, WorkingHours } from './promise.ts'
import type { Team } from './team.ts'

/** When nobody is on duty, as the settings have it. */
export interface OffDuty {
  /** Whether working hours are set at all: without, promises run around the clock. */
  hours: boolean
  /** The spans of a week in which nobody works, in minutes from Monday's midnight; one over Sunday's ends ends before it begins. */
  gaps: { from: number; to: number }[]
  /** Who takes turns on call, around the clock: names of people and groups. */
  onCall: string[]
}

const day = 1_440
const week = 7 * day

/** The working hours of all promises, each once. */
export const hoursIn = ({ hours, rules }: PromiseSettings): WorkingHours[] => [
  ...new Set([hours, ...rules.map((rule) => rule.hours)].filter((each) => each !== null)),
]

/** Finds out when nobody is on duty. Holidays are left aside: they are other days each year. */
export function offDuty(settings: {
  promise: PromiseSettings
  team: Pick<Team, 'rota' | 'people' | 'groups'>
}): OffDuty {
  const all = hoursIn(settings.promise)
  return {
    hours: all.length > 0,
    gaps: all.length > 0 ? gapsOf(all) : [],
    onCall: [...new Set(settings.team.rota?.turns)].map((turn) => nameOf(turn, settings.team)),
  }
}

function gapsOf(all: WorkingHours[]): OffDuty['gaps'] {
  const worked = new Uint8Array(week)
  for (const { week: days } of all) {
    for (const [n, spans] of days.entries()) {
      for (const { from, to } of spans) worked.fill(1, n * day + from, n * day + to)
    }
  }
  const gaps: OffDuty['gaps'] = []
  for (let from = worked.indexOf(0); from >= 0; ) {
    const end = worked.indexOf(1, from)
    gaps.push({ from, to: end < 0 ? week : end })
    from = end < 0 ? -1 : worked.indexOf(0, end)
  }
  return joinOverSunday(gaps)
}

/** What ends with the week goes on with the next one. */
function joinOverSunday(gaps: OffDuty['gaps']): OffDuty['gaps'] {
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (gaps.length < 2 || first!.from > 0 || last!.to < week) return gaps
  return [...gaps.slice(1, -1), { from: last!.from, to: first!.to }]
}

const nameOf = (turn: string, { people, groups }: Pick<Team, 'people' | 'groups'>): string =>
  groups.find(({ id }) => id === turn)?.name ?? people.find(({ email }) => email === turn)?.name ?? turn
