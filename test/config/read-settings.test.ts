import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../config/read-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { refusalBy } from './faults-of.ts'

const own = 'brands: [{id: acme, name: Acme}]\nsources: [{id: a, path: a.xml}]\n'
const start = process.cwd()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'korva-settings-'))
  process.chdir(folder)
})

afterEach(() => {
  process.chdir(start)
  rmSync(folder, { recursive: true })
})

describe('readSettings', () => {
  it('takes the example where there is nothing else, wherever it is started', () => {
    const found = readSettings({}, kinds)
    expect(found).toMatchObject({ isExample: true, dir: path.join(start, 'config') })
    expect(found.settings.sources.every(({ sample }) => sample)).toBe(true)
  })

  it('takes config/korva.yaml of the working directory', () => {
    mkdirSync('config')
    writeFileSync('config/korva.yaml', own)
    const { file, isExample, dir } = readSettings({ KORVA_CONFIG: '' }, kinds)
    expect({ file, isExample, dir }).toEqual({
      file: 'config/korva.yaml',
      isExample: false,
      dir: path.join(process.cwd(), 'config'),
    })
  })

  it('takes what KORVA_CONFIG names, with its folder for paths', () => {
    writeFileSync('mine.yaml', own)
    const found = readSettings({ KORVA_CONFIG: path.join(folder, 'mine.yaml') }, kinds)
    expect(found).toMatchObject({ dir: path.resolve(folder), settings: { sources: [{ id: 'a' }] } })
  })

  it('says what to do about a file that is not there, a folder, and another encoding', () => {
    writeFileSync('latin1.yaml', Buffer.from('brands: [{id: a, name: K\xe4vely}]\n', 'latin1'))
    const messages = ['none.yaml', '.', 'latin1.yaml'].map(
      (file) => refusalBy(() => readSettings({ KORVA_CONFIG: file }, kinds)).message,
    )
    expect(messages[0]).toContain('none.yaml:1:1: the file does not exist; allowed:')
    expect(messages[1]).toContain('this is a folder')
    expect(messages[2]).toContain('not written in UTF-8')
  })
})
