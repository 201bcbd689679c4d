import { setTimeout as wait } from 'node:timers/promises'
import { readEnvironment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import { createGate } from '../core/gate.ts'
import type { Opinion, Shares } from '../core/opinion.ts'
import type { ScoreInput, Verdict } from '../core/verdict.ts'
import { mergeOpinion } from '../flows/merge-opinion.ts'
import { isUncertain, judgeWithin, questionOf } from '../flows/uncertain.ts'
import { type ScoredLine, scoreLine } from '../score/score-line.ts'
import { createOpinion } from './create-opinion.ts'
import { wrongUse } from './wrong-use.ts'

/** Which lines a second opinion is asked about: as in operation, or all that it can be asked about. */
export type WhichLines = 'uncertain' | 'all'

/** After so many failures in a row nothing more is asked. */
const failuresToStop = 10
/** When a service says to wait, it is waited for so often and so long, in milliseconds. */
const mostWaits = 5
const longestWaitMs = 90_000

/** `korva score --opinion`: answers lines, and knows at the end what the second opinion did. */
export interface OpinionScoring {
  answer(line: string): Promise<ScoredLine>
  /** What was asked and changed, in a line for a person. */
  summary(): string
  /** Whether every question was answered. */
  isSound(): boolean
  close(): Promise<void>
}

/** Opens the second opinion of the settings, without their budget. Throws `wrong-use` where it is off. */
export function openOpinionScoring(env: NodeJS.ProcessEnv, which: WhichLines): OpinionScoring {
  const { settings } = readSettings(env, kinds)
  const opinion = createOpinion(settings.opinion, readEnvironment(env), () => new Date())
  if (!opinion)
    throw wrongUse('The settings have no second opinion', 'Set `opinion` first: docs/opinion.md says how.')
  const { below, withinMs } = settings.opinion
  return scoreWithOpinion(opinion, { below: which === 'all' ? Number.POSITIVE_INFINITY : below, withinMs })
}

/** The same with any second opinion, for every verdict below a confidence. */
function scoreWithOpinion(
  opinion: Opinion,
  { below, withinMs }: { below: number; withinMs: number },
): OpinionScoring {
  const gate = createGate(opinion.atOnce)
  const counts = { lines: 0, asked: 0, failed: 0, changed: 0 }
  let inARow = 0
  let last: unknown

  async function reconsider(judged: { input: ScoreInput; verdict: Verdict }): Promise<Verdict> {
    if (inARow >= failuresToStop) return judged.verdict
    counts.asked++
    try {
      const shares = await askPatiently(() => judgeWithin(opinion, questionOf(judged), withinMs))
      inARow = 0
      const merged = mergeOpinion(judged.verdict, { shares, name: opinion.name, leaning: 'balanced' })
      if (merged.label !== judged.verdict.label) counts.changed++
      return merged
    } catch (error) {
      counts.failed++
      inARow++
      last = error
      return judged.verdict
    }
  }

  return {
    async answer(line) {
      counts.lines++
      const scored = scoreLine(line)
      if ('error' in scored) return scored
      const { id, ...verdict } = scored
      const judged = { input: inputOf(line), verdict }
      return isUncertain(judged, below) ? { id, ...(await gate(() => reconsider(judged))) } : scored
    },
    summary: () => summaryOf(opinion.name, counts, last),
    isSound: () => counts.failed === 0,
    close: () => opinion.close(),
  }
}

/** A line that was scored is one that can be read. */
function inputOf(line: string): ScoreInput {
  const { text, about, rating } = JSON.parse(line)
  return { text, ...(about ? { about } : {}), ...(rating == null ? {} : { rating }) }
}

/** Services count questions by the minute: here nobody is in a hurry. */
async function askPatiently(ask: () => Promise<Shares>): Promise<Shares> {
  for (let waits = 0; ; waits++) {
    try {
      return await ask()
    } catch (error) {
      const afterMs = error instanceof KorvaError ? error.retryAfterMs : undefined
      if (afterMs === undefined || afterMs > longestWaitMs || waits === mostWaits) throw error
      await wait(afterMs)
    }
  }
}

function summaryOf(
  name: string,
  { lines, asked, failed, changed }: Record<'lines' | 'asked' | 'failed' | 'changed', number>,
  last: unknown,
): string {
  const done = `Second opinion (${name}): asked about ${asked} of ${lines} lines, ${changed} labels changed`
  if (failed === 0) return `${done}.`
  const { message, hint } = describeError(last)
  return `${done}, ${failed} not answered. The last failure: ${message}. ${hint ?? ''}`.trimEnd()
}
