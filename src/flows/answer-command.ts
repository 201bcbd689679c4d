import type { Command } from '../core/command.ts'
import { type Answer, describeHelp, describeToday } from '../core/report.ts'
import { textsFor } from '../core/texts/index.ts'
import type { Parts } from './parts.ts'
import { reportToday } from './report-today.ts'

/** Answers a command in words; what is not understood gets the list of what is. `connect` belongs to Teams alone. */
export async function answerCommand(
  command: Command,
  prefix: string,
  parts: Pick<Parts, 'settings' | 'store' | 'clock'>,
): Promise<Answer> {
  const t = textsFor(parts.settings.locale)
  if (command.kind === 'today') return describeToday(await reportToday(parts), parts.settings)
  const help = describeHelp(t, ['today', 'help'], prefix)
  if (command.kind === 'help') return help
  const said = command.kind === 'connect' ? `connect ${command.channel}` : command.said
  return { title: t('chat.unknown', { said }), lines: help.lines }
}
