import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')
const cli = join(root, 'src/cli.ts')

/** Korva as a process of its own, started as its users start it. */
export interface KorvaProcess {
  url: string
  child: ChildProcess
  /** What it logged so far, line by line. */
  lines: Record<string, unknown>[]
  /** What stands on standard error so far. */
  stderr(): string
  /** Ends it by a signal; resolves to its exit code, null where the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** An environment of nothing but these variables, the way to Node, and a port that is free. */
function environmentOf(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...variables }
}

/** Starts Korva and resolves when it says that it is ready; rejects with its output when it ends before. */
export async function startProcess(variables: Record<string, string>): Promise<KorvaProcess> {
  const child = spawn(process.execPath, [cli, 'start'], {
    cwd: root,
    env: environmentOf(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: Record<string, unknown>[] = []
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  const exited = new Promise<number | null>((done) => child.on('exit', done))
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line)
      lines.push(entry)
      if (entry.msg === 'ready') done(entry.url)
    })
    void exited.then((code) => fail(new Error(`ended with ${code}: ${stderr}${JSON.stringify(lines)}`)))
  })
  return {
    ...{ url, child, lines },
    stderr: () => stderr,
    end(signal) {
      child.kill(signal)
      return exited
    },
  }
}

/** Runs one command of Korva to its end, with these lines on standard input. */
export async function runCommand(
  words: string[],
  variables: Record<string, string> = {},
  input = '',
  watch: (child: ChildProcessWithoutNullStreams) => void = () => {},
) {
  const child = spawn(process.execPath, [cli, ...words], { cwd: root, env: environmentOf(variables) })
  watch(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, stdout, stderr }
}
