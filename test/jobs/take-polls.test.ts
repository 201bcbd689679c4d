import { PgBoss } from 'pg-boss'
import { describe, expect, it } from 'vitest'
import { takePolls } from '../../src/jobs/take-polls.ts'
import { openEngine } from '../../src/store/engine.ts'
import { engines } from '../support/databases.ts'

describe.each(engines.filter(({ name }) => name === 'postgres'))('several processes on $name', ({ make }) => {
  it('that take polls at the same instant ask a host for one thing at a time', async () => {
    const { database, drop } = await make()
    const starting = [1, 2, 3, 4].map(async () => {
      const engine = await openEngine(database)
      const boss = new PgBoss({ ...engine.queue, schema: 'korva_jobs', schedule: false })
      await boss.start()
      return { engine, boss }
    })
    const processes = await Promise.all(starting)
    await processes[0]!.boss.createQueue('poll')
    for (let round = 0; round < 5; round++) {
      const jobs = Array.from({ length: 40 }, (_, n) => ({ group: { id: `h${n % 10}.example` } }))
      await processes[0]!.boss.insert('poll', jobs)
      const taken = await Promise.all(processes.map(({ boss, engine }) => takePolls(boss, engine, 10)))
      const lanes = taken.flat().map(({ groupId }) => groupId)
      expect(lanes).toHaveLength(10)
      expect(new Set(lanes).size).toBe(10)
      await processes[0]!.boss.deleteAllJobs('poll')
    }
    for (const { boss, engine } of processes) {
      await boss.stop({ graceful: false })
      await engine.close()
    }
    await drop()
  })

  it('go on when one of them stands still with its turn taken', async () => {
    const { database, drop } = await make()
    const [stuck, well] = [await openEngine(database), await openEngine(database)]
    const boss = new PgBoss({ ...well.queue, schema: 'korva_jobs', schedule: false })
    await boss.start()
    await boss.createQueue('poll')
    await boss.insert('poll', [{ group: { id: 'a.example' } }])
    const { promise: hasTurn, resolve } = Promise.withResolvers<void>()
    const standsStill = {
      fetch() {
        resolve()
        return new Promise<never>(() => {})
      },
    } as unknown as PgBoss
    void takePolls(standsStill, stuck, 10)
    await hasTurn
    expect(await takePolls(boss, well, 10)).toHaveLength(1)
    await boss.stop({ graceful: false })
    await well.close()
    await drop()
  })
})
