import { compareHearing, type HearingChange } from '../core/compare-hearing.ts'
import { describeHearing } from '../core/describe-hearing.ts'
import type { Notice } from '../core/notice.ts'
import type { Work } from '../core/store-ports.ts'
import { deliverJob } from './job-for.ts'
import type { Parts } from './parts.ts'

type HearParts = Pick<Parts, 'settings' | 'store' | 'clock' | 'log'>

/**
 * Looks which sources went deaf or are heard again, and tells the operations' channels once, whichever process sees it
 * first: what was told is kept by the transaction that sends the notices.
 */
export async function hearSilence(parts: HearParts): Promise<void> {
  const { settings, store, clock, log } = parts
  const now = clock()
  const states = await store.direct.sources.all()
  const listened = settings.sources.map((source) => ({ source, state: states.get(source.id) ?? null }))
  const changes = compareHearing(listened, now)
  if (changes.length === 0) return
  const notices = await store.transaction(async (work) => {
    const told = await keepTold(changes, work)
    const notices = describeHearing(told, { ...settings, now })
    for (const notice of notices) await announce(notice, work, parts)
    await askAnew(told, now, work)
    return notices
  })
  for (const { title, lines } of notices) log.warn({ lines: lines.map(({ text }) => text) }, title)
}

/** Keeps what is told, and gives back that with which no other process was faster. */
async function keepTold(changes: HearingChange[], { sources }: Work): Promise<HearingChange[]> {
  const tellings = changes.map(({ source, before, after }) => ({ id: source.id, before, now: after }))
  const told = await sources.tell(tellings)
  return changes.filter(({ source }) => told.has(source.id))
}

/** The web inbox shows on every page what is deaf just now, and gets no notices. */
async function announce(notice: Notice, { deliveries, jobs }: Work, { settings }: HearParts): Promise<void> {
  for (const channel of settings.channels) {
    if (channel.platform === 'web' || !settings.operations.includes(channel.id)) continue
    const id = await deliveries.add({ notice }, channel)
    if (id) await jobs.send(deliverJob({ id, channelId: channel.id, platform: channel.platform }))
  }
}

/** The network is back: nobody waits for the turn that many failures have put off. */
async function askAnew(told: HearingChange[], now: Date, { turns }: Work): Promise<void> {
  const waiting = told.filter(({ say, state }) => say === 'back' && state.failingSince)
  await turns.setDue(waiting.map(({ source }) => ({ id: source.id, at: now })))
}
