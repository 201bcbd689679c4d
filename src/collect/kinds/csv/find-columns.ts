import { KorvaError } from '../../../core/errors.ts'
import { cleanLine } from '../../plain-text.ts'

export const columnNames = ['text', 'title', 'id', 'date', 'author', 'score', 'link'] as const
export type ColumnName = (typeof columnNames)[number]

/** Where each column stands, from 0; several for the text. */
export type Columns = Partial<Record<ColumnName, number[]>>

/** Headings as survey tools and people write them, in English and Finnish; the earlier one wins. */
const usual: Record<ColumnName, string[]> = {
  text: [
    ...[
      'text',
      'teksti',
      'comment',
      'kommentti',
      'feedback',
      'palaute',
      'avoin palaute',
      'sanallinen palaute',
    ],
    ...['review', 'arvostelu', 'answer', 'vastaus', 'avoin vastaus', 'message', 'viesti', 'body', 'content'],
    ...[
      'sisältö',
      'comments',
      'kommentit',
      'review text',
      'open feedback',
      'verbatim',
      'kuvaus',
      'description',
    ],
  ],
  title: ['title', 'otsikko', 'subject', 'aihe', 'heading', 'headline', 'review title'],
  id: [
    ...['id', 'tunniste', 'tunnus', 'response id', 'vastauksen id', 'vastaus id', 'vastaustunniste'],
    ...[
      'vastausnumero',
      'answer id',
      'review id',
      'feedback id',
      'palaute id',
      'palautenumero',
      'uuid',
      'guid',
    ],
  ],
  date: [
    ...[
      'date',
      'päivä',
      'päiväys',
      'päivämäärä',
      'pvm',
      'aika',
      'ajankohta',
      'aikaleima',
      'time',
      'timestamp',
    ],
    ...['created', 'created at', 'luotu', 'submitted', 'submitted at', 'submit date', 'date submitted'],
    ...[
      'completion time',
      'valmistumisaika',
      'submit date (utc)',
      'vastattu',
      'vastausaika',
      'vastauspäivä',
      'lähetetty',
      'end date',
      'published',
      'julkaistu',
    ],
  ],
  author: [
    ...['author', 'name', 'nimi', 'customer', 'asiakas', 'kirjoittaja', 'reviewer', 'respondent', 'vastaaja'],
    ...['user', 'käyttäjä', 'customer name', 'asiakkaan nimi', 'nimimerkki', 'lähettäjä'],
  ],
  score: [
    ...['score', 'rating', 'stars', 'nps', 'nps score', 'csat', 'grade', 'arvosana', 'tähdet', 'pisteet'],
    ...[
      'arvio',
      'tulos',
      'suositteluindeksi',
      'star rating',
      'kouluarvosana',
      'tyytyväisyys',
      'satisfaction',
    ],
  ],
  link: ['link', 'linkki', 'url', 'address', 'osoite', 'verkko-osoite', 'permalink'],
}

/**
 * Finds the columns of a heading: those that the settings name, else those with usual names. Throws `csv-no-column` for
 * one that is named and not there, and `csv-no-text` where nothing tells what customers wrote.
 */
export function findColumns(
  heading: string[],
  named: Partial<Record<ColumnName, string | string[] | undefined>>,
): Columns {
  const headings = heading.map(fold)
  const taken = new Set<number>()
  const columns: Columns = {}
  for (const [name, wanted] of Object.entries(named) as [ColumnName, string | string[] | undefined][]) {
    const places = [wanted ?? []].flat().map((each) => placeOf(each, headings, heading))
    if (places.length > 0) columns[name] = places
    for (const place of places) taken.add(place)
  }
  for (const name of columnNames) {
    if (columns[name]) continue
    const place = usual[name].map((each) => headings.indexOf(each)).find((at) => at >= 0 && !taken.has(at))
    if (place === undefined) continue
    columns[name] = [place]
    taken.add(place)
  }
  if (!columns.text) throw noText(heading)
  return columns
}

/** `Vastaus-ID`, `vastaus_id` and `Vastaus ID:` are one heading. */
const fold = (heading: string) =>
  cleanLine(heading)
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .replace(/[:*?]+$/, '')
    .trim()

function placeOf(wanted: string, headings: string[], heading: string[]): number {
  const place = headings.indexOf(fold(wanted))
  if (place >= 0) return place
  throw new KorvaError('csv-no-column', `The table has no column "${wanted}"; it has: ${shown(heading)}.`, {
    hint: 'Write the heading under `columns` as it stands in the first line of the file.',
  })
}

const noText = (heading: string[]) =>
  new KorvaError(
    'csv-no-text',
    `No heading of the table tells in which column customers wrote; it has: ${shown(heading)}.`,
    {
      hint: 'Name the column in the settings, as `columns: {text: …}`. The first line of the file has to be the headings.',
    },
  )

/** Headings may be whole questions. */
const shown = (heading: string[]) =>
  heading
    .slice(0, 20)
    .map((each) => `"${cleanLine(each).slice(0, 40)}"`)
    .join(', ')
