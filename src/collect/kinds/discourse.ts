import { flag, text, webAddress, whole } from '../../../config/fields.ts'
import { missingKey } from '../missing-key.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind } from '../source-kind.ts'
import { explainDiscourse } from './discourse/explain-discourse.ts'
import { readDiscourse } from './discourse/read-discourse.ts'

/** `discourse`: the latest posts of a forum, or those that a search finds. */
export const discourse = defineKind({
  name: 'discourse',
  about:
    'Posts of any Discourse forum, replies as well as new topics: the latest ones, or those that a search finds. A search ' +
    'shows the part of a post around the words that were found; the latest posts come whole, without what they quote.',
  documentation: [
    'https://docs.discourse.org/#tag/Posts/operation/listPosts',
    'https://docs.discourse.org/#tag/Search/operation/search',
    'https://meta.discourse.org/t/global-rate-limits-and-throttling-in-discourse/78612',
  ],
  example: 'kind: discourse\nurl: https://forum.example.com\nsearch: Virtelo',
  fields: {
    url: webAddress().describe("The forum's front page."),
    search: text(200).optional().meta({
      description: 'What to look for, as one would type it into the search of the forum.',
      byDefault: 'all posts',
    }),
    category: whole(1, 1_000_000_000).optional().meta({
      description: "Only posts of this category: the number at the end of the category's address.",
      byDefault: 'all categories',
    }),
    signIn: flag().default(false).describe('Ask with `DISCOURSE_API_KEY`. It is sent to this forum only.'),
  },
  everyMs: 300_000,
  texts: 'forum',
  keys: [
    {
      name: 'DISCOURSE_API_KEY',
      needed: false,
      why:
        'For a forum of your own that shows itself only to members: a read-only key for all users, from Admin, API ' +
        'there. Used by sources with `signIn: true`.',
    },
  ],
  address({ url, search, category }) {
    if (search === undefined) return below(url, 'posts.json')
    const address = below(url, 'search.json')
    const within = category === undefined ? '' : ` category:${category}`
    address.searchParams.set('q', `${search}${within} order:latest`)
    return address
  },
  poll({ id, url, options: { url: forum, search, category, signIn } }, memory, tools) {
    const key = signIn ? tools.key('DISCOURSE_API_KEY') : undefined
    if (signIn && !key) throw missingKey(id, 'DISCOURSE_API_KEY', '`signIn`')
    const isSearch = search !== undefined
    const base = below(forum, '').href
    const rest = {
      ...(key && { headers: { 'api-key': key, 'api-username': 'system' } }),
      explain: explainDiscourse(id, url, signIn),
    }
    return pageBack(
      ({ from, memory }) => {
        const asked = new URL(url)
        if (from !== null) asked.searchParams.set(isSearch ? 'page' : 'before', from)
        return pollOne({ url: asked, ...rest }, memory, tools, { base, category, page: from })
      },
      memory,
      tools,
    )
  },
  read: readDiscourse,
})

/** A forum may lie in a folder of its site. */
function below(forum: string, path: string): URL {
  const url = new URL(forum)
  return new URL(`${url.pathname.replace(/\/*$/, '/')}${path}`.replace(/^\/+/, '/'), url.origin)
}
