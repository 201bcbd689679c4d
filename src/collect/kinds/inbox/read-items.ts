import { z } from 'zod'
import { isWebAddress } from '../../../../config/fields.ts'
import { KorvaError } from '../../../core/errors.ts'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { hashedId } from '../../item-id.ts'
import { parseDate } from '../../parse-date.ts'
import { plainText, plainTitle } from '../../plain-text.ts'

const mostItems = 100
const mostBytes = 1024 * 1024
/** How many faults one answer lists. */
const mostFaults = 50

const allowedDate = 'an ISO 8601 date, or seconds since 1970'
const allowedRating = 'a number from 1 to 5'

/** Forms and automations send what was not filled in as null or as nothing. */
const optional = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), field.optional())

const line = (most: number) => {
  const allowed = `text of at most ${most} characters`
  return z.string(allowed).max(most, allowed)
}

const itemSchema = z.object(
  {
    id: optional(
      z.union([line(500), z.number()], 'text of at most 500 characters, or a number').transform(String),
    ),
    text: z.preprocess((value) => value ?? '', line(50_000).regex(/\S/, 'what the customer wrote')),
    title: optional(line(1000)),
    url: optional(z.string('an http(s) address').refine(isWebAddress, 'an http(s) address')),
    author: optional(line(500)),
    publishedAt: optional(
      z
        .union([z.number(), z.string()], allowedDate)
        .transform(toDate)
        .refine((date) => date !== null, allowedDate),
    ),
    rating: optional(
      z
        .union([z.number(), z.string().regex(/^\d+(?:[.,]\d+)?$/)], allowedRating)
        .transform((said) => Number(String(said).replace(',', '.')))
        .refine((rating) => rating >= 1 && rating <= 5, allowedRating),
    ),
  },
  'an object',
)

/**
 * Reads what was brought: one item, a list, or `{"items": […]}`. All of it is taken or none. Throws a KorvaError:
 * `inbox-empty`, `inbox-not-json`, `inbox-too-large`, `inbox-too-many`, or `inbox-faults` with every fault by item and
 * field; what the items say is never repeated.
 */
export function readItems(bytes: Uint8Array): ParsedFeed {
  const found = listIn(bytes).map((value) => itemSchema.safeParse(value))
  const faults = found.flatMap(({ error }, place) =>
    (error?.issues ?? []).map(({ path, message }) => {
      return `items[${place}]${path.length ? `.${path.join('.')}` : ''} is wrong or missing; allowed: ${message}`
    }),
  )
  if (faults.length > 0) throw faulty(faults)
  const items = found.flatMap(({ data }) => (data ? [toItem(data)] : []))
  const once = [...new Map(items.map((item) => [item.id, item])).values()]
  return { format: 'push', title: null, items: once, builtAt: null }
}

function listIn(bytes: Uint8Array): unknown[] {
  if (bytes.length > mostBytes) throw refusal('inbox-too-large', 'What was sent is larger than 1 MB.')
  const value = parsed(bytes)
  const items = typeof value === 'object' && value !== null && 'items' in value ? value.items : value
  const list = Array.isArray(items) ? items : [items]
  if (list.length === 0) throw refusal('inbox-empty', 'What was sent holds no items.')
  if (list.length <= mostItems) return list
  throw refusal(
    'inbox-too-many',
    `What was sent holds ${list.length} items; at most ${mostItems} are taken at once.`,
  )
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw bytes.length > 0
      ? refusal('inbox-not-json', 'What was sent is no JSON in UTF-8.')
      : refusal('inbox-empty', 'What was sent is empty.')
  }
}

function toItem({
  id,
  text,
  title,
  url,
  author,
  publishedAt,
  rating,
}: z.output<typeof itemSchema>): FeedItem {
  return {
    id: id?.trim() || hashedId(text, title, url, author, publishedAt?.toISOString(), rating),
    aliases: [],
    url: url ? new URL(url).href : null,
    title: plainTitle(title ?? '', true),
    text: plainText(text, true),
    author: plainTitle(author ?? '', true),
    publishedAt: publishedAt ?? null,
    updatedAt: null,
    rating: rating ?? null,
  }
}

/** Seconds have ten digits until 2286, milliseconds thirteen. */
function toDate(said: number | string): Date | null {
  if (typeof said === 'string') return parseDate(said)
  const date = new Date(Math.abs(said) < 1e11 ? said * 1000 : said)
  return Number.isNaN(date.getTime()) ? null : date
}

function faulty(faults: string[]): KorvaError {
  const shown = faults.slice(0, mostFaults)
  const more = faults.length > shown.length ? `; and ${faults.length - shown.length} more` : ''
  return refusal('inbox-faults', `What was sent cannot be taken: ${shown.join('; ')}${more}.`)
}

const refusal = (code: string, message: string) =>
  new KorvaError(code, message, {
    hint: 'Send one item, a list of up to 100, or {"items": […]}; each with `text`. Nothing of it was taken.',
    retryable: false,
  })
