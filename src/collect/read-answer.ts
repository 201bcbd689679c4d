import type { z } from 'zod'
import { KorvaError } from '../core/errors.ts'
import type { FeedItem, ParsedFeed } from '../core/feed-item.ts'
import { decodeText } from './decode-text.ts'
import type { AboutDocument } from './source-kind.ts'

/**
 * The JSON answer of a service in the shape that a kind expects; fields that the shape does not name are passed over.
 * Throws a KorvaError with the code `answer-not-json` or `answer-unknown`.
 *
 * @param server what a server that the settings name should be, e.g. `a Mastodon server`: what answers otherwise is most
 *   often another one, or wants people to sign in
 */
export function readAnswer<Shape extends z.ZodType>(
  bytes: Uint8Array,
  { contentType }: AboutDocument,
  shape: Shape,
  server?: string,
): z.output<Shape> {
  const hint =
    server &&
    `Check that the address in the settings is that of ${server}, and that it shows its pages without signing in.`
  const found = shape.safeParse(parse(decodeText(bytes, contentType), hint))
  if (found.success) return found.data
  const field = found.error.issues[0]?.path.join('.') || 'the whole'
  throw new KorvaError('answer-unknown', `The answer has not the documented shape, in ${field}.`, {
    hint: hint ?? 'The service may have changed: look for a newer Korva if this goes on.',
  })
}

function parse(text: string, hint: string | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const found = text.trim() === '' ? 'is empty' : /^\s*</.test(text) ? 'is a page' : 'is no JSON'
    throw new KorvaError('answer-not-json', `The answer ${found}, where JSON was expected.`, {
      hint:
        hint ?? 'Nothing to do unless it goes on: the service, or a proxy before it, answers something else.',
    })
  }
}

/** The items of a list, each checked by itself: a bad one is passed over and noted, and loses none of the others. */
export function readEach<Shape extends z.ZodType>(
  list: unknown[],
  shape: Shape,
  toItem: (one: z.output<Shape>) => FeedItem[],
): Pick<ParsedFeed, 'items' | 'notes'> {
  const read = list.map((one) => shape.safeParse(one))
  const items = read.flatMap((one) => (one.success ? toItem(one.data) : []))
  const bad = read.some((one) => !one.success)
  return { items, ...(bad && { notes: ['empty-items' as const] }) }
}

/** Bytes. Error documents are a few lines; what is longer is a page, and is not parsed in the main process. */
const longest = 20_000

/** What an error document says, where it is JSON of a shape; null where it is not. */
export function readErrorDocument<Shape extends z.ZodType>(
  bytes: Uint8Array,
  shape: Shape,
): z.output<Shape> | null {
  if (bytes.length > longest) return null
  try {
    return shape.safeParse(JSON.parse(decodeText(bytes))).data ?? null
  } catch {
    return null
  }
}

/** Seconds since 1970 as a date; null where there are none. */
export const fromSeconds = (seconds: number | undefined): Date | null =>
  seconds === undefined ? null : new Date(seconds * 1000)
