import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Parser from 'rss-parser'
import { type Line, ratio } from './line.ts'

const root = join(import.meta.dirname, '..')
/** Ten sources a host: each host is asked by one of them at a time. */
const sourcesOfHost = 10
const measureMs = 30_000

/**
 * How many polls a second the whole product does: schedule, queue, fetching, reading, database. Against the plain loop
 * that one would write with rss-parser, on the same feeds in the same run.
 */
export async function measurePolls(env: Record<string, string>, engine: string): Promise<Line[]> {
  const server = fork(join(import.meta.dirname, 'feed-server.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [port] = (await once(server.stdout!, 'data')) as [Buffer]
  try {
    const plain = await loopOf(Number(port))
    const few = await pollsOf(100, Number(port), server, env)
    const many = await pollsOf(10_000, Number(port), server, env)
    const name = 'a loop of rss-parser'
    return [
      atLeast(
        `polls a second, 10,000 sources, ${engine}`,
        many.perSecond,
        name,
        plain,
        Math.max(200, plain * 10),
      ),
      ratio(`CPU of a poll, 10,000 sources, ${engine}`, many.cpuMs, 'ms', '100 sources', few.cpuMs),
      ratio(`resident, 10,000 sources, ${engine}`, many.mb, 'MB', '100 sources', few.mb, 300),
    ]
  } finally {
    server.disconnect()
  }
}

function atLeast(what: string, value: number, base: string, baseValue: number, least: number): Line {
  return {
    what,
    figure: `${Math.round(value)} /s`,
    baseline: `${base}: ${Math.round(baseValue)} /s`,
    ratio: (value / baseValue).toFixed(2),
    limit: `${Math.round(least)} /s: ${value >= least ? 'kept' : 'BROKEN'}`,
  }
}

const addressOf = (n: number, port: number) => {
  const host = Math.floor(n / sourcesOfHost)
  return `http://127.0.${Math.floor(host / 250)}.${(host % 250) + 1}:${port}/${n}`
}

/** Feeds a second that `parseURL` reads, one after the other, for a few seconds. */
async function loopOf(port: number): Promise<number> {
  const parser = new Parser()
  const until = performance.now() + 5_000
  let read = 0
  for (; performance.now() < until; read++) await parser.parseURL(addressOf(read, port))
  return read / 5
}

interface Polls {
  perSecond: number
  /** Of Korva's own process and those it starts, for one poll. */
  cpuMs: number
  /** Of Korva's own process, in MB (10^6 bytes). */
  mb: number
}

/** Runs the product on so many sources until each was heard once, and measures the time after. */
async function pollsOf(
  count: number,
  port: number,
  server: ChildProcess,
  env: Record<string, string>,
): Promise<Polls> {
  const folder = mkdtempSync(join(tmpdir(), 'korva-bench-'))
  writeFileSync(join(folder, 'korva.yaml'), settingsOf(count, port))
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), 'start'], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'warn' },
      ...{ KORVA_DATA: join(folder, 'data'), KORVA_CONFIG: join(folder, 'korva.yaml'), ...env },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  createInterface({ input: child.stdout }).on('line', (line) => process.stderr.write(`${line}\n`))
  const exited = once(child, 'exit')
  try {
    await answersReach(server, (await answersOf(server)) + count * 1.2)
    const [before, cpuBefore] = [await answersOf(server), cpuOf(child.pid!)]
    await rest(measureMs)
    const polls = (await answersOf(server)) - before
    const cpuMs = (cpuOf(child.pid!) - cpuBefore) / polls
    return { perSecond: (polls * 1000) / measureMs, cpuMs, mb: residentOf(child.pid!) }
  } finally {
    child.kill('SIGTERM')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
}

function settingsOf(count: number, port: number): string {
  const addresses = Array.from({ length: count }, (_, n) => addressOf(n, port))
  const hosts = new Set(addresses.map((address) => new URL(address).host))
  return `brands: [{id: acme, name: Acme}]
fetch: {allowPrivate: [${[...hosts].map((host) => `"${host}"`).join(', ')}]}
sources:
${addresses.map((url, n) => `- {id: s${n}, url: "${url}", every: 1s, announceFirst: 0}`).join('\n')}
`
}

async function answersOf(server: ChildProcess): Promise<number> {
  server.send('count')
  const [counts] = (await once(server, 'message')) as [{ answers: number }]
  return counts.answers
}

async function answersReach(server: ChildProcess, wanted: number): Promise<void> {
  while ((await answersOf(server)) < wanted) await rest(500)
}

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** CPU milliseconds of a process and of those that it has started, the ended ones included. */
function cpuOf(pid: number): number {
  const own = cpuTicks(pid, [11, 12, 13, 14])
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map((name) => cpuTicks(Number(name), [11, 12]))
  // A tick is a hundredth of a second (sysconf(_SC_CLK_TCK)).
  return (own + children.reduce((sum, ticks) => sum + ticks, 0)) * 10
}

const statOf = (pid: number | string) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return []
  }
}
const parentOf = (pid: string) => Number(statOf(pid)[1])
const cpuTicks = (pid: number, fields: number[]) =>
  fields.reduce((sum, field) => sum + Number(statOf(pid)[field] ?? 0), 0)

function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6
}
