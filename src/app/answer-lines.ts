import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** How many lines are worked on at once: parsing waits for a worker, and order is kept all the same. */
const ahead = 8

/** Answers each line of a stream with a line of JSON, in the same order. Resolves to whether none was an error. */
export async function answerLines(
  input: Readable,
  output: Writable,
  answer: (line: string) => unknown,
): Promise<boolean> {
  const waiting: Promise<unknown>[] = []
  let good = true
  const flush = async () => {
    const value = await waiting.shift()
    good &&= !isError(value)
    await write(output, value)
  }
  for await (const line of linesIn(input)) {
    waiting.push(Promise.resolve(line).then(answer))
    if (waiting.length >= ahead) await flush()
  }
  while (waiting.length) await flush()
  return good
}

/** Answers all lines of a stream at once, for what compares them with each other. */
export async function answerAllLines(
  input: Readable,
  output: Writable,
  answer: (lines: string[]) => unknown[],
): Promise<boolean> {
  const values = answer(await Array.fromAsync(linesIn(input)))
  for (const value of values) await write(output, value)
  return !values.some(isError)
}

async function* linesIn(input: Readable): AsyncGenerator<string> {
  let first = true
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // Some programs begin what they write with a byte order mark.
    const line = first ? read.replace(/^\uFEFF/, '') : read
    first = false
    if (line.trim()) yield line
  }
}

/** One line, waiting when the reader is slower than we are. */
function write(output: Writable, value: unknown): Promise<void> {
  return new Promise((done, fail) =>
    output.write(`${JSON.stringify(value)}\n`, (error) => (error ? fail(error) : done())),
  )
}

const isError = (value: unknown) => typeof value === 'object' && value !== null && 'error' in value
