import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOpinion } from '../../src/app/create-opinion.ts'
import type { Opinion } from '../../src/core/opinion.ts'
import { createLocal } from '../../src/opinion/local/create-local.ts'
import { loadModel } from '../../src/opinion/local/load-model.ts'
import { loadRuntime } from '../../src/opinion/local/load-runtime.ts'
import { hashFile, manifestName } from '../../src/opinion/models/model-folder.ts'
import { tinyModelFiles, writeTinyModel } from './tiny-model.ts'

const never = new AbortController().signal
const home = mkdtempSync(join(tmpdir(), 'korva-models-'))
afterAll(() => rmSync(home, { recursive: true }))
let counter = 0
let folder: string
beforeEach(() => {
  folder = join(home, 'models', `tiny${++counter}`)
  writeTinyModel(folder)
})
const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value))

describe('a model of a folder', () => {
  it('judges texts by its own tokens', async () => {
    const model = await loadModel(folder)
    const [awful, lovely, table] = [
      await model('Awful, awful!'),
      await model('lovely'),
      await model('a table'),
    ]
    expect(awful.negative).toBeGreaterThan(0.9)
    expect(lovely.positive).toBeGreaterThan(0.9)
    expect(table.neutral).toBeGreaterThan(0.5)
  })

  it('has its labels in its own order', async () => {
    writeTinyModel(folder, { 0: 'positive', 1: 'neutral', 2: 'negative' })
    expect((await (await loadModel(folder))('awful')).positive).toBeGreaterThan(0.9)
  })

  it('reads no more tokens than it has places for, and any text', async () => {
    const model = await loadModel(folder)
    // 30 places: the words that say something would be the 31st and on.
    const beyond = await model(`${'x '.repeat(29)}${'awful '.repeat(100)}`)
    expect(beyond.negative).toBeCloseTo(1 / 3)
    for (const text of ['', ' ', '\ud800', '🙂', '\u202eawful']) {
      const { negative, neutral, positive } = await model(text)
      expect(negative + neutral + positive).toBeCloseTo(1)
    }
  })

  it.each([
    ['config.json', {}, 'model-unfit', 'no id2label'],
    ['config.json', { id2label: { 0: 'joy', 1: 'anger' } }, 'model-labels', 'joy, anger'],
    ['config.json', { id2label: { 0: 'negative', 1: 'positive' } }, 'model-unfit', '3 figures for 2 labels'],
    ['model.onnx', {}, 'model-unfit', 'cannot be opened'],
  ])('is refused where %s is %j', async (file, content, code, message) => {
    write(file, content)
    const judged = loadModel(folder).then((model) => model('awful'))
    await expect(judged).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      retryable: false,
    })
  })

  it.each(['config.json', 'tokenizer.json', 'model.onnx'])('is refused where %s is missing', async (file) => {
    rmSync(join(folder, file))
    await expect(loadModel(folder)).rejects.toMatchObject({
      code: 'model-unfit',
      message: expect.stringContaining(file),
    })
  })

  it('is refused where a file is not the one that was fetched', async () => {
    const files = await Promise.all(
      Object.entries(tinyModelFiles()).map(async ([file, { length }]) => {
        return { file, bytes: length, sha256: await hashFile(join(folder, file)) }
      }),
    )
    renameSync(join(folder, 'model.onnx'), join(folder, 'other.onnx'))
    const named = files.map((each) => (each.file === 'model.onnx' ? { ...each, file: 'other.onnx' } : each))
    const fetched = { from: 'https://example.com/', revision: null, fetchedAt: '2026-11-21T12:00:00Z' }
    write(manifestName, { ...fetched, name: 'tiny', model: 'other.onnx', files: named })
    expect((await (await loadModel(folder))('awful')).negative).toBeGreaterThan(0.9)
    appendFileSync(join(folder, 'other.onnx'), ' ')
    await expect(loadModel(folder)).rejects.toMatchObject({ code: 'model-changed', retryable: false })
  })
})

describe('ONNX Runtime', () => {
  const notThere = (name: string) =>
    Promise.reject(
      Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' }),
    )

  it('is the fast one where it is there, else the one for any machine', async () => {
    const both = (name: string) => Promise.resolve({ name })
    expect(await loadRuntime(both)).toEqual({ name: 'onnxruntime-node' })
    const web = (name: string) => (name === 'onnxruntime-web' ? both(name) : notThere(name))
    expect(await loadRuntime(web)).toEqual({ name: 'onnxruntime-web' })
  })

  it('says how to install it where it is not there', async () => {
    await expect(loadRuntime(notThere)).rejects.toMatchObject({
      code: 'model-runtime',
      hint: expect.stringContaining('npm install --no-save onnxruntime-node@'),
    })
  })

  it('says why it does not load', async () => {
    const broken = (name: string) =>
      name === 'onnxruntime-node'
        ? Promise.reject(new Error('libonnxruntime.so.1: no such file'))
        : notThere(name)
    await expect(loadRuntime(broken)).rejects.toMatchObject({
      code: 'model-runtime',
      hint: expect.stringContaining('libonnxruntime.so.1'),
    })
  })
})

describe('a second opinion on this machine', () => {
  let opinion: Opinion | null
  afterEach(() => opinion?.close())
  const open = (model: string) => {
    const settings = { by: 'local' as const, model, url: null, below: 0.6, budget: 9, withinMs: 1 }
    opinion = createOpinion(settings, { keys: {}, dataFolder: home }, () => new Date())
    return opinion!
  }

  it('is a process of its own', async () => {
    const local = open(`tiny${counter}`)
    const ask = (text: string) => local.judge({ text, about: 'Acme', lang: 'en' }, never)
    const [awful, lovely] = await Promise.all([ask('Acme is awful'), ask('Acme is lovely')])
    expect(awful.negative).toBeGreaterThan(awful.positive)
    expect(lovely.positive).toBeGreaterThan(lovely.negative)
  })

  it('tells of what is wrong with the model in words, and loads it once it is right', async () => {
    const local = open(`tiny${counter}`)
    const ask = () => local.judge({ text: 'awful', about: null, lang: 'en' }, never)
    rmSync(join(folder, 'tokenizer.json'))
    await expect(ask()).rejects.toMatchObject({
      code: 'model-unfit',
      retryable: false,
      hint: expect.any(String),
    })
    writeTinyModel(folder)
    expect((await ask()).negative).toBeGreaterThan(0.5)
  })

  it.each(['nobody/nothing', '../tiny1', '/etc', '..'])('is no folder elsewhere: %s', async (model) => {
    await expect(open(model).judge({ text: 'awful', about: null, lang: 'en' }, never)).rejects.toMatchObject({
      code: 'model-missing',
      hint: expect.stringContaining('korva model fetch'),
    })
  })

  it('has one text at a time, also when nobody waits for it any more', async () => {
    const runs: string[] = []
    const answers: (() => void)[] = []
    const process = {
      async run({ text }: { text: string }) {
        runs.push(text)
        await new Promise<void>((done) => answers.push(done))
        return { ok: true as const, shares: { negative: 1, neutral: 0, positive: 0 } }
      },
      close: async () => {},
    }
    opinion = createLocal({ dataFolder: home, model: `tiny${counter}`, start: () => process })
    const late = new AbortController()
    const first = opinion.judge({ text: 'a', about: null, lang: 'en' }, late.signal)
    await expect.poll(() => runs).toEqual(['a'])
    late.abort()
    const second = opinion.judge({ text: 'b', about: null, lang: 'en' }, never)
    const dropped = opinion.judge(
      { text: 'c', about: null, lang: 'en' },
      AbortSignal.abort(new Error('late')),
    )
    const refused = expect(dropped).rejects.toThrow('late')
    answers.shift()!()
    await first
    await expect.poll(() => runs).toEqual(['a', 'b'])
    answers.shift()!()
    expect((await second).negative).toBe(1)
    await refused
  })
})
