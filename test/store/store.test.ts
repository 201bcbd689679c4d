import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import type { StoreHarness } from '../contracts/store.ts'
import { storeContract } from '../contracts/store.ts'
import { engines } from '../support/databases.ts'

for (const { name, make } of engines) {
  storeContract(name, async (): Promise<StoreHarness> => {
    const { database, drop } = await make()
    const sent: StoreHarness['sent'] = []
    const opened = await createStore(await openEngine(database), async (_through, jobs, afterMs) => {
      sent.push(...jobs.map((job) => ({ job, afterMs })))
    })
    const close = async () => {
      await opened.close()
      await drop()
    }
    return { opened, sent, close }
  })
}
