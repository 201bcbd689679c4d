import { finding, mapOf, type Row, rowsOf } from './check-references.ts'
import type { Finding } from './describe-issue.ts'
import { parseDuration } from './duration.ts'
import { canonicalHost, isWebAddress } from './fields.ts'
import { shown } from './redact.ts'

const minute = 60_000

/** What a source and a channel say in more than one field, on the raw data. */
export function checkCombinations(file: unknown): Finding[] {
  const allowed = mapOf(mapOf(file).fetch).allowPrivate
  const privateHosts = (Array.isArray(allowed) ? allowed : []).map((host) => canonicalHost(String(host)))
  return [
    ...rowsOf(file, 'sources').flatMap((source) => [
      ...checkAddress(source),
      ...checkSchedule(source, isPrivate(source, privateHosts)),
    ]),
    ...rowsOf(file, 'channels').flatMap(checkChannel),
  ]
}

function checkAddress({ path, value: { url, path: file } }: Row): Finding[] {
  if (url === undefined && file === undefined) {
    const allowed = "an http(s) address, or path with a file below the settings' folder"
    return [finding([...path, 'url'], `is missing; allowed: ${allowed}`)]
  }
  if (url === undefined || file === undefined) return []
  return [finding([...path, 'path'], 'is set besides url; allowed: one of the two')]
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

function isPrivate({ value: { url } }: Row, privateHosts: (string | null)[]): boolean {
  if (typeof url !== 'string' || !isWebAddress(url.trim())) return false
  const { protocol, hostname, port } = new URL(url.trim())
  return privateHosts.includes(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`)
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
