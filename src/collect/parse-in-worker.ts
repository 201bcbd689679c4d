import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import type { ParseReply, WorkerOptions } from './parse-worker.ts'
import { died, notStarted, parserClosed, tooBusy, tooSlow } from './reader-errors.ts'

/** What one worker may take, and which program it runs. */
export interface WorkerLimits {
  /** For one document, milliseconds. */
  timeMs: number
  /** Until a worker is ready, milliseconds. */
  startMs: number
  /** Megabytes of heap. */
  memoryMb: number
  /** A worker without work for so many milliseconds is ended: its memory goes back. */
  idleMs: number
  program: URL
}

/** Parses feeds one after the other, in a process of its own: what a thread took and freed would stay with us. */
export interface FeedParser {
  /**
   * Like `parseFeed`, under limits. Throws its KorvaErrors, and `parse-too-slow`, `parse-too-big` or `parse-failed` for
   * a document that its worker did not survive; the next document gets a new worker. Throws `reader-busy` for a document
   * whose turn does not come within `waitMs`, and `reader-not-started` where no worker can be had.
   */
  parse(bytes: Uint8Array, options: WorkerOptions, waitMs?: number): Promise<ParsedFeed>
  /** Ends the worker. What is under way or waits is refused with `parser-closed`. */
  close(): Promise<void>
}

interface Job {
  bytes: Uint8Array
  options: WorkerOptions
  /** By `performance.now()`. */
  until: number
  resolve(feed: ParsedFeed): void
  reject(error: KorvaError): void
}

const workerLimits: WorkerLimits = {
  timeMs: 5000,
  startMs: 30_000,
  memoryMb: 256,
  idleMs: 60_000,
  // Run from a checkout the program is TypeScript, built it is JavaScript.
  program: new URL(`./parse-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
}

/** Makes a parser. Its worker starts with the first document. */
export function createFeedParser(limits: Partial<WorkerLimits> = {}): FeedParser {
  const supervisor = new Supervisor({ ...workerLimits, ...limits })
  return {
    parse: (bytes, options, waitMs = Infinity) =>
      new Promise((resolve, reject) =>
        supervisor.add({ bytes, options, until: performance.now() + waitMs, resolve, reject }),
      ),
    close: () => supervisor.close(),
  }
}

/** Keeps one worker with one job at a time, so that it is known whose fault its death is. */
class Supervisor {
  private readonly limits: WorkerLimits
  private readonly waiting: Job[] = []
  private current: Job | null = null
  private worker: ChildProcess | null = null
  private ready = false
  private closed = false
  private timer: NodeJS.Timeout | undefined

  constructor(limits: WorkerLimits) {
    this.limits = limits
  }

  add(job: Job): void {
    if (this.closed) {
      job.reject(parserClosed())
      return
    }
    this.waiting.push(job)
    this.next()
  }

  async close(): Promise<void> {
    this.closed = true
    const refused = [this.current, ...this.waiting.splice(0)].filter((job) => job !== null)
    this.current = null
    for (const job of refused) job.reject(parserClosed())
    await this.drop()
  }

  private next(): void {
    if (this.current) return
    this.current = this.nextJob()
    if (this.current) this.work()
    else if (this.worker) this.rest(this.worker)
  }

  /** Nobody waits any more for what came too late. */
  private nextJob(): Job | null {
    for (;;) {
      const job = this.waiting.shift()
      if (!job || performance.now() <= job.until) return job ?? null
      job.reject(tooBusy())
    }
  }

  private work(): void {
    clearTimeout(this.timer)
    try {
      this.worker ??= this.start()
    } catch (cause) {
      // A machine without memory or places for processes says so at once.
      this.fail(notStarted(cause))
      return
    }
    this.worker.ref()
    this.worker.channel?.ref()
    if (this.ready) this.hand(this.worker, this.current!)
  }

  /** The clock starts when the worker has the job: that of a busy machine's start is not the document's. */
  private hand(worker: ChildProcess, job: Job): void {
    clearTimeout(this.timer)
    // A worker that died in between is told of by its exit.
    worker.send({ bytes: job.bytes, options: job.options }, () => {})
    const expire = () => {
      if (this.current === job) this.fail(tooSlow(this.limits.timeMs))
    }
    // One more turn: an answer that came while this thread was busy is still to be read.
    this.timer = setTimeout(() => setImmediate(expire), this.limits.timeMs)
  }

  private start(): ChildProcess {
    const worker = fork(this.limits.program, [], {
      // No environment: secrets have no business where strangers' input is read.
      env: {},
      execArgv: [`--max-old-space-size=${this.limits.memoryMb}`],
      // Bytes and dates go over as they are. What the engine prints as it runs out of memory is not for our log.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.timer = setTimeout(() => this.fail(notStarted()), this.limits.startMs)
    const mine = (act: () => void) => worker === this.worker && act()
    worker.on('message', (reply: ParseReply) => mine(() => this.receive(reply)))
    const end = (error: Error | null, signal: NodeJS.Signals | null) =>
      // Before it was ready it knew of no document.
      this.fail(this.ready ? died(error, signal, this.limits.memoryMb) : notStarted(error ?? undefined))
    worker.on('error', (error) => mine(() => end(error, null)))
    worker.on('exit', (_code, signal) => mine(() => end(null, signal)))
    return worker
  }

  private receive(reply: ParseReply): void {
    if (reply === 'ready') {
      this.ready = true
      if (this.worker && this.current) this.hand(this.worker, this.current)
      return
    }
    const job = this.current
    this.current = null
    clearTimeout(this.timer)
    if (reply.ok) job?.resolve(reply.feed)
    else job?.reject(new KorvaError(reply.error.code, reply.error.message, reply.error))
    this.next()
  }

  private fail(error: KorvaError): void {
    const job = this.current
    this.current = null
    void this.drop()
    job?.reject(error)
    this.next()
  }

  /** Nothing to do: the process may end meanwhile, and the worker ends by itself. */
  private rest(worker: ChildProcess): void {
    worker.unref()
    worker.channel?.unref()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.drop(), this.limits.idleMs).unref()
  }

  private async drop(): Promise<void> {
    const { worker } = this
    this.worker = null
    this.ready = false
    clearTimeout(this.timer)
    if (!worker?.pid || worker.exitCode !== null || worker.signalCode !== null) return
    const gone = once(worker, 'exit')
    // Somebody waits: the process must not end for want of other work.
    worker.ref()
    worker.kill('SIGKILL')
    await gone
  }
}
