import { finding, mapOf, type Row, rowsOf } from './check-references.ts'
import { type Finding, unknownKey } from './describe-issue.ts'
import { holidayCountries } from './holidays.ts'
import { suggestion } from './nearest.ts'
import { shown } from './redact.ts'
import { parseDays, parseTime, weekdays } from './spans.ts'

const always = 'always'

/** What the settings say of working hours, the promises in them and quiet hours that does not fit together, on the raw data. */
export function checkHours(file: unknown): Finding[] {
  const hours = rowsOf(file, 'hours')
  return [
    ...checkNamesOfHours(mapOf(mapOf(file).promise), hours),
    ...hours.flatMap(checkId),
    ...hours.flatMap(checkCountry),
    ...hours.flatMap(checkDays),
    ...checkQuiet(mapOf(mapOf(file).quiet)),
  ]
}

function checkNamesOfHours(promise: Record<string, unknown>, hours: Row[]): Finding[] {
  const known = hours.map(({ value }) => value.id).filter((id) => typeof id === 'string')
  const rules = Array.isArray(promise.rules) ? promise.rules.map(mapOf) : []
  const named = [
    { path: ['promise', 'hours'], name: promise.hours },
    ...rules.map((rule, n) => ({ path: ['promise', 'rules', n, 'hours'], name: rule.hours })),
  ]
  return named.flatMap(({ path, name }) => {
    if (typeof name !== 'string' || [always, ...known].includes(name.trim())) return []
    const allowed = [always, ...known].slice(0, 20).join(', ')
    return [
      finding(path, `is ${shown(name)}, which are no hours; allowed: ${allowed}${suggestion(name, known)}`),
    ]
  })
}

const checkId = ({ path, value }: Row): Finding[] =>
  value.id === always
    ? [finding([...path, 'id'], 'is "always", which means around the clock; allowed: another id')]
    : []

/** A name of a country is answered with its code. The countries are asked for only where hours name one. */
function checkCountry({ path, value: { holidays } }: Row): Finding[] {
  if (typeof holidays !== 'string' || !holidays.trim()) return []
  const [code, known] = [holidays.trim().toUpperCase(), holidayCountries()]
  if (known.has(code)) return []
  const near = [...known.keys()].filter((other) => other[0] === code[0])
  const examples = near.length ? near.join(', ') : 'FI'
  const meant = code.length > 2 ? meantCountry(holidays.trim(), known) : ''
  return [
    finding(
      [...path, 'holidays'],
      `is ${shown(holidays)}; allowed: a country code of two letters, such as ${examples}${meant}`,
    ),
  ]
}

function meantCountry(word: string, known: Map<string, string[]>): string {
  const codes = new Map([...known].flatMap(([code, names]) => names.map((name) => [name, code] as const)))
  const same = [...codes.keys()].find((name) => name.toLowerCase() === word.toLowerCase())
  const name = same ?? /mean (.*)\?/.exec(suggestion(word, [...codes.keys()]))?.[1]
  return name ? `; did you mean ${codes.get(name)} (${name})?` : ''
}

/** Each key names days of the week, and none that another one names. What is wrong with their hours is the schema's to tell. */
function checkDays({ path, value }: Row): Finding[] {
  const named = new Map<number, string>()
  return Object.keys(mapOf(value.open)).flatMap((key): Finding[] => {
    const where = [...path, 'open', key]
    const days = parseDays(key)
    if (!days) return [unknownKey(where, [...weekdays, 'or a range such as mon-fri'], 'names no day')]
    const twice = days.find((day) => named.has(day))
    for (const day of days) named.set(day, named.get(day) ?? key)
    if (twice === undefined) return []
    const before = `names ${weekdays[twice]}, as ${named.get(twice)} does`
    return [{ ...finding(where, `${before}; allowed: each day once`), part: 'key' }]
  })
}

function checkQuiet({ from, to }: Record<string, unknown>): Finding[] {
  if (typeof from !== 'string' || typeof to !== 'string') return []
  if (parseTime(from) === null || parseTime(from) !== parseTime(to)) return []
  return [finding(['quiet', 'to'], `is ${shown(to)}, as from is; allowed: another time`)]
}
