import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../collect/kinds/index.ts'
import { describeWeight } from '../core/describe-teaching.ts'
import { describeError, KorvaError } from '../core/errors.ts'
import { textsFor } from '../core/texts/index.ts'
import type { WeighedRule } from '../flows/accept-rule.ts'
import { compileQuery } from '../match/compile-query.ts'
import { describePreview } from './describe-preview.ts'
import { plainLine } from './draw-table.ts'
import { askTeaching, nameOfUser, type Told } from './teaching-questions.ts'
import { wrongUse } from './wrong-use.ts'

type Env = NodeJS.ProcessEnv

/** Prints what a query would have caught in what is stored. */
export async function previewCommand(
  env: Env,
  query: string,
  { days, json }: { days: number; json?: boolean },
) {
  checkQuery(query)
  const preview = await askTeaching(env, 'preview', { query, days })
  const { settings } = readSettings(env, kinds)
  print(json ? [JSON.stringify(preview)] : describePreview(preview, settings.timezone))
}

/** Prints the lessons in force and what they change. */
export async function lessonsCommand(env: Env, options: { json?: boolean }) {
  printTold(await askTeaching(env, 'lessons', null), options)
}

/** Takes lessons back. */
export async function undoCommand(env: Env, which: number | 'all') {
  printTold(await askTeaching(env, 'lessons-undo', which === 'all' ? which : { ids: [which] }), {})
}

/** Prints the rules in force and those proposed. */
export async function rulesCommand(env: Env, options: { json?: boolean }) {
  printTold(await askTeaching(env, 'rules', null), options)
}

/** Makes a rule of a proposal. */
export async function acceptCommand(env: Env, number: number) {
  print(weighedLines(await askTeaching(env, 'rules-accept', { number, by: nameOfUser() })))
}

/** Weighs a query of the user's own, and makes it a rule where `yes` says so. */
export async function addCommand(env: Env, query: string, { brand, yes }: { brand?: string; yes?: boolean }) {
  checkQuery(query)
  const wish = { query, brandId: brand ?? null, by: yes ? nameOfUser() : null }
  const rule = await askTeaching(env, 'rules-add', wish)
  const how =
    'Nothing is changed yet. The same with --yes makes it a rule; `korva preview` shows what it finds.'
  print([...weighedLines(rule), ...(yes ? [] : [how])])
}

/** Drops a rule. */
export async function dropCommand(env: Env, id: number) {
  await askTeaching(env, 'rules-drop', id)
  print([`Rule ${id} hides nothing from now on. What it hid before stays hidden.`])
}

/** A query that cannot be read is wrong use, whoever would have been asked. */
function checkQuery(query: string): void {
  try {
    compileQuery(query)
  } catch (error) {
    if (!(error instanceof KorvaError)) throw error
    const { message, hint } = describeError(error)
    throw wrongUse(message, hint)
  }
}

function weighedLines({ id, query, ...weight }: WeighedRule): string[] {
  const t = textsFor('en')
  const said = `${plainLine(query)}: ${describeWeight(weight, t)}.`
  return id === null ? [said] : [said, `It is rule ${id} now: to drop it, korva rules drop ${id}.`]
}

/** Prints an answer in words, or what it says as JSON. */
export function printTold({ answer: { title, lines }, report }: Told, { json }: { json?: boolean }): void {
  print(json ? [JSON.stringify(report)] : [title, ...lines].map(plainStart))
}

/** Strangers' words are in the lines; the indent of a line is ours. */
const plainStart = (line: string) => `${/^ */.exec(line)![0]}${plainLine(line)}`

const print = (lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
