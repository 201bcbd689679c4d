import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * A transformer's outside without its inside: token ids in, logits out. Each word of the vocabulary has a row of three
 * figures, their mean over the text goes through a matrix. The bytes are protobuf as onnx.proto numbers its fields.
 */

const int64 = 7
const float = 1

/** Rows of figures by word: how much it says negative, neutral, positive. */
const vocabulary: Record<string, [number, number, number]> = {
  '[UNK]': [0, 0, 0],
  '[CLS]': [0, 0, 0],
  '[SEP]': [0, 0, 0],
  awful: [12, 0, 0],
  lovely: [0, 0, 12],
  table: [0, 6, 0],
}

/** Labels in the order of the outputs. */
const namedLabels = { 0: 'NEGATIVE', 1: 'NEUTRAL', 2: 'POSITIVE' }

/** Writes a model that finds `awful` negative, `lovely` positive and `table` neutral. */
export function writeTinyModel(folder: string, id2label: Record<string, string> = namedLabels): void {
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of Object.entries(tinyModelFiles(id2label)))
    writeFileSync(join(folder, file), content)
}

/** The files of that model, by name. */
export function tinyModelFiles(id2label: Record<string, string> = namedLabels): Record<string, Buffer> {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  return {
    'model.onnx': tinyOnnx(),
    'config.json': json({ model_type: 'bert', id2label, max_position_embeddings: 32 }),
    'tokenizer.json': json(tokenizer()),
    'tokenizer_config.json': json({ tokenizer_class: 'PreTrainedTokenizerFast', unk_token: '[UNK]' }),
  }
}

function tokenizer() {
  const words = Object.keys(vocabulary)
  const special = words.slice(0, 3).map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }))
  return {
    ...{ version: '1.0', truncation: null, padding: null, added_tokens: special },
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', 2], cls: ['[CLS]', 1] },
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
      unk_token: '[UNK]',
    },
  }
}

/** Gather the rows, mask them, take their mean, multiply: `logits` of `input_ids` and `attention_mask`. */
function tinyOnnx(): Buffer {
  const rows = Object.values(vocabulary)
  const graph = joined(
    bytes(1, node('Gather', ['rows', 'input_ids'], 'found')),
    bytes(1, node('Cast', ['attention_mask'], 'mask', [['to', float]])),
    bytes(1, node('Unsqueeze', ['mask', 'two'], 'wide')),
    bytes(1, node('Mul', ['found', 'wide'], 'seen')),
    bytes(1, node('ReduceMean', ['seen', 'one'], 'mean', [['keepdims', 0]])),
    bytes(1, node('MatMul', ['mean', 'matrix'], 'logits')),
    bytes(2, 'tiny'),
    bytes(5, tensor('rows', float, [rows.length, 3], new Float32Array(rows.flat()))),
    bytes(5, tensor('matrix', float, [3, 3], new Float32Array([1, 0, 0, 0, 1, 0, 0, 0, 1]))),
    bytes(5, tensor('two', int64, [1], new BigInt64Array([2n]))),
    bytes(5, tensor('one', int64, [1], new BigInt64Array([1n]))),
    bytes(11, value('input_ids', int64, ['batch', 'length'])),
    bytes(11, value('attention_mask', int64, ['batch', 'length'])),
    bytes(12, value('logits', float, ['batch', 3])),
  )
  const irVersion = 8
  const opset = 18
  return joined(
    whole(1, irVersion),
    bytes(2, 'korva'),
    bytes(7, graph),
    bytes(8, joined(bytes(1, ''), whole(2, opset))),
  )
}

const joined = (...parts: Buffer[]) => Buffer.concat(parts)

function varint(value: number): Buffer {
  const out: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...out, rest])
    out.push((rest % 128) | 128)
  }
}

const whole = (field: number, value: number) => joined(varint(field * 8), varint(value))

function bytes(field: number, content: Buffer | string): Buffer {
  const buffer = Buffer.from(content)
  return joined(varint(field * 8 + 2), varint(buffer.length), buffer)
}

const tensor = (name: string, type: number, dims: number[], data: Float32Array | BigInt64Array) =>
  joined(
    ...dims.map((dim) => whole(1, dim)),
    whole(2, type),
    bytes(8, name),
    bytes(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  )

function node(kind: string, inputs: string[], output: string, attributes: [string, number][] = []): Buffer {
  const integer = 2
  return joined(
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(4, kind),
    ...attributes.map(([name, given]) =>
      bytes(5, joined(bytes(1, name), whole(3, given), whole(20, integer))),
    ),
  )
}

function value(name: string, type: number, dims: (string | number)[]): Buffer {
  const shape = joined(
    ...dims.map((dim) => bytes(1, typeof dim === 'string' ? bytes(2, dim) : whole(1, dim))),
  )
  return joined(bytes(1, name), bytes(2, bytes(1, joined(whole(1, type), bytes(2, shape)))))
}
