import type { z } from 'zod'
import type { KindForm } from '../../config/kind-form.ts'
import type { PollMemory, PollResult } from '../core/collector-ports.ts'
import type { KorvaError } from '../core/errors.ts'
import type { ParsedFeed } from '../core/feed-item.ts'
import type { Clock } from '../core/ports.ts'

/**
 * One kind of source, whole in one file: its settings, its documentation, how it is asked and how its answers are read.
 * `poll` runs in the main process and talks to the network; `read` runs in the reading process, under its limits of time
 * and memory, and never touches either.
 */
export interface SourceKind<Shape extends z.ZodRawShape = z.ZodRawShape> extends KindForm {
  /** What it listens to, in one to three sentences: docs/sources.md and `korva try --help` show them. */
  about: string
  /** The public pages that describe the requests and the shapes of the answers. */
  documentation: string[]
  /** A source as the settings would have it, in YAML, without the leading dash. Secrets are never in it. */
  example: string
  fields: Shape
  /** Environment variables that it reads. Without a needed one its sources are off. */
  keys: KindKey[]
  /** How many items one reading gives at most, the newest; left out: 1,000. */
  mostItems?: number
  /** Where it listens: who the publisher is, and whose turn it takes. Pure; no secret should be in it. */
  address(options: z.output<z.ZodObject<Shape>>, place: Place): URL
  poll(source: SourceOf<Shape>, memory: PollMemory, tools: KindTools): Promise<PollResult>
  /** Reads one answer. Throws a KorvaError for what is none of its kind. */
  read(bytes: Uint8Array, about: AboutDocument): ParsedFeed
}

export interface KindKey {
  name: string
  needed: boolean
  /** What for, and where to get it. */
  why: string
}

/** Where the settings lie: paths count from there. */
export interface Place {
  settingsDir: string
  id: string
}

/** A source as its kind sees it. */
export interface SourceOf<Shape extends z.ZodRawShape> {
  id: string
  /** As `address` gave it. */
  url: URL
  options: z.output<z.ZodObject<Shape>>
}

/** What is known of a document besides its bytes. Crosses to the reading process. */
export interface AboutDocument {
  /** The HTTP header; undefined for files. */
  contentType?: string
  /** Where it was found in the end; undefined for files. */
  url?: string
  /** What the kind wants to know when it reads: plain data. */
  context?: Record<string, unknown>
}

/** A document as it was loaded, not decoded yet. */
export interface SourceDocument extends AboutDocument {
  bytes: Uint8Array
}

/** One address to ask. */
export interface SourceRequest {
  url: URL
  /** The HTTP header; left out: JSON. */
  accept?: string
  /** Others, such as Authorization. Sent to this host only, never along with a redirect to another. */
  headers?: Record<string, string>
  /** What a service's own error document says, as an error that names the source; null: its status says it all. */
  explain?: (refusal: Refusal) => KorvaError | null
}

/** An answer whose status is none of success. */
export interface Refusal {
  status: number
  bytes: Uint8Array
  /** How long the answer's headers ask to wait, in milliseconds. */
  retryAfterMs?: number
}

export type Loaded = ({ changed: true; document: SourceDocument } | { changed: false }) & {
  memory: PollMemory
  /** How long the answer's headers ask to be left in peace, in milliseconds. */
  waitMs?: number
  /** WebSub, by the answer's Link header. */
  hub?: { url: string; topic: string }
}

/** What a kind of source is given for one poll. What fails throws KorvaErrors that name the source. */
export interface KindTools {
  /** Asks an address conditionally, or reads a file, unless it is as it was. */
  load(memory: PollMemory, request: SourceRequest): Promise<Loaded>
  /** Reads a document by the kind's `read`, in the reading process. */
  read(document: SourceDocument): Promise<ParsedFeed>
  /** A `fetch` for client libraries: the same guards, limits and manners. */
  fetch: typeof globalThis.fetch
  /** A key of the environment; undefined where it is not set. One that is needed is always there. */
  key(name: string): string | undefined
  /** Whether there is time for one more request in this poll. */
  hasTime(): boolean
  clock: Clock
  /** Where the team lives (IANA name): what names no time zone is written there. */
  timezone: string
}

/** Makes a kind whose `poll` and `address` know the types of its fields. */
export function defineKind<Shape extends z.ZodRawShape>(kind: SourceKind<Shape>): SourceKind {
  return kind as unknown as SourceKind
}
