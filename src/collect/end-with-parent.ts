import { Worker } from 'node:worker_threads'

/** Milliseconds between two looks. */
const lookMs = 1000

/**
 * Ends this process when the one that started it is gone. Its channel tells so only to a loop that turns, and a hostile
 * document may keep ours from turning: a thread looks for the parent instead.
 */
export function endWithParent(): void {
  const script = `
    const parent = process.ppid
    setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), ${lookMs})`
  new Worker(script, {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  }).unref()
}
