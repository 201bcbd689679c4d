import { type Command, InvalidArgumentError } from 'commander'

/** Adds the commands about what the team teaches: each loads its part when it runs. */
export function addTeachingCommands(korva: Command): void {
  korva
    .command('preview')
    .description('what a query would have caught in what is stored, before it is saved')
    .argument('<query>', 'words and "phrases" side by side, OR, -, (), site: author: lang: kind: in:title')
    .option('--days <count>', 'how far to look back', dayCount, 30)
    .option('--json', 'print all of it as JSON')
    .action(async (query, options) => (await loaded()).previewCommand(process.env, query, options))
  addLessons(korva)
  addRules(korva)
}

function addLessons(korva: Command) {
  const lessons = korva
    .command('lessons')
    .description('what the team taught by its clicks on cards, and what that changes')
    .option('--json', 'print all of it as JSON')
    .action(async (options) => (await loaded()).lessonsCommand(process.env, options))
  lessons
    .command('undo')
    .description('take one lesson back, or all of them')
    .argument('<number>', 'its number in `korva lessons`, or all', lessonOrAll)
    .action(async (which) => (await loaded()).undoCommand(process.env, which))
}

function addRules(korva: Command) {
  const rules = korva
    .command('rules')
    .description('what rules hide, and which rules the lessons suggest')
    .option('--json', 'print all of it as JSON')
    .action(async (options) => (await loaded()).rulesCommand(process.env, options))
  rules
    .command('accept')
    .description('make a rule of what is proposed: what it finds is stored and counted, and makes no card')
    .argument('<number>', 'its number among the proposals', wholeNumber)
    .action(async (number) => (await loaded()).acceptCommand(process.env, number))
  rules
    .command('add')
    .description('see what a query of your own would have hidden, and make it a rule')
    .argument('<query>', 'as in `korva preview`')
    .option('--brand <id>', 'for this brand alone')
    .option('--yes', 'make it a rule: without, nothing is changed')
    .action(async (query, options) => (await loaded()).addCommand(process.env, query, options))
  rules
    .command('drop')
    .description('have a rule hide nothing any more')
    .argument('<number>', 'its number among the rules in force', wholeNumber)
    .action(async (number) => (await loaded()).dropCommand(process.env, number))
}

const loaded = () => import('./teaching-command.ts')

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A whole number, such as 3.')
  return Number(text)
}

const lessonOrAll = (text: string) => (text === 'all' ? text : wholeNumber(text))

/** A number of days, as options of commands take it. */
export function dayCount(text: string): number {
  const days = wholeNumber(text)
  if (days > 3650) throw new InvalidArgumentError('At most 3650 days.')
  return days
}
