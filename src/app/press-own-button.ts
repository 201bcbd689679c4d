import { setTimeout } from 'node:timers/promises'
import type { Environment } from '../../config/environment.ts'
import type { Reach } from '../core/ports.ts'
import { type Answer, knock } from './knock.ts'
import { pressSlack } from './press-slack.ts'

/**
 * Milliseconds: for an answer, after which Slack shows the person a warning; and until Korva is asked once more whether it is
 * well, since the schedule of one that has just started ticks within a second.
 */
const patience = { answerMs: 3_000, startingMs: 1_200 }

export interface Doors {
  /** Where Korva listens on this machine. */
  local: string
  environment: Pick<Environment, 'slack' | 'teams' | 'publicUrl'>
  now: Date
  /** Other limits of time than the usual ones, for tests. */
  patience?: typeof patience
}

type Patience = typeof patience

/**
 * Presses our own buttons where Korva runs, by the addresses that the chats use, and reads the answers: a button that does
 * nothing looks like any other. Socket Mode has no address to press.
 */
export async function pressOwnButtons({ local, environment, now, ...doors }: Doors): Promise<Reach[]> {
  const { slack, teams, publicUrl } = environment
  const here = local.replace(/\/*$/, '/')
  const address = publicUrl ?? here
  const { signingSecret = null, appToken = null } = slack ?? {}
  const limits = doors.patience ?? patience
  const withinMs = limits.answerMs
  return Promise.all([
    openInbox(address, limits),
    ...(signingSecret && !appToken
      ? [pressSlack({ address, local: here, signingSecret, now, withinMs })]
      : []),
    ...(teams ? [pressTeams(address, here, withinMs)] : []),
  ])
}

async function openInbox(address: string, { answerMs: withinMs, startingMs }: Patience): Promise<Reach> {
  const url = new URL('healthz', address).href
  const first = await knock(url, {}, withinMs)
  const answer = isUnwell(first) ? await setTimeout(startingMs).then(() => knock(url, {}, withinMs)) : first
  const what = `web inbox at ${address}`
  if (typeof answer === 'string') return { what, ok: false, detail: answer, hint: leadsElsewhere }
  const health = readHealth(answer)
  if (!health) return { what, ok: false, detail: notOurs(answer), hint: leadsElsewhere }
  if (answer.status === 200) return { what, ok: true, detail: `answered after ${answer.ms} ms`, hint: null }
  const detail = `Korva is there, but ${health.reasons.join(' and ')}`
  return { what, ok: false, detail, hint: 'Its log says why.' }
}

const isUnwell = (answer: Answer | string) => typeof answer !== 'string' && answer.status === 503

const leadsElsewhere =
  'Lead this address to Korva, or correct KORVA_PUBLIC_URL: links, and what pushes to Korva, go by it.'

function readHealth({ html, body }: Answer): { reasons: string[] } | null {
  try {
    const { status, reasons } = JSON.parse(body)
    if (html || (status !== 'ok' && status !== 'failing')) return null
    return { reasons: Array.isArray(reasons) ? reasons.map(String) : [] }
  } catch {
    return null
  }
}

/** Without a token Korva lets nobody in, and says so without a word. */
async function pressTeams(address: string, local: string, withinMs: number): Promise<Reach> {
  const url = new URL('api/messages', address).href
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ type: 'message', text: 'korva:ping' })
  const answer = await knock(url, { method: 'POST', headers, body }, withinMs)
  const what = `teams door at ${url}`
  const hint =
    address === local
      ? 'Start Korva anew, with the .env of now; its log says what it refuses.'
      : `Lead ${url} to ${local}api/messages: the bot's messaging endpoint in Azure says this address.`
  if (typeof answer === 'string') return { what, ok: false, detail: answer, hint }
  const { status, ms } = answer
  if (!answer.html && answer.body === '') {
    if (status === 401 || status === 403) {
      return { what, ok: true, detail: `refuses who has no token, after ${ms} ms`, hint: null }
    }
    if (status === 400 || status === 415) {
      return { what, ok: false, detail: `answered ${status}: the request arrives changed`, hint: unchanged }
    }
  }
  return { what, ok: false, detail: notOurs(answer), hint }
}

const unchanged = 'Have the proxy before Korva hand on the body and its content type unchanged.'

const notOurs = ({ status, html }: Answer) =>
  `answered ${status}${html ? ' with a web page' : ''}: that is not Korva`
