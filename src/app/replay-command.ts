import { resolve } from 'node:path'
import type { Environment } from '../../config/environment.ts'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { describeReplay } from '../core/describe-replay.ts'
import type { Parts } from '../flows/parts.ts'
import { replayPast } from '../flows/replay-past.ts'
import { checkTerm } from '../match/check-term.ts'
import type { LocalQuestions } from '../web/local-door.ts'
import { askOrLook } from './ask-or-look.ts'
import { flowSettings } from './flow-settings.ts'
import { printTold } from './teaching-command.ts'
import type { Told } from './teaching-questions.ts'

type ReplayParts = Parameters<typeof replayPast>[1]

/** Over how many days, and the settings' file, absolute. */
interface ReplayQuestion {
  days: number
  file: string
}

/**
 * Prints what the settings would have made of the past: the settings as their file says now, which the Korva that runs may
 * not have been started with.
 */
export async function replayCommand(
  env: NodeJS.ProcessEnv,
  { days, json }: { days: number; json?: boolean },
): Promise<void> {
  const question: ReplayQuestion = { days, file: resolve(readSettings(env, kinds, checkTerm).file) }
  const look = ({ parts }: { parts: Parts }) => tellReplay(days, parts)
  const told = await askOrLook<Told>(env, 'replay', look, JSON.stringify(question))
  printTold(told, json ? { json } : {})
}

/** The same for the local door. */
export function replayQuestion(parts: Parts, environment: Environment): LocalQuestions {
  return {
    async replay(about) {
      const { days, file } = JSON.parse(about) as ReplayQuestion
      const found = readSettings({ KORVA_CONFIG: file }, kinds, checkTerm)
      return tellReplay(days, { ...parts, settings: flowSettings(found, environment) })
    },
  }
}

async function tellReplay(days: number, parts: ReplayParts): Promise<Told> {
  const report = await replayPast({ days }, parts)
  return { answer: describeReplay(report, parts.settings), report }
}
