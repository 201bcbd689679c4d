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

process.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const said = Buffer.from(bytes).toString()
  deeds[said]?.()
  process.send?.({ ok: true, feed: { format: 'rss', title: said, items: [], builtAt: null } })
})
process.send?.('ready')

export {}
