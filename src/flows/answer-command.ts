import { mayAudit } from '../core/access.ts'
import type { Command } from '../core/command.ts'
import { describeAudit } from '../core/describe-audit.ts'
import { describeLessons, describeRules } from '../core/describe-teaching.ts'
import type { Asker } from '../core/ports.ts'
import { type Answer, describeHelp, describeToday } from '../core/report.ts'
import { textsFor } from '../core/texts/index.ts'
import { listAudit } from './list-audit.ts'
import { listLessons } from './list-lessons.ts'
import type { Parts } from './parts.ts'
import { listRules } from './propose-rules.ts'
import { reportToday } from './report-today.ts'

/** Lessons that a chat shows: all of them are in `korva lessons`. */
const mostLessons = 15
const mostEntries = 30

/** Answers a command in words; what is not understood gets the list of what is. `connect` belongs to Teams alone. */
export async function answerCommand(
  command: Command,
  prefix: string,
  { who }: Asker,
  parts: Pick<Parts, 'settings' | 'store' | 'match' | 'score' | 'learn' | 'taught' | 'clock'>,
): Promise<Answer> {
  const { settings } = parts
  const t = textsFor(settings.locale)
  const admin = mayAudit(settings.team, who)
  const commands = ['today', 'lessons', 'rules', ...(admin ? (['audit'] as const) : []), 'help'] as const
  const help = describeHelp(t, [...commands], prefix)
  switch (command.kind) {
    case 'today':
      return describeToday(await reportToday(parts), settings)
    case 'lessons':
      return describeLessons(await listLessons(mostLessons, parts), settings)
    case 'rules':
      return describeRules(await listRules(parts), settings)
    case 'audit': {
      if (!admin) return { title: t('chat.denied.audit'), lines: [] }
      const entries = await listAudit({ caseId: command.caseId, most: mostEntries }, parts)
      return describeAudit(entries, settings)
    }
    case 'help':
      return help
    case 'connect':
      return { title: t('chat.unknown', { said: `connect ${command.channel}` }), lines: help.lines }
    case 'unknown':
      return { title: t('chat.unknown', { said: command.said }), lines: help.lines }
  }
}
