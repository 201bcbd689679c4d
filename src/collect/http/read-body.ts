import { Readable, type Transform } from 'node:stream'
import zlib from 'node:zlib'

/** A body that is longer than the limit once it is decoded. */
export class BodyTooLarge extends Error {}

/** A body in an encoding that was not asked for. */
export class UnknownEncoding extends Error {}

/** What `read-body` decodes, for the request. */
export const acceptEncoding = 'gzip, deflate, br'

/**
 * Reads a body as it arrives, undoing its content encoding, and stops at the first byte over the limit: a few kilobytes
 * of gzip can hold gigabytes. The body is destroyed when it is not read to its end.
 */
export async function readBody(
  body: Readable,
  encoding: string | string[] | undefined,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of decoded(body, encoding)) {
      size += chunk.length
      if (size > limit) throw new BodyTooLarge()
      chunks.push(chunk)
    }
  } finally {
    abandon(body)
  }
  return Buffer.concat(chunks)
}

/** Ends a body that is not read further: the rest of it could take for ever. Its own error then says nothing new. */
export function abandon(body: Readable): void {
  body.on('error', () => {}).destroy()
}

function decoded(body: Readable, encoding: string | string[] | undefined): AsyncIterable<Buffer> {
  const names = [encoding ?? ''].flat().join(',').toLowerCase().split(',')
  const steps = names.map((name) => name.trim()).filter((name) => name && name !== 'identity')
  // Listed in the order in which they were applied; a feed has no honest use for more than two.
  if (steps.length > 2) throw new UnknownEncoding(steps.join(', '))
  let source: AsyncIterable<Buffer> = body
  for (const step of steps.reverse())
    source = step === 'deflate' ? inflate(source) : through(source, decoder(step))
  return source
}

function decoder(name: string): Transform {
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip()
  if (name === 'br') return zlib.createBrotliDecompress()
  throw new UnknownEncoding(name)
}

/** `deflate` means zlib's format, but some servers send the bare one: their first byte tells them apart (RFC 1950). */
async function* inflate(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const inflater = (first.value[0]! & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()
  yield* through(putBack(first.value, iterator), inflater)
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
