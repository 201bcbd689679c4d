import { Readable, type Transform } from 'node:stream'
import zlib from 'node:zlib'

/** A body that is longer than the limit, as it is sent or once it is decoded. */
export class BodyTooLarge extends Error {}

/** A body in an encoding that was not asked for. */
export class UnknownEncoding extends Error {}

/** What `read-body` decodes, for the request. */
export const acceptEncoding = 'gzip, deflate, br'

/**
 * Reads a body as it arrives, undoing its content encoding, and stops at the first byte over the limit: a few kilobytes
 * of gzip can hold gigabytes, and gigabytes of gzip nothing. The body is destroyed when it is not read to its end.
 */
export async function readBody(
  body: Readable,
  headers: Record<string, string | string[] | undefined>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  try {
    if (Number(headers['content-length'] ?? 0) > limit) throw new BodyTooLarge()
    const encoding = headers['content-encoding']
    for await (const chunk of decoded(limited(body, limit), encoding, limit)) chunks.push(chunk)
  } finally {
    destroy(body)
  }
  return Buffer.concat(chunks)
}

async function* limited(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > limit) throw new BodyTooLarge()
    yield chunk
  }
}

/** undici's body, that can be read away up to a limit; beyond it, it is destroyed. */
interface Dumpable extends Readable {
  dump(options: { limit: number }): Promise<void>
}

/**
 * Is done with a body that nobody reads: one that is short in bytes and milliseconds is let pass, so that its connection can
 * be used again, and all others are destroyed with theirs. Its own error then says nothing new.
 */
export async function abandon(body: Dumpable): Promise<void> {
  const timer = setTimeout(() => destroy(body), 500)
  await body.dump({ limit: 16 * 1024 }).catch(() => {})
  clearTimeout(timer)
}

function destroy(body: Readable): void {
  body.on('error', () => {}).destroy()
}

/** Each step under the limit: what unpacks to gigabytes that unpack to nothing is a bomb as well. */
function decoded(
  source: AsyncIterable<Buffer>,
  encoding: string | string[] | undefined,
  limit: number,
): AsyncIterable<Buffer> {
  const names = [encoding ?? ''].flat().join(',').toLowerCase().split(',')
  const steps = names.map((name) => name.trim()).filter((name) => name && name !== 'identity')
  // Listed in the order in which they were applied; a feed has no honest use for more than two.
  if (steps.length > 2) throw new UnknownEncoding(steps.join(', '))
  return steps.reverse().reduce((packed, name) => limited(unpacked(packed, name), limit), source)
}

/** Nothing at all unpacks to nothing, whatever it is called. */
async function* unpacked(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (!first.done) yield* through(putBack(first.value, iterator), decoder(name, first.value))
}

function decoder(name: string, [byte = 0]: Buffer): Transform {
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip()
  if (name === 'br') return zlib.createBrotliDecompress()
  if (name !== 'deflate') throw new UnknownEncoding(name)
  // It means zlib's format, but some servers send the bare one: their first byte tells them apart (RFC 1950).
  return (byte & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()
}

async function* putBack(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* through(source: AsyncIterable<Buffer>, decoder: Transform): AsyncGenerator<Buffer> {
  const input = Readable.from(source)
  input.on('error', (error) => decoder.destroy(error))
  try {
    yield* input.pipe(decoder)
  } finally {
    input.destroy()
    decoder.destroy()
  }
}
