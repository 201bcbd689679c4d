import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../../adapters/teams/', import.meta.url)

it('knows the Bot Framework SDK in one file, which loads it only when it is called', () => {
  const knowing = readdirSync(folder)
    .map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }))
    .filter(({ source }) => /(from|import\() ?'(botbuilder|botframework)/.test(source))
  expect(knowing.map(({ name }) => name)).toEqual(['bot-framework.ts'])
  expect(knowing[0]!.source).not.toMatch(/^import (?!type)[^\n]*'bot/m)
})
