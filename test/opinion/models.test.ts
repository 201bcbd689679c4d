import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadModel } from '../../src/opinion/local/load-model.ts'
import { fetchModel } from '../../src/opinion/models/fetch-model.ts'
import { listModels } from '../../src/opinion/models/list-models.ts'
import type { FetchWish } from '../../src/opinion/models/plan-fetch.ts'
import { runCommand } from '../support/korva-process.ts'
import { sha256, startHubStandIn } from './hub-stand-in.ts'
import { tinyModelFiles } from './tiny-model.ts'

const tiny = tinyModelFiles()
const { 'model.onnx': onnx, ...configuration } = tiny
let hub: Awaited<ReturnType<typeof startHubStandIn>>
let dataFolder: string
beforeEach(async () => {
  hub = await startHubStandIn({ ...configuration, 'onnx/model_quantized.onnx': onnx! })
  dataFolder = mkdtempSync(join(tmpdir(), 'korva-fetch-'))
})
afterEach(async () => {
  await hub.close()
  rmSync(dataFolder, { recursive: true })
})

const fetchTiny = (wish: Partial<FetchWish> = {}) =>
  fetchModel(
    { model: hub.address, as: 'tiny/model', ...wish },
    { dataFolder, now: new Date('2026-11-21T12:00:00Z'), planned: () => {}, progress: hub.cutOff },
  )
const folder = () => join(dataFolder, 'models', 'tiny--model')
const there = () => readdirSync(folder()).sort()
const whole = [
  'config.json',
  'korva-model.json',
  'model_quantized.onnx',
  'tokenizer.json',
  'tokenizer_config.json',
]

describe('a model that is fetched', () => {
  it('is there with its checksums, and can be used', async () => {
    const manifest = await fetchTiny()
    expect(there()).toEqual(whole)
    expect(manifest).toMatchObject({ name: 'tiny/model', revision: 'c0ffee', model: 'model_quantized.onnx' })
    expect(manifest.files[0]).toEqual({
      file: 'model_quantized.onnx',
      bytes: onnx!.length,
      sha256: sha256(onnx!),
    })
    expect(readFileSync(join(folder(), 'model_quantized.onnx'))).toEqual(onnx)
    expect((await (await loadModel(folder()))('awful')).negative).toBeGreaterThan(0.9)
  })

  it('goes on where it broke off', async () => {
    hub.faults['onnx/model_quantized.onnx'] = ['cut-off', 'cut-off']
    await fetchTiny()
    const ranges = hub.gets.filter(({ file }) => file.endsWith('.onnx')).map(({ range }) => range)
    expect(ranges).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-$/),
      expect.stringMatching(/^bytes=\d+-$/),
    ])
    expect(there()).toEqual(whole)
  })

  it('starts anew where the server knows no ranges', async () => {
    hub.faults['onnx/model_quantized.onnx'] = ['cut-off', 'no-ranges']
    await fetchTiny()
    expect(readFileSync(join(folder(), 'model_quantized.onnx'))).toEqual(onnx)
  })

  it('goes on at the next command after a line that stays bad', async () => {
    hub.faults['onnx/model_quantized.onnx'] = ['cut-off', 'cut-off', 'cut-off', 'cut-off']
    await expect(fetchTiny()).rejects.toMatchObject({
      code: 'model-broken-off',
      hint: expect.stringContaining('goes on'),
    })
    expect(await listModels(dataFolder)).toMatchObject([{ name: 'tiny--model', state: 'unfinished' }])
    expect(there()).toEqual([expect.stringMatching(/^model_quantized\.onnx\..*\.part$/)])
    await fetchTiny()
    expect(hub.gets.filter(({ file }) => file.endsWith('.onnx')).at(-1)!.range).toMatch(/^bytes=\d+-$/)
    expect(there()).toEqual(whole)
  })

  it('is thrown away where it is not what the hub says', async () => {
    hub.faults['onnx/model_quantized.onnx'] = ['wrong-bytes']
    await expect(fetchTiny()).rejects.toMatchObject({ code: 'model-checksum', retryable: false })
    expect(there()).toEqual([])
  })

  it('is thrown away where it is not what was asked for', async () => {
    hub.state.statesChecksums = false
    await expect(fetchTiny({ sha256: 'ab'.repeat(32) })).rejects.toMatchObject({ code: 'model-checksum' })
    await expect(fetchTiny({ sha256: sha256(onnx!).toUpperCase() })).resolves.toBeDefined()
  })

  it('does not go on with a part of another version', async () => {
    hub.faults['onnx/model_quantized.onnx'] = ['cut-off', 'cut-off', 'cut-off', 'cut-off']
    await fetchTiny().catch(() => {})
    hub.files['onnx/model_quantized.onnx'] = Buffer.concat([onnx!, Buffer.from([0x6a, 0])])
    const before = hub.gets.length
    await fetchTiny()
    expect(hub.gets[before]!.range).toBeUndefined()
    expect(there()).toEqual(whole)
  })

  it.each([
    ['no ONNX file', { 'onnx/model_quantized.onnx': undefined }, {}, 'model-not-there'],
    ['no tokenizer', { 'tokenizer.json': undefined }, {}, 'model-not-there'],
    ['not the file that was named', {}, { file: 'onnx/model_int4.onnx' }, 'model-not-there'],
    ['no name for a folder', {}, { as: '../../elsewhere' }, 'model-name'],
    ['no encryption', {}, { model: 'http://models.example/tiny' }, 'model-address'],
    ['no form of a name', {}, { model: 'tiny', as: undefined }, 'model-name'],
  ])('is refused where there is %s', async (_, missing, wish, code) => {
    for (const file of Object.keys(missing)) delete hub.files[file]
    const { as, ...rest } = { as: 'tiny/model' as string | undefined, ...wish }
    await expect(fetchTiny(as === undefined ? { ...rest } : { ...rest, as })).rejects.toMatchObject({ code })
  })

  it('is refused where the server does not give the file after all', async () => {
    hub.faults['config.json'] = ['gone']
    await expect(fetchTiny()).rejects.toMatchObject({
      code: 'model-refused',
      message: expect.stringContaining('403'),
    })
  })
})

describe('the models that are there', () => {
  it('are listed with what is known of them', async () => {
    expect(await listModels(dataFolder)).toEqual([])
    await fetchTiny()
    await fetchTiny({ as: 'spoilt' })
    appendFileSync(join(dataFolder, 'models', 'spoilt', 'config.json'), ' ')
    mkdirSync(join(dataFolder, 'models', 'own'))
    writeFileSync(join(dataFolder, 'models', 'own', 'model.onnx'), onnx!)
    const listed = await listModels(dataFolder)
    expect(listed.map(({ name, state }) => [name, state])).toEqual([
      ['own', 'by-hand'],
      ['spoilt', 'changed'],
      ['tiny/model', 'whole'],
    ])
  })
})

describe('korva model', () => {
  it('fetches, says what it fetched and how to use it, and lists it', async () => {
    const env = { KORVA_DATA: dataFolder }
    expect((await runCommand(['model', 'list'], env)).stdout).toContain('There are no models')
    const fetched = await runCommand(['model', 'fetch', hub.address, '--as', 'tiny'], env)
    expect([fetched.code, fetched.stderr]).toEqual([0, ''])
    expect(fetched.stdout).toContain(`SHA-256 ${sha256(onnx!)}`)
    expect(fetched.stdout).toContain('opinion: { by: local, model: "tiny" }')
    const { stdout } = await runCommand(['model', 'list'], env)
    expect(stdout).toMatch(/^tiny +\d+ kB +whole, checksums are right$/m)
  })

  it('fails with what to do', async () => {
    const { code, stderr } = await runCommand(['model', 'fetch', 'http://models.example/x'], {
      KORVA_DATA: dataFolder,
    })
    expect([code, stderr]).toEqual([1, expect.stringContaining('https://')])
  })
})
