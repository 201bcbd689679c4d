import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { collectorContract } from '../contracts/collector.ts'
import { makeCollector, makeRss, makeSource, startPublisher } from './publisher.ts'

collectorContract('a feed over HTTP', async () => {
  const publisher = await startPublisher()
  const collector = makeCollector({ allowPrivate: [publisher.host] })
  return {
    collector,
    source: makeSource({ url: publisher.url() }),
    async publish(items) {
      const etag = `"v${items}"`
      publisher.answer((request, response) => {
        const known = request.headers['if-none-match'] === etag
        response.writeHead(known ? 304 : 200, { etag }).end(known ? undefined : makeRss(items))
      })
    },
    async withdraw() {
      publisher.send('gone fishing', {}, 500)
    },
    async close() {
      await collector.close()
      await publisher.close()
    },
  }
})

collectorContract('a feed in a file', async () => {
  const settingsDir = await mkdtemp(join(tmpdir(), 'korva-'))
  const path = join(settingsDir, 'feed.xml')
  const collector = makeCollector({ settingsDir })
  return {
    collector,
    source: makeSource({ url: pathToFileURL(path).href }),
    publish: (items) => writeFile(path, makeRss(items)),
    withdraw: () => rm(path),
    async close() {
      await collector.close()
      await rm(settingsDir, { recursive: true })
    },
  }
})
