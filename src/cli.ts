#!/usr/bin/env node
import { Command } from 'commander'
import { config } from 'dotenv'
import { answerAllLines, answerLines } from './app/answer-lines.ts'
import { keepSmall } from './app/keep-small.ts'
import { describeError } from './core/errors.ts'

/** The package's command. Exit codes: 0 done, 1 failed, 2 wrong use. Each part is loaded only by what needs it. */
const korva = new Command('korva')
  .description('Brings brand mentions to the people who can answer them, in Slack, Teams and a web inbox')
  .version('0.1.0')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

korva
  .command('start')
  .description('run everything: listen, post, answer; logs JSON lines')
  .action(async () => {
    keepSmall()
    await (await import('./main.ts')).main(process.env)
  })

korva
  .command('parse')
  .description('read feed file paths on standard input, print their items as JSON lines')
  .action(async () => {
    const { parsePath, endParsing } = await import('./collect/parse-path.ts')
    await lines(answerLines(process.stdin, process.stdout, parsePath))
    await endParsing()
  })

korva
  .command('score')
  .description('read {"id","text",…} lines, print their sentiment with its reasons')
  .action(async () => {
    const { scoreLine } = await import('./score/score-line.ts')
    await lines(answerLines(process.stdin, process.stdout, scoreLine))
  })

korva
  .command('match')
  .description('read {"id","text","brand",…} lines, print whether they are about the brand')
  .action(async () => {
    const { matchLine } = await import('./match/match-line.ts')
    await lines(answerLines(process.stdin, process.stdout, matchLine))
  })

korva
  .command('dupes')
  .description('read {"id","text",…} lines, print which of them tell of the same thing')
  .action(async () => {
    const { dupesLines } = await import('./match/dupes-lines.ts')
    await lines(answerAllLines(process.stdin, process.stdout, dupesLines))
  })

korva
  .command('today')
  .description('what was said today and how fast it was answered: the same as /mentions today')
  .action(async () => (await import('./app/today-command.ts')).todayCommand(process.env))

korva
  .command('check')
  .description('reach the database, every source and every chat, and say what to do about what fails')
  .action(async () => {
    const { checkCommand } = await import('./app/check-command.ts')
    if (!(await checkCommand(process.env))) process.exitCode = 1
  })

/** A line that could not be answered makes the command fail, once all others are. */
async function lines(answering: Promise<boolean>): Promise<void> {
  if (!(await answering)) process.exitCode = 1
}

config({ quiet: true })
try {
  await korva.parseAsync()
} catch (error) {
  const { message, hint } = describeError(error)
  process.stderr.write(`${message}\n${hint ? `${hint}\n` : ''}`)
  process.exit(1)
}
