import { type Document, type ErrorCode, isScalar, type LineCounter, visit, type YAMLMap } from 'yaml'
import type { Fault } from './settings-error.ts'

/**
 * The parser's codes in words that say what to do. Its own messages are not passed on: they quote the text, and a
 * password may stand there.
 */
const sentences: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'the indentation does not fit the lines above; allowed: the same column for all keys of a map',
  TAB_AS_INDENT: 'a tab indents this line; allowed: spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'a second key on the same line; allowed: one key a line, and quotes around text with ": "',
  BAD_SCALAR_START: 'text may not start with this character; allowed: the text in quotes',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing before this place',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing on the line above, or a quote is not closed',
  MULTIPLE_DOCS: 'a second document starts here (---); allowed: one',
  TAG_RESOLVE_FAILED:
    'a tag (!) is not known here; allowed: plain values, and text that starts with ! in quotes',
  NON_STRING_KEY: 'a key is a list or a map; allowed: text',
  BAD_DIRECTIVE: 'a directive (%) is not known; allowed: none',
  BAD_DQ_ESCAPE:
    'an escape (\\) is not known in double quotes; allowed: single quotes, or two backslashes for one',
  RESOURCE_EXHAUSTION: 'lists or maps are nested too deep',
}
const otherwise = 'this cannot be read as YAML; look at the indentation, colons and quotes around it'

/** After these the data cannot be had at all. */
const fatal: ErrorCode[] = ['RESOURCE_EXHAUSTION', 'NON_STRING_KEY']

interface YamlFaults {
  faults: Fault[]
  soundUntil: number
}

/** What is wrong with a document as YAML: syntax, keys given twice, aliases. One fault a line, since one slip has many echoes. */
export function findYamlFaults(document: Document, lines: LineCounter, mostAliases: number): YamlFaults {
  const errors = [...document.errors, ...document.warnings]
  const isFatal = errors.some(({ code }) => fatal.includes(code))
  const syntax = errors.map(({ code, pos }) => faultAt(lines, pos[0], sentences[code] ?? otherwise))
  const aliases = isFatal ? [] : findAliases(document, lines, mostAliases)
  const keys = isFatal ? [] : findRepeatedKeys(document, lines)
  const broken = isFatal || aliases.length > 0
  return {
    faults: [...onePerLine([...syntax, ...aliases]), ...keys],
    soundUntil: broken
      ? 0
      : Math.min(Number.POSITIVE_INFINITY, ...errors.slice(0, 1000).map(({ pos }) => pos[0])),
  }
}

/** A fault at a place, for what belongs to no setting in particular. */
export function faultAt(lines: LineCounter, offset: number, message: string): Fault {
  const { line, col } = lines.linePos(offset)
  // A text without any line break, or an empty one, is line 0 to the parser.
  return { line: Math.max(1, line), column: Math.max(1, col), path: '', message }
}

function findRepeatedKeys(document: Document, lines: LineCounter): Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Map: (_, map) => {
      faults.push(...repeatedKeys(map, lines))
    },
  })
  return faults
}

function repeatedKeys(map: YAMLMap, lines: LineCounter): Fault[] {
  const first = new Map<string, number>()
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key) || !key.range) return []
    const name = String(key.value)
    const before = first.get(name)
    first.set(name, before ?? key.range[0])
    if (before === undefined) return []
    const where = `first on line ${lines.linePos(before).line}`
    return [faultAt(lines, key.range[0], `a key of this map is given twice, ${where}; allowed: once`)]
  })
}

function findAliases(document: Document, lines: LineCounter, most: number): Fault[] {
  const faults: Fault[] = []
  let count = 0
  visit(document, {
    Alias: (_, alias) => {
      count++
      const offset = alias.range?.[0] ?? 0
      if (count > most) {
        faults.push(faultAt(lines, offset, `more than ${most} aliases (*); allowed: at most ${most}`))
        return visit.BREAK
      }
      if (alias.resolve(document)) return undefined
      faults.push(
        faultAt(
          lines,
          offset,
          'an alias (*) has no anchor (&) before it; text with * in front is put in quotes',
        ),
      )
      return undefined
    },
  })
  return faults
}

function onePerLine(faults: Fault[]): Fault[] {
  const seen = new Set<number | null>()
  return faults.filter(({ line }) => !seen.has(line) && seen.add(line))
}
