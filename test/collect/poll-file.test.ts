import { mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Collector } from '../../src/core/collector-ports.ts'
import { makeCollector, makeRss, makeSource, now } from './publisher.ts'

let folder: string
let settingsDir: string
let collector: Collector
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'korva-'))
  settingsDir = join(folder, 'config')
  await mkdir(join(settingsDir, 'samples'), { recursive: true })
  await writeFile(join(settingsDir, 'samples/feed.xml'), makeRss(2))
  await writeFile(join(folder, 'secret.xml'), makeRss(1))
  collector = makeCollector({ settingsDir })
})
afterAll(async () => {
  await collector.close()
  await rm(folder, { recursive: true })
})

const sourceAt = (path: string, sample = false) => makeSource({ url: pathToFileURL(path).href, sample })
const poll = (path: string) => collector.poll(sourceAt(join(settingsDir, path)), {})

describe('files', () => {
  it('are read below the settings folder', async () => {
    expect(await poll('samples/feed.xml')).toMatchObject({
      feed: { items: [{ id: 'item-2' }, { id: 'item-1' }] },
    })
  })

  it.each(['../secret.xml', 'samples/../../secret.xml', 'samples/%2e%2e/%2e%2e/secret.xml'])(
    'are not read outside of it: %s',
    async (path) => {
      const source = makeSource({ url: `${pathToFileURL(settingsDir).href}/${path}` })
      await expect(collector.poll(source, {})).rejects.toMatchObject({
        code: 'file-outside',
        retryable: false,
        message: expect.stringContaining('acme-news'),
      })
    },
  )

  it('are not read through links that lead outside', async () => {
    await symlink(join(folder, 'secret.xml'), join(settingsDir, 'outward.xml'))
    await symlink(folder, join(settingsDir, 'up'))
    await expect(poll('outward.xml')).rejects.toMatchObject({ code: 'file-outside' })
    await expect(poll('up/secret.xml')).rejects.toMatchObject({ code: 'file-outside' })
  })

  it('are read through links that stay inside, and where the folder itself is a link', async () => {
    await symlink(join(settingsDir, 'samples/feed.xml'), join(settingsDir, 'link.xml'))
    await symlink(settingsDir, join(folder, 'current'))
    const linked = makeCollector({ settingsDir: join(folder, 'current') })
    expect(await linked.poll(sourceAt(join(settingsDir, 'link.xml')), {})).toMatchObject({ changed: true })
    await linked.close()
  })

  it('are said to be missing, no file, or too large', async () => {
    await expect(poll('missing.xml')).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('not there'),
    })
    await expect(poll('samples')).rejects.toMatchObject({ code: 'file-unreadable' })
    await writeFile(join(settingsDir, 'large.xml'), '')
    await truncate(join(settingsDir, 'large.xml'), 6 * 1024 * 1024)
    await expect(poll('large.xml')).rejects.toMatchObject({ code: 'file-too-large' })
  })

  it('changed when their time or size did', async () => {
    const path = join(settingsDir, 'samples/feed.xml')
    const { memory } = await collector.poll(sourceAt(path), {})
    expect(await collector.poll(sourceAt(path), memory)).toEqual({ changed: false, memory })
    await utimes(path, now, now)
    expect(await collector.poll(sourceAt(path), memory)).toMatchObject({ changed: true })
  })
})

describe('samples', () => {
  it('were built just now, and keep the distances of their dates', async () => {
    const result = await collector.poll(sourceAt(join(settingsDir, 'samples/feed.xml'), true), {})
    expect(result).toMatchObject({
      feed: {
        builtAt: now,
        // Built at 12:10, written at 12:02 and 12:01; it is 12:30 now.
        items: [
          { publishedAt: new Date('2026-11-21T12:22:00Z') },
          { publishedAt: new Date('2026-11-21T12:21:00Z') },
        ],
      },
    })
  })

  it('without a date of their own count from their latest item', async () => {
    const path = join(settingsDir, 'samples/undated.xml')
    await writeFile(path, makeRss(2).replace(/<lastBuildDate>.*<\/lastBuildDate>/, ''))
    expect(await collector.poll(sourceAt(path, true), {})).toMatchObject({
      feed: { items: [{ publishedAt: now }, { publishedAt: new Date('2026-11-21T12:29:00Z') }] },
    })
  })
})
