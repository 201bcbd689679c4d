import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeedItem } from '../src/core/feed-item.ts'
import type { Source } from '../src/core/source.ts'
import type { FlowSettings } from '../src/flows/parts.ts'
import { placeItems } from '../src/flows/place-items.ts'
import { isSameThing } from '../src/match/same-thing.ts'
import { tellItem } from '../src/match/tell-item.ts'
import { createStore, type OpenStore } from '../src/store/create-store.ts'
import { openEngine } from '../src/store/engine.ts'
import { fillStories, makeText } from './fill-stories.ts'
import { type Line, ratio } from './line.ts'

/** How many items are placed one by one, every second of them a copy of a stored one. */
const placings = 200
/** Whose texts the baseline compares. */
const scanned = 10_000
const now = new Date('2026-11-21T12:00:00Z')
const parts = { settings: { sources: [] as Source[] } as FlowSettings, clock: () => now }

/**
 * How long it takes to find the story of a new item among a million and to keep it there: the slowest of twenty and the middle
 * one, by the clock and in processor time. The embedded engine works in this process, so its promise is held against
 * processor time, which does not tell of what else runs on the machine; a server's work is seen by the clock alone. Against
 * reading the latest 10,000 and comparing with each, as one would without keys.
 */
export async function measurePlacing(postgres: string | null, count = 1_000_000): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'korva-bench-'))
  try {
    const lines = await measureOn({ folder }, 'embedded', count)
    return postgres ? [...lines, ...(await measureOn({ url: postgres }, 'Postgres', count))] : lines
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureOn(
  database: Parameters<typeof openEngine>[0],
  engine: string,
  count: number,
): Promise<Line[]> {
  const opened = await createStore(await openEngine(database), async () => {})
  try {
    const began = performance.now()
    await fillStories(opened.engine.db, count, now)
    console.log(`${count} items are in (${engine}, ${Math.round((performance.now() - began) / 1000)} s).`)
    const { clock, cpu, found } = await placeMany(opened)
    const scan = await timed(() => scanOnce(opened))
    const what = `place an item among ${count / 1e6} million, ${engine}`
    const base = `compare with ${scanned}`
    console.log(`${found} of ${placings / 2} copies were found (${engine}).`)
    const lines = (how: string, times: number[], baseline: number, limit?: number) => [
      ratio(`${what}, one in twenty, ${how}`, share(times, 0.95), 'ms', base, baseline, limit),
      ratio(`${what}, the middle one, ${how}`, share(times, 0.5), 'ms', base, baseline, limit),
    ]
    if (opened.engine.kind === 'postgres') return lines('by the clock', clock, scan.clock, 20)
    return [...lines('processor', cpu, scan.cpu, 20), ...lines('by the clock', clock, scan.clock)]
  } finally {
    await opened.close()
  }
}

/** That of a share of the values. */
const share = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!

/** Milliseconds on the clock, and of the processor in all threads of this process. */
async function timed<T>(work: () => Promise<T>): Promise<{ clock: number; cpu: number; value: T }> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(used)
  return { clock: performance.now() - began, cpu: (user + system) / 1000, value }
}

/** Milliseconds of each placing, and how many copies were known for copies. */
async function placeMany({ store }: OpenStore): Promise<{ clock: number[]; cpu: number[]; found: number }> {
  const [clock, cpu]: [number[], number[]] = [[], []]
  let found = 0
  for (let n = -20; n < placings; n++) {
    // A copy with a word changed and a line behind; or new words.
    const isCopy = n % 2 === 0
    const text = isCopy ? `${makeText(1000 + n).replace(' ', ' indeed ')} Read more` : makeText(-1000 - n)
    const { took, isPlaced } = await store.placing(async (work) => {
      const stored = await work.items.add('bench', [makeItem(`new-${n}`, text)], now)
      const took = await timed(() => placeItems(stored, {} as Source, work, parts))
      return { took, isPlaced: took.value.get(stored[0]!.itemId) !== stored[0]!.itemId }
    })
    if (n < 0) continue
    clock.push(took.clock)
    cpu.push(took.cpu)
    if (isCopy && isPlaced) found++
  }
  return { clock, cpu, found }
}

/** One look through the latest items. */
async function scanOnce({ engine }: OpenStore): Promise<void> {
  const telling = tellItem({ text: makeText(-1) })
  const rows = await engine.db
    .selectFrom('items')
    .select(['id', 'text'])
    .orderBy('id', 'desc')
    .limit(scanned)
    .execute()
  rows.find(({ text }) => isSameThing(telling, tellItem({ text })))
}

const makeItem = (id: string, text: string): FeedItem => ({
  ...{ id, text, aliases: [], url: `https://example.com/${id}`, title: null, author: null },
  ...{ publishedAt: now, updatedAt: null, rating: null },
})
