import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'

/** Work that takes much memory for a moment, done in a process of its own. */
export interface OwnProcess<Input, Output> {
  run(input: Input): Promise<Output>
  close(): Promise<void>
}

/** How long the process stays without work, unless said: less than the usual interval of a source, so that its memory does go back. */
const usualIdleMs = 30_000

/**
 * Runs the default export of a program, given by its address without the extension, in a process that starts with the
 * first work and ends when none comes. A thread would not do: what it freed stays with us, some 70 MB.
 */
export function inOwnProcess<Input, Output>(program: URL, idleMs = usualIdleMs): OwnProcess<Input, Output> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const pool = new Tinypool({
    filename: `${fileURLToPath(program)}.${extension}`,
    runtime: 'child_process',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
  })
  // A process that dies while it has nothing to do is no failure of ours; the next work starts another.
  pool.on('error', () => {})
  return {
    run: (input) => pool.run(input),
    close: () => pool.destroy(),
  }
}
