import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/korva-process.ts'

const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared')
const minutes = 60_000

/** Runs one of the measuring tools over a command of Korva and gives its last lines. */
async function measure(tool: string, command: string): Promise<string> {
  const args = [join(shared, 'tools', tool), '--', process.execPath, join(root, 'src/cli.ts'), command]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk
  })
  await new Promise((done) => child.on('close', done))
  return output
}

const figures = (output: string, pattern: RegExp) => (pattern.exec(output) ?? []).slice(1).map(Number)

describe.skipIf(!existsSync(join(shared, 'data/feeds')))('feeds as others collected them', () => {
  const files = () =>
    readdirSync(join(shared, 'data/feeds'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.xml'))
      .map((name) => join(shared, 'data/feeds', name))

  it(
    'each get an answer of their own, and nothing crashes',
    async () => {
      const paths = files()
      const { stdout, stderr } = await runCommand(['parse'], {}, paths.join('\n'))
      const answers = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(answers.map(({ file }) => file)).toEqual(paths)
      expect(stderr).toBe('')
      for (const answer of answers) {
        if (answer.ok) expect(answer.items).toBeInstanceOf(Array)
        else expect(answer.error).toEqual({ code: expect.any(String), message: expect.any(String) })
      }
    },
    3 * minutes,
  )

  it(
    'give what they hold, as far as was measured when this was written',
    async () => {
      const output = await measure('eval-feeds.mjs', 'parse')
      const [items, fields, text] = figures(output, /items ([\d.]+)%.*fields ([\d.]+)%.*text ([\d.]+)%/)
      expect(output).toContain(' 0 files without an answer')
      expect(items).toBeGreaterThanOrEqual(99.5)
      expect(fields).toBeGreaterThanOrEqual(91)
      expect(text).toBeGreaterThanOrEqual(98)
    },
    3 * minutes,
  )
})

describe.skipIf(!existsSync(join(shared, 'data/sentiment')))('texts whose sentiment people labelled', () => {
  it(
    'are scored better than by the plain library',
    async () => {
      const output = await measure('eval-sentiment.mjs', 'score')
      const [negative, macro, auc] = figures(output, /negative F1 ([\d.]+), macro-F1 ([\d.]+), AUC ([\d.]+)/)
      // The `sentiment` package as installed: 38.6, 42.3 and 67.8.
      expect(negative).toBeGreaterThan(64)
      expect(macro).toBeGreaterThan(65)
      expect(auc).toBeGreaterThan(82.5)
    },
    5 * minutes,
  )
})
