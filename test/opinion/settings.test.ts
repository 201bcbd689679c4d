import { afterEach, describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { kinds } from '../../src/collect/kinds/index.ts'
import { type HttpServer, startServer } from '../../src/web/create-server.ts'
import { metricsRoute } from '../../src/web/metrics.ts'
import { faultLines, refusalOf } from '../config/faults-of.ts'
import { makeReport } from '../support/memory-desk.ts'

const load = (opinion: string) =>
  loadSettings(`sources: []\nopinion: ${opinion}\n`, 'korva.yaml', kinds).opinion
const faults = (opinion: string) => faultLines(refusalOf(`sources: []\nopinion: ${opinion}\n`))

describe('the settings of second opinions', () => {
  it('are off where nothing is said', () => {
    expect(load('{}')).toEqual({
      by: 'off',
      model: null,
      url: null,
      below: 0.6,
      budget: 200,
      withinMs: 10_000,
    })
  })

  it('name a service, with its slash or without', () => {
    const given =
      '{ by: endpoint, model: "qwen3:4b", url: "http://127.0.0.1:11434/v1/", below: 0.5, budget: 9, within: 3s }'
    expect(load(given)).toEqual({
      ...{ by: 'endpoint', model: 'qwen3:4b', url: 'http://127.0.0.1:11434/v1' },
      ...{ below: 0.5, budget: 9, withinMs: 3_000 },
    })
  })

  it.each([
    ['{ by: local }', ['opinion.model is missing, which local needs; allowed: the name of a model']],
    [
      '{ by: endpoint }',
      ['opinion.model is missing, which endpoint', 'opinion.url is missing, which endpoint'],
    ],
    ['{ by: cloud }', ['opinion.by is "cloud"; allowed: one of off, local, endpoint']],
    ['{ below: 60 }', ['opinion.below is 60; allowed: a number from 0 to 1']],
    ['{ budget: 0 }', ['opinion.budget is 0; allowed: a whole number from 1 to 100000']],
    ['{ within: 5m }', ['opinion.within is "5m"; allowed: a duration from 1s to 20s']],
    ['{ by: endpoint, model: m, url: "https://me:hunter2@x.example" }', ['opinion.url is ']],
    ['{ by: endpoint, model: m, url: "https://x.example/?key=hunter2" }', ['opinion.url is ']],
  ])('tell what is wrong with %s', (opinion, expected) => {
    const told = faults(opinion)
    expect(told).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(told[index]).toContain(line)
    expect(told.join()).not.toContain('hunter2')
  })
})

describe('/metrics', () => {
  let server: HttpServer
  afterEach(() => server.stop(1_000))
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const read = async (opinions: { asked: number; failed: number } | null) => {
    const count = opinions && (async () => opinions)
    const route = metricsRoute({ today: async () => makeReport(), opinions: count, token: null, log })
    server = await startServer({ host: '127.0.0.1', port: 0 }, [route], log)
    return (await fetch(`${server.url}/metrics`)).text()
  }

  it('tells how often a second opinion was asked today, and how often in vain', async () => {
    const text = await read({ asked: 7, failed: 2 })
    expect(text).toContain('korva_opinions_today{outcome="answered"} 5')
    expect(text).toContain('korva_opinions_today{outcome="failed"} 2')
  })

  it('says nothing of it where it is off', async () => {
    expect(await read(null)).not.toContain('korva_opinions')
  })
})
