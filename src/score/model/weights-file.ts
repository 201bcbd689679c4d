import { KorvaError } from '../../core/errors.ts'
import { featureVersion } from './read-features.ts'
import type { WeightTable } from './weight-table.ts'
import type { ModelSettings, Weights } from './weights.ts'

/**
 * A file of weights: the letters `KRVW`, the version of the format, the length of the header and of the cells (four
 * 32-bit numbers, little-endian), the header as JSON, then the cells of the gate and of the experts.
 */
const magic = 0x5756524b
const formatVersion = 1
const prefixBytes = 16

interface TableHeader {
  slots: number
  outputs: number
  scales: number[]
  shape: number[]
}

interface Header extends ModelSettings {
  gate: TableHeader
  experts: TableHeader[]
}

/** Writes weights as the bytes of a file. */
export function packWeights(weights: Weights): Buffer {
  const tables = [weights.gate, ...weights.experts]
  const header: Header = {
    ...weights,
    gate: headerOf(weights.gate),
    experts: weights.experts.map(headerOf),
  }
  const json = Buffer.from(JSON.stringify(header))
  const cells = Buffer.concat(tables.map((table) => Buffer.from(table.cells)))
  const prefix = Buffer.from(Uint32Array.of(magic, formatVersion, json.length, cells.length).buffer)
  return Buffer.concat([prefix, json, cells])
}

const headerOf = ({ slots, outputs, scales, shape }: WeightTable): TableHeader => ({
  slots,
  outputs,
  scales: [...scales].map(short),
  shape: [...shape].map(short),
})

/** Five digits say enough and keep the header small. */
const short = (value: number): number => Number(value.toPrecision(5))

/**
 * Reads the bytes of a file of weights.
 *
 * @param path for the message of the error
 * @throws KorvaError `weights-damaged` where the bytes are not such a file, or one of another version
 */
export function unpackWeights(bytes: Buffer, path: string): Weights {
  if (bytes.length < prefixBytes || bytes.readUInt32LE(0) !== magic)
    throw damaged(path, 'is not a file of weights')
  const headerEnd = prefixBytes + bytes.readUInt32LE(8)
  if (bytes.readUInt32LE(4) !== formatVersion) throw damaged(path, 'has another format')
  if (headerEnd + bytes.readUInt32LE(12) !== bytes.length) throw damaged(path, 'is cut or too long')
  const header = parseHeader(bytes.subarray(prefixBytes, headerEnd), path)
  if (header.features !== featureVersion) throw damaged(path, 'was trained for another version of Korva')
  let offset = headerEnd
  const take = ({ slots, outputs, scales, shape }: TableHeader): WeightTable => {
    const size = slots * (outputs + 1)
    const cells = new Int8Array(new Uint8Array(bytes.subarray(offset, offset + size)).buffer)
    offset += size
    return { slots, outputs, cells, scales: Float32Array.from(scales), shape: Float32Array.from(shape) }
  }
  const weights = { ...header, gate: take(header.gate), experts: header.experts.map(take) }
  if (offset !== bytes.length) throw damaged(path, 'does not hold what its header says')
  return weights
}

function parseHeader(bytes: Buffer, path: string): Header {
  try {
    return JSON.parse(bytes.toString('utf8')) as Header
  } catch (cause) {
    throw damaged(path, 'has a header that cannot be read', cause)
  }
}

const damaged = (path: string, what: string, cause?: unknown) =>
  new KorvaError('weights-damaged', `The sentiment weights ${path}: the file ${what}`, {
    hint: 'Install Korva again, or in a checkout rebuild the weights with `npm run train`.',
    retryable: false,
    cause,
  })
