import type { ParsedFeed } from '../core/feed-item.ts'
import type { PollMemory, PollResult } from '../core/ports.ts'
import type { Source } from '../core/source.ts'

/** A document as it was read, not decoded yet. */
interface SourceDocument {
  bytes: Uint8Array
  /** The HTTP header; undefined for files. */
  contentType?: string
  /** Where it was found in the end; undefined for files. */
  url?: string
}

export type Loaded =
  | { changed: true; document: SourceDocument; memory: PollMemory }
  | { changed: false; memory: PollMemory }

/** What a kind of source is given to work with. Both throw KorvaErrors that name the source. */
export interface KindTools {
  /** Reads the source's address, or the file it names, unless it is as it was. `accept` is the HTTP header. */
  load(source: Source, memory: PollMemory, accept: string): Promise<Loaded>
  /** Parses a feed in any format, off the main thread. */
  parse(source: Source, document: SourceDocument): Promise<ParsedFeed>
}

/** One kind of source: how it is polled. Dates of samples are moved by the collector. */
export type SourceKind = (source: Source, memory: PollMemory, tools: KindTools) => Promise<PollResult>
