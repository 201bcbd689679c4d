import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/core/texts/audit.ts'
import { card } from '../../src/core/texts/card.ts'
import { cardCase } from '../../src/core/texts/card-case.ts'
import { chat } from '../../src/core/texts/chat.ts'
import { dialog } from '../../src/core/texts/dialog.ts'
import { digest } from '../../src/core/texts/digest.ts'
import { health } from '../../src/core/texts/health.ts'
import { notice } from '../../src/core/texts/notice.ts'
import { replay } from '../../src/core/texts/replay.ts'
import { report } from '../../src/core/texts/report.ts'
import { teaching } from '../../src/core/texts/teaching.ts'
import { thread } from '../../src/core/texts/thread.ts'
import { web } from '../../src/core/texts/web.ts'

const files = {
  ...{ audit, card, 'card-case': cardCase, chat, dialog, digest, health, notice },
  ...{ replay, report, teaching, thread, web },
}
const parts = Object.entries(files).map(([name, { en, fi }]) => [name, en as object, fi as object] as const)

/** Each text with its key. */
const textsOf = (texts: object, path = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  )
const keysOf = (texts: object) =>
  textsOf(texts)
    .map(([key]) => key)
    .sort()
const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap).sort()

describe('the texts', () => {
  it('are all looked at here', () => {
    const folder = new URL('../../src/core/texts/', import.meta.url)
    // Failures are English in the errors themselves; `failure.test.ts` looks at the rest.
    const others = ['index', 'failure']
    const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
    expect(names.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(files).sort())
  })

  it.each(parts)('of %s have the same keys in both languages', (_, en, fi) => {
    expect(keysOf(fi)).toEqual(keysOf(en))
  })

  it.each(parts)('of %s have every gap of the English in the Finnish, and no other', (_, en, fi) => {
    const inFinnish = new Map(textsOf(fi))
    for (const [key, text] of textsOf(en)) expect(gapsOf(inFinnish.get(key) ?? ''), key).toEqual(gapsOf(text))
  })

  it.each(parts)('of %s are never empty, and each plural has both of its forms', (_, en, fi) => {
    for (const texts of [en, fi]) {
      const keys = keysOf(texts)
      for (const [key, text] of textsOf(texts)) expect(text.trim(), key).not.toBe('')
      const formsOf = (ending: string) =>
        keys.filter((key) => key.endsWith(ending)).map((key) => key.slice(0, -ending.length))
      expect(formsOf('_one')).toEqual(formsOf('_other'))
    }
  })
})
