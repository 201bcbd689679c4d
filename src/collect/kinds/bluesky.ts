import { matching, text } from '../../../config/fields.ts'
import { KorvaError } from '../../core/errors.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { explainBluesky } from './bluesky/explain-bluesky.ts'
import { readBluesky } from './bluesky/read-bluesky.ts'
import { accountOf, type Session, sessionOf } from './bluesky/session.ts'

/** Answers without signing in, for as long as the network is not under load. */
const publicServer = 'https://api.bsky.app'
/** What the API gives at most at once. */
const perPage = '100'

/** `bluesky`: posts that a search finds. */
export const bluesky = defineKind({
  name: 'bluesky',
  about:
    'Posts on Bluesky that hold the words of a search, newest first. The public search is at times closed to who has not ' +
    'signed in: an account of its own with an app password makes it dependable.',
  documentation: [
    'https://docs.bsky.app/docs/api/app-bsky-feed-search-posts',
    'https://docs.bsky.app/docs/api/com-atproto-server-create-session',
    'https://docs.bsky.app/docs/advanced-guides/rate-limits',
  ],
  example: 'kind: bluesky\nsearch: Virtelo',
  fields: {
    search: text(200).describe('What to look for, as one would type it into the search of Bluesky.'),
    lang: matching(/^[a-z]{2,3}$/, 'a language by its code of two or three letters, such as fi')
      .optional()
      .meta({
        description: 'Only posts that are marked as written in this language.',
        byDefault: 'all languages',
      }),
  },
  // Its keepers ask programs not to press the search hard.
  everyMs: 600_000,
  texts: 'social',
  keys: [
    {
      name: 'BLUESKY_IDENTIFIER',
      needed: false,
      why: 'The handle of an account that searches are made with, such as `ear.example.com`, without the @.',
    },
    {
      name: 'BLUESKY_APP_PASSWORD',
      needed: false,
      why: 'An app password of that account, from Settings, Privacy and security, App passwords. Never its own password.',
    },
  ],
  address({ search, lang }) {
    const url = new URL('/xrpc/app.bsky.feed.searchPosts', publicServer)
    url.search = String(
      new URLSearchParams({ q: search, sort: 'latest', limit: perPage, ...(lang && { lang }) }),
    )
    return url
  },
  async poll({ id, url }, memory, tools) {
    const account = accountOf(id, tools)
    const ask = (session: Session | null) =>
      pageBack(
        ({ from, memory }) => {
          const asked = new URL(url.href.slice(url.origin.length), session?.server ?? publicServer)
          if (from !== null) asked.searchParams.set('cursor', from)
          const headers = session ? { headers: { authorization: `Bearer ${session.token}` } } : {}
          const request = { url: asked, ...headers, explain: explainBluesky(id, asked, session !== null) }
          return pollOne(request, memory, tools, { pages: session !== null })
        },
        memory,
        tools,
      )
    if (!account) return ask(null)
    try {
      return await ask(await sessionOf(id, account, tools))
    } catch (error) {
      if (!(error instanceof KorvaError) || error.code !== 'bluesky-session-over') throw error
      return ask(await sessionOf(id, account, tools, 'renewed'))
    }
  },
  read: readBluesky,
})
