import type { Environment } from '../../config/environment.ts'
import { holidaysOf } from '../../config/holidays.ts'
import type { FoundSettings } from '../../config/read-settings.ts'
import type { HoursSettings, PromiseTermsSettings, Settings } from '../../config/settings.ts'
import { placeSource } from '../collect/place-source.ts'
import type { PromiseSettings, PromiseTerms, WorkingHours } from '../core/promise.ts'
import type { Role, Team } from '../core/team.ts'
import type { FlowSettings } from '../flows/parts.ts'

/** The settings as the flows know them, each source with its place and whether it has its keys. */
export function flowSettings({ settings, dir }: FoundSettings, environment: Environment): FlowSettings {
  const { brands, channels, routes, operations, topics, locale, timezone } = settings
  const { claims, access, quiet, cardsPerHour, praise, retention } = settings
  const { keys, publicUrl } = environment
  const sources = settings.sources.map((source) => placeSource(source, { settingsDir: dir, keys }))
  return {
    ...{ brands, sources, channels, routes, operations, topics, publicUrl, locale, timezone },
    ...{ quiet, cardsPerHour, praise, retentionDays: retention.days, apart: access.apart },
    promise: toPromise(settings),
    lease: claims && { ms: claims.leaseMs, remindMs: claims.remindMs },
    team: toTeam(settings),
  }
}

/** Hours of one id are made once: their holidays are remembered by year. */
function toPromise({ promise, timezone }: Settings): PromiseSettings {
  const made = new Map<string, WorkingHours>()
  const hoursOf = (hours: HoursSettings): WorkingHours => {
    const known = made.get(hours.id) ?? toHours(hours, timezone)
    made.set(hours.id, known)
    return known
  }
  const terms = ({ respondMs, hours }: PromiseTermsSettings): PromiseTerms => ({
    respondMs,
    hours: hours && hoursOf(hours),
  })
  return { ...terms(promise), rules: promise.rules.map((rule) => ({ ...terms(rule), when: rule.when })) }
}

function toHours({ week, holidays, closed }: HoursSettings, timezone: string): WorkingHours {
  const isHoliday = holidays === null ? () => false : holidaysOf(holidays)
  const off = new Set(closed)
  return { timezone, week, isHoliday: (day) => off.has(day) || isHoliday(day) }
}

function toTeam({ people, groups, oncall, access }: Settings): Team {
  const role = (name: Role | 'nobody') => (name === 'nobody' ? null : name)
  return { people, groups, rota: oncall, everybody: role(access.everybody), web: role(access.web) }
}
