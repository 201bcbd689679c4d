import { finding, mapOf, type Row, rowsOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'
import { parseDuration } from './duration.ts'
import { canonicalHost, hostAndPortOf, isWebAddress } from './fields.ts'
import { shown } from './redact.ts'

const minute = 60_000

/** What a source and a channel say in more than one field, on the raw data. */
export function checkCombinations(file: unknown): Finding[] {
  const allowed = mapOf(mapOf(file).fetch).allowPrivate
  const privateHosts = (Array.isArray(allowed) ? allowed : []).map((host) => canonicalHost(String(host)))
  return [
    ...rowsOf(file, 'sources').flatMap((source) => checkSchedule(source, isPrivate(source, privateHosts))),
    ...rowsOf(file, 'channels').flatMap(checkChannel),
  ]
}

function checkSchedule({ path, value: { every, cron } }: Row, onPrivateHost: boolean): Finding[] {
  const findings: Finding[] = []
  if (every !== undefined && cron !== undefined) {
    findings.push(finding([...path, 'cron'], 'is set besides every; allowed: one of the two'))
  }
  if (onPrivateHost) return findings
  const interval = typeof every === 'string' ? parseDuration(every) : null
  const least = '(at least 1s for hosts under fetch.allowPrivate)'
  if (interval !== null && interval >= 1000 && interval < minute) {
    findings.push(finding([...path, 'every'], `is ${shown(every)}; allowed: at least 1m ${least}`))
  }
  if (typeof cron === 'string' && firesWithinMinute(cron)) {
    findings.push(finding([...path, 'cron'], `is ${shown(cron)}; allowed: at most once a minute ${least}`))
  }
  return findings
}

/** With six fields the first one is the seconds: only a single number there keeps a minute between two runs. */
function firesWithinMinute(cron: string): boolean {
  const fields = cron.trim().split(/\s+/)
  return fields.length === 6 && !/^\d+$/.test(fields[0]!)
}

/** Kinds name their host by fields of their own: any of them that is an address tells. */
function isPrivate({ value }: Row, privateHosts: (string | null)[]): boolean {
  return Object.values(value).some((field) => {
    if (typeof field !== 'string' || !isWebAddress(field.trim())) return false
    return privateHosts.includes(hostAndPortOf(new URL(field.trim())))
  })
}

function checkChannel({ path, value: { id, platform, target } }: Row): Finding[] {
  const findings: Finding[] = []
  if (platform === 'slack' && target === undefined) {
    const where = "the channel's id, such as C0123456789, at the end of its details in Slack"
    findings.push(finding([...path, 'target'], `is missing; allowed: ${where}`))
  }
  if (id === 'inbox' && platform !== 'web') {
    findings.push(finding([...path, 'id'], 'is "inbox", which is the web inbox; allowed: another id'))
  }
  return findings
}
