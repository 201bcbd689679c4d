import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KorvaError } from '../../src/core/errors.ts'
import type { Opinion, OpinionRules, Shares } from '../../src/core/opinion.ts'
import type { ScoreInput, Verdict } from '../../src/core/verdict.ts'
import { createAsker } from '../../src/flows/ask-opinion.ts'
import { engines } from '../support/databases.ts'
import { type FlowHarness, makeFlowParts, makeItem } from '../support/flow-parts.ts'
import { makeVerdict } from '../support/make-verdict.ts'

const negative: Shares = { negative: 1, neutral: 0, positive: 0 }
const unsure = makeVerdict({ label: 'neutral', score: 0, confidence: 0.4, severity: 'low', reasons: [] })
const today = '2026-11-21'

describe.each(engines)('second opinions, on $name', ({ make }) => {
  let flow: FlowHarness
  let asked: string[]
  let said: (text: string, signal: AbortSignal) => Promise<Shares>
  let log: string[]
  beforeEach(async () => {
    flow = await makeFlowParts(make)
    asked = []
    log = []
    said = async () => negative
  })
  afterEach(() => flow.close())

  const opinion: Opinion = {
    ...{ name: 'judge-1', atOnce: 2 },
    judge({ text }, signal) {
      asked.push(text)
      return said(text, signal)
    },
    close: async () => {},
  }
  const asker = (rules: Partial<OpinionRules> = {}) => {
    const note = (_fields: object, line: string) => void log.push(line)
    return createAsker({
      ...{ opinion, timezone: 'Europe/Helsinki', store: flow.parts.store, clock: flow.parts.clock },
      log: { debug: note, info: note, warn: note, error: note },
      rules: { below: 0.6, budget: 100, withinMs: 5_000, ...rules },
    })
  }
  const one = (text: string, verdict: Verdict = unsure, input: Partial<ScoreInput> = {}) => ({
    ...{ input: { text, about: 'Acme', ...input }, verdict },
    writtenAt: null as Date | null,
  })
  const labels = async (verdicts: Promise<Verdict[]>) => (await verdicts).map(({ label }) => label)
  const count = (day = today) => flow.parts.store.direct.opinions.count(day)
  const fail = (error: Error) => {
    said = async () => {
      throw error
    }
  }

  it('are asked for where the built-in verdict is uncertain, and nowhere else', async () => {
    const sure = { ...unsure, confidence: 0.6 }
    const given = [
      one('a'),
      one('b', sure),
      one('c', unsure, { rating: 1 }),
      one('d', unsure, { rating: 3 }),
      one('!?'),
    ]
    expect(await labels(asker()(given))).toEqual(['negative', 'neutral', 'neutral', 'negative', 'neutral'])
    expect(asked).toEqual(['a', 'd'])
    expect(await count()).toEqual({ asked: 2, failed: 0 })
  })

  it('are not asked for where the team decided', async () => {
    const taught = { text: 'your team', weight: -0.5, taught: { word: 'queue', calm: 0, angry: 4 } }
    const decided = one('a', { ...unsure, reasons: [taught] })
    expect(await asker()([decided])).toEqual([decided.verdict])
    expect([asked, await count()]).toEqual([[], { asked: 0, failed: 0 }])
  })

  it('are not asked for what was written more than a day ago', async () => {
    const old = { ...one('old'), writtenAt: new Date('2026-11-20T11:59:00Z') }
    const late = { ...one('late'), writtenAt: new Date('2026-11-20T12:01:00Z') }
    expect(await labels(asker()([old, late]))).toEqual(['neutral', 'negative'])
  })

  it('keep the budget of the day, over restarts and in all processes', async () => {
    const [first, second] = [asker({ budget: 3 }), asker({ budget: 3 })]
    const some = ['a', 'b'].map((text) => one(text))
    const both = await Promise.all([first(some), second(some)])
    expect(both.flat().filter(({ label }) => label === 'negative')).toHaveLength(3)
    expect(await labels(asker({ budget: 3 })(some))).toEqual(['neutral', 'neutral'])
    expect(asked).toHaveLength(3)
    flow.pass(24 * 3_600_000)
    expect(await labels(first(some))).toEqual(['negative', 'negative'])
  })

  it('say once that the budget is spent', async () => {
    const some = ['a', 'b', 'c', 'd', 'e'].map((text) => one(text))
    await asker({ budget: 1 })(some)
    expect(log).toEqual(['No more second opinions today: the budget is spent'])
  })

  it('count their day in the time zone of the settings', async () => {
    flow.pass(10.5 * 3_600_000)
    await asker()([one('a')])
    expect(await count('2026-11-22')).toEqual({ asked: 1, failed: 0 })
    expect(await count(today)).toEqual({ asked: 0, failed: 0 })
  })

  it('leave the built-in verdict where they fail, and say so once, and once when it is over', async () => {
    const ask = asker()
    fail(new KorvaError('opinion-down', 'It answers with an error of its own (500)'))
    expect(await ask([one('a')])).toEqual([unsure])
    expect(await ask([one('b')])).toEqual([unsure])
    expect(log).toEqual([expect.stringContaining('fails: the built-in verdicts stand')])
    expect(await count()).toEqual({ asked: 2, failed: 2 })
    said = async () => negative
    for (const text of ['c', 'd', 'e', 'f']) await ask([one(text)])
    expect(log.slice(1)).toEqual(['The second opinion answers again'])
  })

  it('leave the built-in verdict where they come late, also from one who does not listen', async () => {
    said = () => new Promise(() => {})
    expect(await asker({ withinMs: 20 })([one('a')])).toEqual([unsure])
    expect(await count()).toEqual({ asked: 1, failed: 1 })
  })

  it('rest for a minute after three failures in a row', async () => {
    const ask = asker()
    fail(new Error('no'))
    for (const text of ['a', 'b', 'c', 'd']) await ask([one(text)])
    expect(asked).toEqual(['a', 'b', 'c'])
    flow.pass(61_000)
    await ask([one('e')])
    expect(asked).toEqual(['a', 'b', 'c', 'e'])
  })

  it('rest for as long as they were asked to, and longer where nothing helps', async () => {
    const ask = asker()
    fail(new KorvaError('opinion-limit', 'Enough', { retryAfterMs: 300_000 }))
    await ask([one('a')])
    flow.pass(299_000)
    await ask([one('b')])
    expect(asked).toEqual(['a'])
    flow.pass(2_000)
    fail(new KorvaError('opinion-key', 'It does not take the key (401)', { retryable: false }))
    await ask([one('c')])
    flow.pass(599_000)
    await ask([one('d')])
    expect(asked).toEqual(['a', 'c'])
  })

  it('are asked for a few at once, and the others after them', async () => {
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>()
    let [now, most] = [0, 0]
    said = async () => {
      most = Math.max(most, ++now)
      await free
      now--
      return negative
    }
    const done = asker()(Array.from({ length: 9 }, (_, n) => one(`text ${n}`)))
    await expect.poll(() => asked.length).toBe(2)
    letGo()
    await done
    expect([most, asked.length]).toEqual([2, 9])
  })

  it('hold a poll up only so long', async () => {
    said = async () => {
      flow.pass(8_000)
      return negative
    }
    const verdicts = await asker()(['a', 'b', 'c', 'd', 'e', 'f'].map((text) => one(text)))
    expect(verdicts.filter(({ label }) => label === 'negative').length).toBe(asked.length)
    expect(asked.length).toBeLessThan(5)
  })

  it('bring a complaint to people that the built-in verdict did not see', async () => {
    flow.parts.score = async (inputs) => inputs.map(() => unsure)
    await flow.poll()
    flow.parts.reconsider = asker()
    await flow.poll(makeItem('one', 5, 'Acme: still at home, still waiting'))
    expect(flow.slack.posts).toHaveLength(1)
    const [stored] = await flow.parts.store.direct.mentions.of([1])
    expect(stored!.verdict).toMatchObject({
      label: 'negative',
      reasons: [{ text: 'second opinion: judge-1', weight: -1 }],
    })
  })
})
