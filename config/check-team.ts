import { finding, mapOf, type Row, rowsOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'
import { parseDuration } from './duration.ts'
import { suggestion } from './nearest.ts'
import { pathText, shown } from './redact.ts'

/** What the settings say of people, groups, the rota and claims that does not fit together, on the raw data. */
export function checkTeam(file: unknown): Finding[] {
  const [people, groups] = [rowsOf(file, 'people'), rowsOf(file, 'groups')]
  return [
    ...people.flatMap(checkPerson),
    ...checkRepeated(people, 'email', 'an address'),
    ...checkRepeated(people, 'slack', 'an id'),
    ...checkRepeated(people, 'teams', 'an id'),
    ...checkTurns(mapOf(mapOf(file).oncall).turns, people, groups),
    ...checkLease(mapOf(mapOf(file).claims)),
  ]
}

/** Somebody by whom nobody can be known is a slip. */
function checkPerson({ path, value }: Row): Finding[] {
  if (value.email ?? value.slack ?? value.teams) return []
  return [finding([...path, 'email'], 'is missing; allowed: an e-mail address, or an id in slack or teams')]
}

/** Of two people with one address or id nobody could say which one acts. */
function checkRepeated(people: Row[], field: 'email' | 'slack' | 'teams', what: string): Finding[] {
  const first = new Map<string, string>()
  return people.flatMap(({ path, value }) => {
    const key = lower(value[field])
    const before = key === null ? undefined : first.get(key)
    if (key === null || before === undefined) {
      if (key !== null) first.set(key, pathText([...path, field]))
      return []
    }
    const found = `is ${shown(value[field])}, as ${before} is`
    return [finding([...path, field], `${found}; allowed: ${what} of their own`)]
  })
}

function checkTurns(turns: unknown, people: Row[], groups: Row[]): Finding[] {
  if (!Array.isArray(turns)) return []
  const emails = people.map(({ value }) => lower(value.email)).filter((email) => email !== null)
  const ids = groups.map(({ value }) => value.id).filter((id) => typeof id === 'string')
  return turns.flatMap((turn, n) => {
    if (typeof turn !== 'string' || emails.includes(lower(turn)!)) return []
    const path = ['oncall', 'turns', n]
    const group = groups.find(({ value }) => value.id === turn.trim())
    if (group) return checkCalled(group, turn, path)
    const known = [...emails, ...ids]
    const allowed = known.slice(0, 20).join(', ') || 'none, since there are no people and no groups'
    const found = `is ${shown(turn)}, which is no person's address and no group`
    return [finding(path, `${found}; allowed: ${allowed}${suggestion(turn, known)}`)]
  })
}

/** A group that calls nobody would leave a week without anybody on call. */
function checkCalled({ value }: Row, turn: string, path: PropertyKey[]): Finding[] {
  const hasMembers = value.members !== undefined && !(Array.isArray(value.members) && !value.members.length)
  if (hasMembers || value.slack !== undefined) return []
  const allowed = 'a group with members, or with a user group of Slack'
  return [finding(path, `is ${shown(turn)}, a group that nobody is in; allowed: ${allowed}`)]
}

function checkLease({ lease = '30m', remind }: Record<string, unknown>): Finding[] {
  const [whole, before] = [parseDuration(String(lease)), parseDuration(String(remind))]
  if (whole === null || before === null || before < whole) return []
  const allowed = `shorter than the lease, which is ${String(lease)}`
  return [finding(['claims', 'remind'], `is ${shown(remind)}; allowed: ${allowed}`)]
}

const lower = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : null)
