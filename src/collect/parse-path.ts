import { readFile, stat } from 'node:fs/promises'
import { describeError, KorvaError } from '../core/errors.ts'
import type { FeedFormat, FeedItem, ReadingNote } from '../core/feed-item.ts'
import { createFeedParser } from './parse-in-worker.ts'
import { unreadable } from './unreadable.ts'

/** A line of `korva parse`: dates are ISO 8601 in UTC. */
export type ParseLine =
  | { file: string; ok: true; format: FeedFormat; notes: ReadingNote[]; items: ParsedLineItem[] }
  | { file: string; ok: false; error: { code: string; message: string } }

type ParsedLineItem = Omit<FeedItem, 'publishedAt' | 'updatedAt'> & {
  publishedAt: string | null
  updatedAt: string | null
}

/** One worker for all calls: to start one takes longer than to parse a hundred files. It never holds up the exit. */
const parser = createFeedParser()

/** Parses the feed in a file, under the limits of `parse-in-worker`. Never throws. */
export async function parsePath(path: string): Promise<ParseLine> {
  try {
    const { format, notes = [], items } = await parser.parse(await readWhole(path), { kind: 'rss' })
    return { file: path, ok: true, format, notes, items: items.map(toLine) }
  } catch (error) {
    const { code, message } = describeError(error)
    return { file: path, ok: false, error: { code, message } }
  }
}

/** A pipe or a device could keep us waiting without end; only files are read. */
async function readWhole(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).isFile()) return await readFile(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
  throw new KorvaError('file-unreadable', `${path} cannot be read: it is no file.`)
}

const toLine = (item: FeedItem): ParsedLineItem => ({
  ...item,
  publishedAt: item.publishedAt?.toISOString() ?? null,
  updatedAt: item.updatedAt?.toISOString() ?? null,
})

/** Ends the worker behind `parsePath`, for good. */
export async function endParsing(): Promise<void> {
  await parser.close()
}
