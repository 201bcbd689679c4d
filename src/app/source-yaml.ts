import { stringify } from 'yaml'

/** Sources as they are pasted below `sources:` in the settings. */
export const sourcesAsYaml = (sources: object[]) =>
  stringify(sources, { lineWidth: 0 })
    .replace(/^(?=.)/gm, '  ')
    .trimEnd()

/** Makes ids of names: letters, digits and hyphens, each another than those before and those in use. */
export function idMaker(inUse: Iterable<string>): (name: string) => string {
  const known = new Set(inUse)
  return (name) => {
    const stem = slug(name)
    let id = stem
    for (let count = 2; known.has(id); count++) id = `${stem}-${count}`
    known.add(id)
    return id
  }
}

function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
  // Room for a number behind it.
  return plain.slice(0, 56).replace(/^[-.]+|[-.]+$/g, '') || 'source'
}
