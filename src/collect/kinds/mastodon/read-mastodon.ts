import { z } from 'zod'
import type { FeedItem, ParsedFeed } from '../../../core/feed-item.ts'
import { parseDate } from '../../parse-date.ts'
import { cleanLine, plainText, plainTitle } from '../../plain-text.ts'
import { readAnswer, readEach } from '../../read-answer.ts'
import { resolveLink } from '../../resolve-link.ts'
import type { AboutDocument } from '../../source-kind.ts'
import { withoutQuotes } from '../../without-quotes.ts'

const server = 'a Mastodon server'

/** https://docs.joinmastodon.org/entities/Status/ */
const status = z.object({
  id: z.string().min(1),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  spoiler_text: z.string().nullish(),
  content: z.string(),
  visibility: z.string(),
  reblog: z.unknown().optional(),
  account: z.object({ acct: z.string() }),
  media_attachments: z.array(z.object({ description: z.string().nullish() }).catch({})).catch([]),
})
/** https://docs.joinmastodon.org/entities/Account/ */
const account = z.object({ id: z.string().min(1), acct: z.string() })
const numbered = z.object({ id: z.string() })

/** Reads a timeline; or an account, of which `next` is the number that its posts are asked for by. */
export function readMastodon(bytes: Uint8Array, about: AboutDocument): ParsedFeed {
  const feed = { format: 'api', builtAt: null } as const
  if (about.context?.account) {
    const { id, acct } = readAnswer(bytes, about, account, server)
    return { ...feed, title: `@${cleanLine(acct)}`, items: [], next: id }
  }
  const entries = readAnswer(bytes, about, z.array(z.unknown()), server)
  const host = about.url ? new URL(about.url).host : ''
  const last = numbered.safeParse(entries.at(-1)).data?.id
  return {
    ...feed,
    title: null,
    ...readEach(entries, status, (entry) => toItem(entry, host)),
    ...(last && { next: last }),
  }
}

function toItem(entry: z.output<typeof status>, host: string): FeedItem[] {
  if (entry.reblog || entry.visibility !== 'public') return []
  const pictures = entry.media_attachments.map(({ description }) => description ?? '').join('\n')
  const title = plainTitle(entry.spoiler_text ?? '', true)
  const text = plainText(withoutQuotes(entry.content, isQuote)) ?? plainText(pictures, true)
  // A picture that nobody described says nothing to us.
  if (title === null && text === null) return []
  return [
    {
      ...{ id: entry.uri || entry.id, aliases: [], title, text, rating: null },
      url: resolveLink(entry.url ?? entry.uri, undefined),
      author: handle(cleanLine(entry.account.acct), host),
      publishedAt: parseDate(entry.created_at),
      updatedAt: parseDate(entry.edited_at ?? ''),
    },
  ]
}

/** `RE: https://…`, for programs that cannot show the post that is quoted. */
const isQuote = (_name: string, classes: string[]) => classes.includes('quote-inline')

/** Accounts of the instance itself come without its name. */
const handle = (acct: string, host: string) => `@${acct.includes('@') ? acct : `${acct}@${host}`}`
