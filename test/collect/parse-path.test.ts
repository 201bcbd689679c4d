import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { endParsing, parsePath } from '../../src/collect/parse-path.ts'

const path = (name: string) => fileURLToPath(new URL(`../fixtures/feeds/${name}`, import.meta.url))
afterAll(endParsing)

describe('parsePath', () => {
  it('gives a line of JSON with dates in UTC', async () => {
    const line = await parsePath(path('rdf.xml'))
    expect(JSON.parse(JSON.stringify(line))).toEqual({
      file: path('rdf.xml'),
      ok: true,
      format: 'rdf',
      notes: [],
      items: [
        {
          id: 'http://rdf.example.com/1',
          aliases: ['guid:rdf.example.com/1', expect.stringMatching(/^same:sha256:/)],
          url: 'http://rdf.example.com/1',
          title: 'First',
          text: 'The very first',
          author: 'Aino',
          publishedAt: '2026-11-21T10:05:00.000Z',
          updatedAt: null,
          rating: null,
        },
      ],
    })
  })

  it('gives what it had to guess, and a failure as a line, too', async () => {
    const missing = await parsePath(path('missing.xml'))
    expect(missing).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
    const broken = await parsePath(path('broken.xml'))
    expect(broken).toMatchObject({ ok: true, notes: ['badly-nested', 'truncated'] })
    const itself = await parsePath(fileURLToPath(import.meta.url))
    expect(itself).toEqual({
      file: fileURLToPath(import.meta.url),
      ok: false,
      error: { code: 'not-a-feed', message: expect.stringMatching(/\w/) },
    })
  })
})
