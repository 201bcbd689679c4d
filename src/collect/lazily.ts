import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * A package that comes with its first use. Documents are read in a process of their own: what only reading needs is not to
 * take memory in the main one, which loads the kinds of sources for their settings and requests.
 */
export const lazily = <Package>(name: string): (() => Package) => once(() => require(name) as Package)

/** Makes a value when it is first asked for, and keeps it. */
export function once<Value>(make: () => Value): () => Value {
  let kept: { value: Value } | undefined
  return () => {
    kept ??= { value: make() }
    return kept.value
  }
}
