import { LineCounter, parseDocument } from 'yaml'
import type { Fault } from './settings-error.ts'
import { faultAt, findYamlFaults } from './yaml-faults.ts'
import { createLocator, type Locate } from './yaml-locator.ts'

/** A YAML text, read as far as it can be. */
export interface YamlTree {
  /** Plain data; keys without a value are left out, as if they were not written. Undefined where there is none. */
  value: unknown
  /** What is wrong with the YAML itself. */
  faults: Fault[]
  /** Characters from the start up to which the data can be trusted; infinite where the syntax is sound. */
  soundUntil: number
  locate: Locate
}

/** More aliases than anybody writes by hand: documents that unfold without end are refused. */
const mostAliases = 100
/** Levels below which no setting lies. Data that contains itself would be walked for ever. */
const deepest = 8

/** Reads a YAML text. Never throws: what is wrong is in `faults`. */
export function readYaml(text: string): YamlTree {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
    stringKeys: true,
    // The parser compares each key with every other one of its map, 46 s for 390 KB; ours remembers them.
    uniqueKeys: false,
  })
  const found = findYamlFaults(document, lines, mostAliases)
  const locate = createLocator(document, lines)
  if (found.soundUntil === 0) return { ...found, value: undefined, locate }
  try {
    const value = withoutEmpty(document.toJS({ maxAliasCount: mostAliases }))
    return { ...found, value, locate }
  } catch {
    // Aliases of aliases: the parser counts what they would unfold to.
    const bomb = faultAt(lines, 0, `aliases (*) unfold to too much; allowed: at most ${mostAliases} values`)
    return { faults: [...found.faults, bomb], soundUntil: 0, value: undefined, locate }
  }
}

function withoutEmpty(value: unknown, depth = 0): unknown {
  if (depth > deepest || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item, depth + 1))
  const filled = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(filled.map(([key, inner]) => [key, withoutEmpty(inner, depth + 1)]))
}
