import { randomBytes } from 'node:crypto'
import type { ChartDrawing } from '../../adapters/web/draw-chart.ts'
import type { Environment } from '../../config/environment.ts'
import type { FoundSettings } from '../../config/read-settings.ts'
import type { Settings } from '../../config/settings.ts'
import { createCollector } from '../collect/create-collector.ts'
import type { Collector } from '../core/collector-ports.ts'
import type { Opinion } from '../core/opinion.ts'
import type { ChatAdapter, Clock, Desk, Inbox, Log } from '../core/ports.ts'
import type { Verdict } from '../core/verdict.ts'
import { actOnCase } from '../flows/act-on-case.ts'
import { answerCommand } from '../flows/answer-command.ts'
import { createAsker } from '../flows/ask-opinion.ts'
import { cardOf } from '../flows/card-of.ts'
import { caseHistory } from '../flows/case-history.ts'
import { listDigest } from '../flows/digest-of.ts'
import { listInbox } from '../flows/list-inbox.ts'
import { listUnheard } from '../flows/list-sources.ts'
import { createTaught } from '../flows/load-taught.ts'
import { mayConnect } from '../flows/may-connect.ts'
import { noteInThread } from '../flows/note-in-thread.ts'
import type { FlowSettings, Matcher, Parts } from '../flows/parts.ts'
import { reportToday } from '../flows/report-today.ts'
import { createQueue, type Queue } from '../jobs/create-queue.ts'
import { type BrandsMatcher, compileBrands } from '../match/compile-brands.ts'
import { createStore, type OpenStore } from '../store/create-store.ts'
import { openEngine } from '../store/engine.ts'
import { connectChats } from './connect-chats.ts'
import { createLearner } from './create-learner.ts'
import { createOpinion } from './create-opinion.ts'
import { flowSettings } from './flow-settings.ts'
import { inOwnProcess } from './own-process.ts'
import type { ScoreWork } from './score-worker.ts'

/** Everything, put together and not yet started. */
export interface Korva {
  parts: Parts
  opened: OpenStore
  queue: Queue
  chats: ChatAdapter[]
  /** Null: it is off. */
  opinion: Opinion | null
  /** Closes the workers and then the database. */
  close(): Promise<void>
}

export interface Ingredients {
  environment: Environment
  loaded: FoundSettings
  clock: Clock
  log: Log
}

/** Opens the database and puts the product together. What fails here stops the start. */
export async function compose({ environment, loaded, clock, log }: Ingredients): Promise<Korva> {
  const settings = flowSettings(loaded, environment)
  const match = createMatcher(settings.brands)
  const engine = await openEngine(environment.database)
  const queue = createQueue(engine, clock, log)
  const opened = await createStore(engine, (through, jobs, afterMs) => queue.send(through, jobs, afterMs))
  const collector = collectorFor(loaded, environment, clock)
  const scorer = inOwnProcess<ScoreWork, Verdict[]>(new URL('./score-worker', import.meta.url))
  const painter = inOwnProcess<ChartDrawing, string>(new URL('../../adapters/web/draw-svg', import.meta.url))
  const learner = createLearner()
  const opinion = createOpinion(loaded.settings.opinion, environment, clock)
  const parts: Parts = {
    ...{ settings, store: opened.store, addressBook: opened.addressBook, collector, match, clock, log },
    score: async (inputs, lessons) =>
      inputs.length ? scorer.run({ inputs, lessons, topics: settings.topics }) : [],
    learn: learner.learn,
    taught: createTaught({ settings, store: opened.store, learn: learner.learn, log }),
    chats: new Map(),
    random: Math.random,
    makeSecret: () => randomBytes(32).toString('base64url'),
  }
  if (opinion)
    parts.reconsider = createAsker({ ...parts, ...settings, opinion, rules: loaded.settings.opinion })
  const close = async () => {
    await Promise.all([collector, scorer, painter, learner, opinion].map((part) => part?.close()))
    await opened.close()
  }
  try {
    const chats = await connectChats(environment, {
      ...{ ...parts, ...doorsOf(parts), ...opened },
      drawSvg: painter.run,
    })
    for (const { chat } of chats) parts.chats.set(chat.platform, chat)
    return { parts, opened, queue, chats, opinion, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What listens: by the settings, with the keys of the environment. */
export function collectorFor(
  { dir, settings }: { dir: string; settings: Pick<Settings, 'fetch' | 'timezone'> },
  { keys }: Pick<Environment, 'keys'>,
  clock: Clock,
): Collector {
  const { allowPrivate, contact } = settings.fetch
  const { timezone } = settings
  return createCollector({
    ...{ settingsDir: dir, allowPrivate, userAgent: userAgent(contact) },
    ...{ keys, clock, timezone },
  })
}

/** What the chats ask of the product. */
function doorsOf(parts: Parts): { desk: Desk; inbox: Inbox } {
  return {
    desk: {
      act: (click) => actOnCase(click, parts),
      answer: (command, prefix, asker) => answerCommand(command, prefix, asker, parts),
      list: (digestId, asker) => listDigest(digestId, asker, parts),
      note: (note, asker) => noteInThread(note, asker, parts),
      mayConnect: (channelId, asker) => mayConnect(channelId, asker, parts),
    },
    inbox: {
      list: (filter) => listInbox(filter, parts),
      async card(caseId) {
        const subject = await parts.store.direct.cases.get(caseId)
        return subject && cardOf(subject, parts)
      },
      history: (caseId) => caseHistory(caseId, parts),
      today: () => reportToday(parts),
      unheard: () => listUnheard(parts),
    },
  }
}

/** Compiles the queries once for each set of brands: sources differ in theirs. Throws where a term is not understood. */
function createMatcher(all: FlowSettings['brands']): Matcher {
  const keyOf = (brands: FlowSettings['brands']) => brands.map(({ id }) => id).join(' ')
  const compiled = new Map<string, BrandsMatcher>([[keyOf(all), compileBrands(all)]])
  return (brands, item, words) => {
    const key = keyOf(brands)
    const matcher = compiled.get(key) ?? compileBrands(brands)
    compiled.set(key, matcher)
    return matcher.match(item, words).map(({ brandId, terms, why }) => ({ brandId, terms, why }))
  }
}

/** Publishers want to know who asks and whom to write to. */
function userAgent(contact: string | null | undefined): string {
  return `Korva/0.1 (brand mentions for one company${contact ? `; ${contact}` : ''})`
}
