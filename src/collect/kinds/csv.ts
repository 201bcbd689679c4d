import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { accepted, list, map, pathBelow, text, webAddress } from '../../../config/fields.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { readTable } from './csv/read-table.ts'
import { isScale } from './csv/score-scale.ts'

const column = (what: string) => text(200).optional().describe(`The heading of the column with ${what}.`)
const texts = 'the heading of a column, or a list of them'

/** `csv`: a file of feedback or of answers to a survey. */
export const csv = defineKind({
  name: 'csv',
  about:
    'A file of feedback or survey answers, with scores: CSV with commas, semicolons or tabs, as spreadsheets and survey ' +
    'tools write it, headings in the first line. Columns with usual headings in English or Finnish are found by ' +
    'themselves; times without a zone are of the `timezone` of the settings. It is read again when it changes; lines that cannot be read are passed over and told by their number.',
  documentation: ['https://www.rfc-editor.org/rfc/rfc4180', 'https://csv.js.org/parse/options/'],
  example:
    'kind: csv\npath: feedback/nps.csv\nscale: nps\ncolumns:\n  text: What could we do better?\nabout: acme',
  fields: {
    path: pathBelow()
      .optional()
      .describe("The file, from the settings' folder. Exactly one of `path` and `url` is set."),
    url: webAddress().optional().describe('Where the file is on the web, such as a published spreadsheet.'),
    scale: accepted(
      isScale,
      'stars, nps, percent, or the worst and the best score, such as 1-10, 4-10 or 5-1',
    )
      .default('stars')
      .describe('What the scores mean. `nps`: 0 to 6 are detractors, 9 and 10 promoters.'),
    columns: map({
      text: z
        .union([z.string(), z.array(z.string())], texts)
        .transform((said) => [said].flat())
        .pipe(list(text(200), texts, 1))
        .optional()
        .describe('The heading of the column with what the customer wrote; of several, each is a paragraph.'),
      title: column('a title'),
      id: column('what tells the rows apart; without one, a row is known again by its text, author and date'),
      date: column('when it was written'),
      author: column('who wrote it'),
      score: column('the score'),
      link: column('the address of the original'),
    })
      .default({})
      .describe('Which column is what, where the usual headings do not tell.'),
  },
  check({ path: file, url }) {
    if (file === undefined && url === undefined) {
      return { field: 'path', message: "is missing; allowed: a file below the settings' folder, or url" }
    }
    return file && url ? { field: 'url', message: 'is set besides path; allowed: one of the two' } : null
  },
  everyMs: 300_000,
  keys: [],
  mostItems: 20_000,
  address: ({ path: file, url }, { settingsDir }) =>
    url ? new URL(url) : pathToFileURL(path.resolve(settingsDir, file ?? '')),
  async poll({ url, options: { scale, columns } }, memory, tools) {
    const { timezone } = tools
    // Other columns or another scale make another reading of the same file.
    const reading = JSON.stringify([scale, columns, timezone])
    const before = memory.own?.reading === reading ? memory : {}
    const request = { url, accept: 'text/csv, text/tab-separated-values, text/plain;q=0.9, */*;q=0.5' }
    const result = await pollOne(request, before, tools, { scale, columns, timezone })
    return { ...result, memory: { ...result.memory, own: { reading } } }
  },
  read: readTable,
})
