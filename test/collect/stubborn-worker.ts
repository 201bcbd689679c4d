import { parentPort } from 'node:worker_threads'

/** A parser that does to its document what the document says. */
const deeds: Record<string, () => void> = {
  hang: () => {
    for (;;);
  },
  eat: () => {
    const eaten: string[][] = []
    for (;;) eaten.push(new Array(100_000).fill('x'))
  },
  die: () => process.exit(3),
  throw: () => {
    throw new Error('unexpected')
  },
}

parentPort!.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const said = Buffer.from(bytes).toString()
  deeds[said]?.()
  parentPort!.postMessage({ ok: true, feed: { format: 'rss', title: said, items: [], builtAt: null } })
})
parentPort!.postMessage('ready')
