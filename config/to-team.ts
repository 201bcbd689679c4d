import type { SettingsFile } from './schema.ts'
import type { HoursSettings, PromiseTermsSettings, Settings } from './settings.ts'

const usualRemindMs = 10 * 60_000

type TeamSettings = Pick<
  Settings,
  | 'promise'
  | 'claims'
  | 'people'
  | 'groups'
  | 'oncall'
  | 'access'
  | 'quiet'
  | 'cardsPerHour'
  | 'praise'
  | 'retention'
>

/** What the file says of promises, people and noise, with every default filled in. */
export function toTeam(file: SettingsFile): TeamSettings {
  const { claims, access, cardsPerHour, retention } = file
  return {
    ...{ access, cardsPerHour, retention },
    promise: toPromise(file),
    claims: toClaims(claims),
    people: file.people.map(({ email, slack, teams, ...person }) => ({
      ...person,
      ...{ email: email ?? null, slack: slack ?? null, teams: teams ?? null },
    })),
    groups: file.groups.map((group) => ({ ...group, slack: group.slack ?? null })),
    oncall: file.oncall
      ? { ...file.oncall, turns: file.oncall.turns.map((turn) => toTurn(turn, file)) }
      : null,
    quiet: file.quiet ?? null,
    praise: file.praise ?? null,
  }
}

/** Of a short lease the usual ten minutes would be most of it. */
function toClaims({ lease, remind }: SettingsFile['claims']): Settings['claims'] {
  if (lease === null) return null
  return { leaseMs: lease, remindMs: remind ?? Math.min(usualRemindMs, Math.floor(lease / 2)) }
}

/** An address in small letters, as people have it. */
const toTurn = (turn: string, { groups }: SettingsFile) =>
  groups.some(({ id }) => id === turn) ? turn : turn.toLowerCase()

function toPromise({ promise, hours }: SettingsFile): Settings['promise'] {
  const named = new Map(
    hours.map(({ open, holidays, ...rest }): [string, HoursSettings] => [
      rest.id,
      { ...rest, week: open, holidays: holidays ?? null },
    ]),
  )
  const usual: PromiseTermsSettings = {
    respondMs: promise.respond,
    hours: named.get(promise.hours ?? '') ?? null,
  }
  return {
    ...usual,
    rules: promise.rules.map((rule) => ({
      when: rule.when,
      respondMs: rule.respond ?? usual.respondMs,
      hours: rule.hours === undefined ? usual.hours : (named.get(rule.hours) ?? null),
    })),
  }
}
