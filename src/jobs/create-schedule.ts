import cron from 'node-cron'
import { describeError } from '../core/errors.ts'
import type { Clock, Log } from '../core/ports.ts'

/** What the schedule does, and how often: cron expressions with seconds. */
export interface Tick {
  name: string
  cron: string
  run(): Promise<void>
}

export interface Schedule {
  start(): void
  /** When the first of its ticks last went well; null before. */
  lastTick(): Date | null
  /** Ends the ticks and waits for the ones in hand. */
  stop(): Promise<void>
}

/** Ticks by node-cron. A tick that is still running is not begun again; one that fails is logged once and goes on. */
export function createSchedule(ticks: Tick[], clock: Clock, log: Log): Schedule {
  let last: Date | null = null
  const failing = new Set<string>()
  const running = new Set<Promise<void>>()
  const run = async (tick: Tick) => {
    try {
      await tick.run()
      if (tick === ticks[0]) last = clock()
      if (failing.delete(tick.name)) log.info({ tick: tick.name }, `The schedule of ${tick.name} runs again`)
    } catch (error) {
      if (failing.has(tick.name)) return
      failing.add(tick.name)
      log.error(
        { tick: tick.name, error: describeError(error) },
        `The schedule of ${tick.name} fails; it goes on trying`,
      )
    }
  }
  const tracked = (tick: Tick) => {
    const turn = run(tick).finally(() => running.delete(turn))
    running.add(turn)
    return turn
  }
  const tasks = ticks.map((tick) =>
    cron.createTask(tick.cron, () => tracked(tick), {
      noOverlap: true,
      suppressMissedWarning: true,
      logger: quiet,
    }),
  )
  return {
    start() {
      for (const task of tasks) void task.start()
      if (ticks[0]) void tracked(ticks[0])
    },
    lastTick: () => last,
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()))
      await Promise.all(running)
    },
  }
}

/** node-cron warns of every overlap on the console; skipping one is what we ask of it. */
const quiet = { info() {}, warn() {}, error() {}, debug() {} }
