import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type YAMLMap,
} from 'yaml'
import { faultAt } from './yaml-faults.ts'

/** Where something stands in the text. */
interface Place {
  /** From 1. */
  line: number
  column: number
  /** Characters from the start of the text to the end of what stands there. */
  end: number
}

/** Where the value at a path stands; its key, where it is a list or a map; its parent, where it is missing. */
export type Locate = (path: readonly PropertyKey[], part: 'key' | 'value') => Place

/** One step into the data: what stands there, from where to where, and where its key starts. */
interface Step {
  node: unknown
  start: number
  end: number
  keyStart: number | null
}

/** Finds places in a document. Keys are indexed once a map: a file of nothing but faults asks for each of them. */
export function createLocator(document: Document, lines: LineCounter): Locate {
  const indexes = new WeakMap<YAMLMap, Map<string, Step>>()

  function descend({ node }: Step, name: PropertyKey): Step | undefined {
    const inner = isAlias(node) ? node.resolve(document) : node
    if (isSeq(inner)) {
      const item = inner.items[Number(name)]
      return item === undefined ? undefined : { ...rangeOf(item, 0), keyStart: null }
    }
    if (!isMap(inner)) return undefined
    const index = indexes.get(inner) ?? indexOf(inner)
    indexes.set(inner, index)
    return index.get(String(name))
  }

  return (path, part) => {
    let step: Step = { ...rangeOf(document.contents, 0), keyStart: null }
    for (const name of path) {
      const next = descend(step, name)
      if (!next) return placeAt(lines, step.keyStart ?? step.start, step.end)
      step = next
    }
    const atValue = step.keyStart === null || (part === 'value' && isScalar(step.node))
    return placeAt(lines, atValue ? step.start : (step.keyStart ?? 0), step.end)
  }
}

function indexOf(map: YAMLMap): Map<string, Step> {
  const steps = map.items.flatMap(({ key, value }): [string, Step][] => {
    if (!isScalar(key)) return []
    const [keyStart = 0, keyEnd = 0] = key.range ?? []
    const { node, start, end } = rangeOf(value, keyEnd)
    const isEmpty = isScalar(node) && node.value === null
    return [[String(key.value), { node, start: isEmpty ? keyStart : start, end, keyStart }]]
  })
  return new Map(steps)
}

function rangeOf(node: unknown, otherwise: number): Omit<Step, 'keyStart'> {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null
  return { node, start: range?.[0] ?? otherwise, end: range?.[1] ?? otherwise }
}

function placeAt(lines: LineCounter, offset: number, end: number): Place {
  const { line, column } = faultAt(lines, offset, '')
  return { line: line ?? 1, column: column ?? 1, end }
}
