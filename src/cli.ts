#!/usr/bin/env node
import { Command, Option } from 'commander'
import { config } from 'dotenv'
import { answerAllLines, answerLines } from './app/answer-lines.ts'
import { keepSmall } from './app/keep-small.ts'
import { addPrivacyCommands } from './app/privacy-commands.ts'
import type { WhichLines } from './app/score-command.ts'
import { addTeachingCommands, dayCount } from './app/teaching-commands.ts'
import { isWrongUse } from './app/wrong-use.ts'
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

lineCommand(
  'parse',
  'read feed file paths on standard input, print their items as JSON lines',
  async (input, output) => {
    const { parsePath, endParsing } = await import('./collect/parse-path.ts')
    return answerLines(input, output, parsePath).finally(endParsing)
  },
)

lineCommand(
  'score',
  'read {"id","text",…} lines, print their sentiment with its reasons',
  async (input, output, { opinion }) => {
    if (opinion) return scoreWithOpinion(input, output, opinion)
    const { scoreLine } = await import('./score/score-line.ts')
    return answerLines(input, output, scoreLine)
  },
).addOption(
  new Option('--opinion [which]', "ask the settings' second opinion about uncertain lines, or all")
    .choices(['uncertain', 'all'])
    .preset('uncertain'),
)

lineCommand(
  'match',
  'read {"id","text","brand",…} lines, print whether they are about the brand',
  async (input, output) => {
    const { matchLine } = await import('./match/match-line.ts')
    return answerLines(input, output, matchLine)
  },
)

lineCommand(
  'dupes',
  'read {"id","text",…} lines, print which of them tell of the same thing',
  async (input, output) => {
    const { dupesLines } = await import('./match/dupes-lines.ts')
    return answerAllLines(input, output, dupesLines)
  },
)

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

korva
  .command('sources')
  .description('how each source does: when it was heard, what it brought, its health in words')
  .option('--json', 'print all of it as JSON')
  .option('--again <id>', 'ask this source at once, also one that was stopped')
  .action(async (options) => {
    await (await import('./app/sources-command.ts')).sourcesCommand(process.env, options)
  })

korva
  .command('replay')
  .description(
    'what the settings would have made of the past: how many cards, when, and who would have been there',
  )
  .option('--days <count>', 'how far to look back', dayCount, 30)
  .option('--json', 'print all of it as JSON')
  .action(async (options) => {
    await (await import('./app/replay-command.ts')).replayCommand(process.env, options)
  })

addTeachingCommands(korva)
addPrivacyCommands(korva)

const tryOut = korva
  .command('try')
  .description('what a source would give before it is configured: by an address, or a kind and its fields')
  .argument('<place>', 'an address, such as example.com/blog, or a kind of source')
  .argument('[fields...]', 'the fields of the kind: search=acme, lists with commas')
  .option('--json', 'print all items whole, as JSON')
  .option('--limit <count>', 'how many items the table shows', '10')
  .option('--private', 'the address is on a private network, and meant')
  .action(async (place, fields, options) => {
    await (await import('./app/try-command.ts')).tryCommand(process.env, place, fields, options)
  })

const model = korva.command('model').description('models for second opinions on this machine')

model
  .command('fetch')
  .description('fetch a model into the data folder, and check that it is the right one')
  .argument('<name-or-address>', 'owner/name at huggingface.co, or the https address of a folder')
  .option('--file <path>', 'the ONNX file in it, where it is none of the usual ones')
  .option('--sha256 <checksum>', 'what the ONNX file must be')
  .option('--revision <name>', 'a branch, tag or commit')
  .option('--as <name>', 'what the settings call it')
  .action(async (name, options) => {
    await (await import('./app/model-command.ts')).modelFetchCommand(process.env, name, options)
  })

model
  .command('list')
  .description('the models that are there, and whether they are what was fetched')
  .action(async () => (await import('./app/model-command.ts')).modelListCommand(process.env))

const opml = korva.command('opml').description('sources from the subscriptions of a feed reader, and back')

opml
  .command('import')
  .description('print the feeds of an OPML file as sources to paste into the settings')
  .argument('<file>', 'what a feed reader exported')
  .action(async (file) => (await import('./app/opml-command.ts')).opmlImportCommand(process.env, file))

opml
  .command('export')
  .description('print the feeds of the settings as OPML 2.0')
  .action(async () => (await import('./app/opml-command.ts')).opmlExportCommand(process.env))

/** The kinds are loaded by what needs them alone. */
async function helpWithKinds(): Promise<string> {
  const { listKinds } = await import('./app/describe-kinds.ts')
  return ['', 'Kinds of source, whose fields docs/sources.md explains:', ...listKinds()].join('\n')
}

/** A command that answers lines with lines. One that could not be answered makes it fail, once all others are. */
function lineCommand(
  name: string,
  description: string,
  answer: (
    input: typeof process.stdin,
    output: typeof process.stdout,
    options: LineOptions,
  ) => Promise<boolean>,
): Command {
  return korva
    .command(name)
    .description(description)
    .action(async (options: LineOptions) => {
      if (!(await answer(process.stdin, process.stdout, options))) process.exitCode = 1
    })
}

/** Options that a command for lines may have. */
interface LineOptions {
  opinion?: WhichLines
}

/** Lines with a second opinion; what that did is told on standard error. */
async function scoreWithOpinion(
  input: typeof process.stdin,
  output: typeof process.stdout,
  which: WhichLines,
): Promise<boolean> {
  const { openOpinionScoring } = await import('./app/score-command.ts')
  const scoring = openOpinionScoring(process.env, which)
  const good = await answerLines(input, output, scoring.answer).finally(scoring.close)
  process.stderr.write(`${scoring.summary()}\n`)
  return good && scoring.isSound()
}

// Whoever reads us may have enough, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
config({ quiet: true })
try {
  if (process.argv[2] === 'try') tryOut.addHelpText('after', await helpWithKinds())
  await korva.parseAsync()
} catch (error) {
  const { message, hint } = describeError(error)
  process.stderr.write(`${message}\n${hint ? `${hint}\n` : ''}`)
  process.exit(isWrongUse(error) ? 2 : 1)
}
