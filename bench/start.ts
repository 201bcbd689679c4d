import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Line, ratio } from './line.ts'

const root = join(import.meta.dirname, '..')
/** By then the processes for heavy work have ended, and the first collections are over. */
const idleMs = 75_000

/** How long Korva takes to be ready, and what it holds when idle, on each engine; against a bare PGlite and a bare Node. */
export async function measureStarts(postgres: string | null): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'korva-bench-'))
  const bareFirst = await startBare(join(folder, 'bare'))
  const bareLater = await startBare(join(folder, 'bare'))
  const first = await startKorva({ KORVA_DATA: join(folder, 'data') }, 0)
  const later = await startKorva({ KORVA_DATA: join(folder, 'data') }, idleMs)
  const onPostgres = postgres
    ? await startKorva({ DATABASE_URL: postgres, KORVA_DATA: folder }, idleMs)
    : null
  const node = await startScript('console.log("ready"); setInterval(() => {}, 1000)', [])
  rmSync(folder, { recursive: true, force: true })
  return [
    ratio('first start to ready, embedded', first.ms, 'ms', 'bare PGlite.create', bareFirst.ms, 10_000),
    ratio('later start to ready, embedded', later.ms, 'ms', 'bare PGlite.create', bareLater.ms, 3_000),
    ratio('resident when idle, embedded', later.mb, 'MB', 'bare PGlite open', bareLater.mb, 350),
    ...(onPostgres
      ? [
          ratio('start to ready, Postgres', onPostgres.ms, 'ms', 'bare Node', node.ms, 3_000),
          ratio('resident when idle, Postgres', onPostgres.mb, 'MB', 'bare Node', node.mb, 150),
        ]
      : []),
  ]
}

interface Started {
  ms: number
  /** Resident memory in MB (10^6 bytes). */
  mb: number
}

const startKorva = (env: Record<string, string>, restMs: number) =>
  start(
    [join(root, 'src/cli.ts'), 'start'],
    { ...env, KORVA_CONFIG: 'config/korva.example.yaml', PORT: '0' },
    restMs,
  )

function startBare(folder: string): Promise<Started> {
  const script = `const { PGlite } = await import('@electric-sql/pglite')
    const db = await PGlite.create(process.argv[1])
    console.log('ready')
    process.on('SIGTERM', async () => { await db.close(); process.exit(0) })
    setInterval(() => {}, 1000)`
  return startScript(script, [folder])
}

const startScript = (script: string, args: string[]) =>
  start(['--input-type=module', '-e', script, ...args], {}, 0)

async function start(args: string[], env: Record<string, string>, restMs: number): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((done) => child.on('exit', done))
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('ready')) break
  const ms = performance.now() - began
  await new Promise((done) => setTimeout(done, restMs))
  const mb = residentOf(child.pid!)
  child.kill('SIGTERM')
  await exited
  return { ms, mb }
}

function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6
}
