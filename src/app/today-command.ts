import { type Answer, describeToday } from '../core/report.ts'
import { reportToday } from '../flows/report-today.ts'
import { askOrLook } from './ask-or-look.ts'

/** Prints today's report: asked of the Korva that runs on the data folder, else read from the database. */
export async function todayCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const { title, lines } = await askOrLook<Answer>(env, 'today', async ({ parts }) =>
    describeToday(await reportToday(parts), parts.settings),
  )
  process.stdout.write(`${[title, ...lines].join('\n')}\n`)
}
