import { createStore } from '../../src/store/create-store.ts'
import { openEngine } from '../../src/store/engine.ts'
import { storiesContract } from '../contracts/stories.ts'
import { engines } from '../support/databases.ts'

for (const { name, make } of engines) {
  storiesContract(name, async () => {
    const { database, drop } = await make()
    const opened = await createStore(await openEngine(database), async () => {})
    const close = async () => {
      await opened.close()
      await drop()
    }
    return { opened, sent: [], close }
  })
}
