import { describe, expect, it } from 'vitest'
import { createPump } from '../../src/jobs/create-pump.ts'

describe('the pump', () => {
  it('stops while the database does not answer it', async () => {
    const { promise: hasLooked, resolve } = Promise.withResolvers<void>()
    const pump = createPump<string>({
      take() {
        resolve()
        return new Promise(() => {})
      },
      async handle() {},
      async settle() {},
      onFault() {},
    })
    pump.start()
    await hasLooked
    await expect(pump.stop(10)).resolves.toBeUndefined()
  })

  it('settles again what could not be settled, and nothing twice', async () => {
    const jobs = ['a', 'b', 'c']
    const settled: string[] = []
    const faults: unknown[] = []
    let isAway = true
    const { promise: hasAll, resolve } = Promise.withResolvers<void>()
    const pump = createPump<string>({
      take: async (most) => jobs.splice(0, Math.min(most, 1)),
      async handle(job) {
        if (job === 'b') throw new Error('on purpose')
      },
      async settle(done, failed) {
        if (isAway) {
          isAway = false
          throw new Error('away')
        }
        settled.push(...done, ...failed.map(({ taken, error }) => `${taken}: ${(error as Error).message}`))
        if (settled.length === 3) resolve()
      },
      onFault: (error) => faults.push(error),
    })
    pump.start()
    await hasAll
    await pump.stop(1_000)
    expect(settled.toSorted()).toEqual(['a', 'b: on purpose', 'c'])
    expect(faults).toHaveLength(1)
  })
})
