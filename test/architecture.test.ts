import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Folders by rank: imports only go down, and never between folders of one rank. See docs/architecture.md. */
const ranks: [prefix: string, rank: number][] = [
  ['src/core', 0],
  ['config', 0],
  ['src/match', 1],
  ['src/score', 1],
  ['src/flows', 2],
  ['src/collect', 3],
  ['src/store', 3],
  ['src/opinion', 3],
  ['adapters/slack', 3],
  ['adapters/teams', 3],
  ['adapters/web', 3],
  ['src/jobs', 4],
  ['src/web', 4],
  ['src/app', 5],
  ['src/main.ts', 6],
  ['src/cli.ts', 7],
]
/** Folders that are narrower than their rank: what they may import besides themselves. */
const only: Record<string, string[]> = {
  'src/collect': ['src/core', 'config'],
  'src/store': ['src/core'],
  'src/opinion': ['src/core', 'config'],
  'adapters/slack': ['src/core'],
  'adapters/teams': ['src/core'],
  'adapters/web': ['src/core'],
  'src/jobs': ['src/core', 'src/flows'],
  'src/web': ['src/core'],
}
/** The core is pure: no library that reaches outside, no Node module but for types. */
const pureLibraries = ['i18next']

const root = resolve(import.meta.dirname, '..')
const folderOf = (file: string) => ranks.find(([prefix]) => file === prefix || file.startsWith(`${prefix}/`))

const files = ['src', 'adapters', 'config'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(top, name)),
)

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const pattern =
    /(?:import|export)\s+(type\s)?[^'"();]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|import\s+['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map(([, type, named, dynamic, bare]) => {
    const name = named ?? dynamic ?? bare!
    const to = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name
    return { from: file, to, typeOnly: Boolean(type) }
  })
}

const all = files.flatMap(importsOf)

describe('imports only go down the ranks', () => {
  it('finds the files and their imports', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(all.length).toBeGreaterThan(300)
  })

  it('knows the rank of every file', () => {
    expect(files.filter((file) => !folderOf(file))).toEqual([])
  })

  it('never up, and never across', () => {
    const wrong = all.filter(({ from, to }) => {
      const [own, rank] = folderOf(from)!
      const target = folderOf(to)
      if (!target || target[0] === own) return false
      return target[1] >= rank || (only[own] && !only[own].includes(target[0]))
    })
    expect(wrong).toEqual([])
  })

  it('keeps the core pure', () => {
    const outside = all.filter(({ from, to, typeOnly }) => {
      return (
        from.startsWith('src/core/') &&
        !typeOnly &&
        !to.startsWith('src/core/') &&
        !pureLibraries.includes(to)
      )
    })
    expect(outside).toEqual([])
  })

  it('keeps the Bot Framework in one file', () => {
    const users = new Set(all.filter(({ to }) => /^bot(builder|framework)/.test(to)).map(({ from }) => from))
    expect([...users]).toEqual(['adapters/teams/bot-framework.ts'])
  })
})
