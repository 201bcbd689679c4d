import { describeToday } from '../core/report.ts'
import { chaseCases } from '../flows/chase-cases.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { hearSilence } from '../flows/hear-silence.ts'
import { keepRetention } from '../flows/keep-retention.ts'
import { listSources } from '../flows/list-sources.ts'
import type { Parts } from '../flows/parts.ts'
import { forgetOldStories } from '../flows/place-items.ts'
import { pollSource } from '../flows/poll-source.ts'
import { redrawCard } from '../flows/redraw-card.ts'
import { refreshCards } from '../flows/refresh-cards.ts'
import { registerSources } from '../flows/register-sources.ts'
import { renewSubscriptions } from '../flows/renew-subscriptions.ts'
import { reportToday } from '../flows/report-today.ts'
import { sendWaitingCards } from '../flows/send-waiting-cards.ts'
import { subscribeSource } from '../flows/subscribe-source.ts'
import { takeDueSources } from '../flows/take-due-sources.ts'
import type { JobHandlers } from '../jobs/create-queue.ts'
import { createSchedule, type Schedule } from '../jobs/create-schedule.ts'
import { type HttpServer, startServer } from '../web/create-server.ts'
import { openLocalDoor } from '../web/local-door.ts'
import { askAgain } from './ask-again.ts'
import { checkAll } from './check-all.ts'
import { howToTurnSourceOn } from './check-sources.ts'
import { compose, type Ingredients, type Korva } from './compose.ts'
import { privacyQuestions } from './privacy-questions.ts'
import { replayQuestion } from './replay-command.ts'
import { routesOf } from './routes-of.ts'
import { teachingQuestions } from './teaching-questions.ts'

export interface RunningKorva {
  /** Where the inbox is. */
  url: string
  /** Finishes what is in hand and lets go of everything. */
  stop(): Promise<void>
}

/** How long jobs and requests in hand get at the end; the rest of the 10 s is for closing. */
const handLimitMs = 6_000

/** Starts the whole product: jobs first, since every door sends some; the schedule last. */
export async function startKorva(ingredients: Ingredients): Promise<RunningKorva> {
  const korva = await compose(ingredients)
  const schedule = scheduleOf(korva)
  try {
    await korva.queue.start(handlersOf(korva))
    sayWhichAreOff(korva.parts)
    await registerSources(korva.parts)
    for (const chat of korva.chats) await chat.start()
    for (const { id } of korva.parts.settings.channels) await sendWaitingCards(id, korva.parts)
    const server = await serve(korva, schedule, ingredients)
    const closeDoor = await openDoor(korva, server, ingredients)
    schedule.start()
    return { url: server.url, stop: () => stop(korva, schedule, server, closeDoor) }
  } catch (error) {
    await Promise.all(korva.chats.map((chat) => chat.stop()))
    await korva.queue.stop(0)
    await korva.close()
    throw error
  }
}

function handlersOf({ parts }: Korva): JobHandlers {
  return {
    poll: ({ sourceId }) => pollSource(sourceId, parts),
    subscribe: ({ sourceId }) => subscribeSource(sourceId, parts),
    deliver: ({ deliveryId }) => deliverMessage(deliveryId, parts),
    redraw: (job) => redrawCard(job, parts),
  }
}

/** A source that is off is heard of nowhere else: its configuration looks fine. */
function sayWhichAreOff({ settings, log }: Parts): void {
  for (const { id, off } of settings.sources) {
    if (!off) continue
    log.warn({ source: id, hint: howToTurnSourceOn }, `Source ${id} is off: it needs ${off}`)
  }
}

/** A source may be due every second, so every second is looked; the rest is done by the minute, not all at once. */
function scheduleOf({ parts, opened }: Korva): Schedule {
  const ticks = [
    { name: 'polls', cron: '* * * * * *', run: () => takeDueSources(parts) },
    { name: 'promises', cron: '*/5 * * * * *', run: () => chaseCases(parts) },
    { name: 'redraws', cron: '30 * * * * *', run: () => refreshCards(parts) },
    { name: 'silence', cron: '10 * * * * *', run: () => hearSilence(parts) },
    { name: 'subscriptions', cron: '50 * * * * *', run: () => renewSubscriptions(parts) },
    { name: 'forgetting', cron: '40 17 3 * * *', run: () => forgetOldStories(parts) },
    { name: 'retention', cron: '45 37 * * * *', run: () => keepRetention(parts) },
    { name: 'tidying', cron: '20 */5 * * * *', run: () => opened.tidy() },
  ]
  return createSchedule(ticks, parts.clock, parts.log)
}

function serve(korva: Korva, schedule: Schedule, { environment }: Ingredients): Promise<HttpServer> {
  return startServer(environment, routesOf(korva, schedule, environment), korva.parts.log)
}

async function openDoor(
  korva: Korva,
  { url }: HttpServer,
  ingredients: Ingredients,
): Promise<() => Promise<void>> {
  const { database } = ingredients.environment
  if (!('folder' in database)) return async () => {}
  const questions = {
    today: async () => describeToday(await reportToday(korva.parts), korva.parts.settings),
    check: () => checkAll(korva),
    where: async () => ({ url }),
    sources: () => listSources(korva.parts),
    again: (id: string) => askAgain(id, korva.parts),
    ...replayQuestion(korva.parts, ingredients.environment),
    ...teachingQuestions(korva.parts),
    ...privacyQuestions(korva.parts),
  }
  return openLocalDoor(database.folder, questions, korva.parts.log)
}

async function stop(korva: Korva, schedule: Schedule, server: HttpServer, closeDoor: () => Promise<void>) {
  await atMost(1_000, schedule.stop())
  await closeDoor()
  const chats = Promise.all(korva.chats.map((chat) => chat.stop()))
  await Promise.all([atMost(handLimitMs, chats), server.stop(handLimitMs), korva.queue.stop(handLimitMs)])
  await korva.close()
}

/** Waits for work, but no longer than so many milliseconds: what hangs then is left behind. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
