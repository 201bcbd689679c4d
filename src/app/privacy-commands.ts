import { type Command, InvalidArgumentError } from 'commander'
import { parseDuration } from '../../config/duration.ts'

/** Adds the commands about privacy and the audit log: each loads its part when it runs. */
export function addPrivacyCommands(korva: Command): void {
  korva
    .command('forget')
    .description('erase what an author wrote, and their name; what was counted stays')
    .argument('<author>', 'their name as the cards show it, capitals aside')
    .option('--source <id>', 'at this source alone')
    .option('--yes', 'erase: without, it only says how much that would be')
    .action(async (author, options) => (await loaded()).forgetCommand(process.env, author, options))
  korva
    .command('export')
    .description('print all that is kept of an author, as JSON lines')
    .argument('<author>', 'their name as the cards show it, capitals aside')
    .option('--source <id>', 'at this source alone')
    .action(async (author, options) => (await loaded()).exportCommand(process.env, author, options))
  korva
    .command('audit')
    .description('who did what and when, the latest first')
    .option('--case <number>', 'to this case alone', wholeNumber)
    .option('--since <when>', 'from then on: 7d, 12h or a day such as 2026-11-01', checkSince)
    .option('--limit <count>', 'how many lines at the most', wholeNumber, 100)
    .option('--json', 'print all of it as JSON')
    .action(async (options) => (await loaded()).auditCommand(process.env, options))
}

const loaded = () => import('./privacy-command.ts')

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A whole number, such as 3.')
  return Number(text)
}

function checkSince(text: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  const isDay = day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  if (parseDuration(text) === null && !isDay) {
    throw new InvalidArgumentError('How long ago (7d, 12h, 30m) or a day such as 2026-11-01.')
  }
  return text
}
