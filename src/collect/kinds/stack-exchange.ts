import { list, matching, text } from '../../../config/fields.ts'
import { nameIt } from '../http/show-address.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind, type Refusal } from '../source-kind.ts'
import { explainStackExchange } from './stack-exchange/explain-stack-exchange.ts'
import { readExcerpts } from './stack-exchange/read-excerpts.ts'

/** Of 100 posts each: every page costs a request of the day's 300. */
const mostPages = 3

/** `stack-exchange`: questions and answers of one site of the network. */
export const stackExchange = defineKind({
  name: 'stack-exchange',
  about:
    'Questions and answers of one Stack Exchange site, by a search, by tags, or by both. Without a key an address of the internet has 300 requests a day, which all sources of this kind share.',
  documentation: [
    'https://api.stackexchange.com/docs/excerpt-search',
    'https://api.stackexchange.com/docs/throttle',
    'https://api.stackexchange.com/docs/wrapper',
  ],
  example: 'kind: stack-exchange\nsite: stackoverflow.com\nsearch: Virtelo',
  fields: {
    site: matching(
      /^[a-z\d-]+(\.[a-z\d-]+)+$/,
      'a site by its domain, such as stackoverflow.com or diy.stackexchange.com',
    ).describe('Which site of the network.'),
    search: text(200).optional().describe('What to look for. At least one of `search` and `tags` is set.'),
    tags: list(matching(/^[^\s;]{1,35}$/, 'a tag without spaces'), 'tags', 1)
      .optional()
      .describe('Tags, of which at least one stands on the question.'),
  },
  check: ({ search, tags }) =>
    search === undefined && tags === undefined
      ? { field: 'search', message: 'is missing; allowed: words to look for, or tags with a list of tags' }
      : null,
  everyMs: 900_000,
  texts: 'forum',
  keys: [
    {
      name: 'STACK_EXCHANGE_KEY',
      needed: false,
      why: 'Raises 300 requests a day to 10,000. Register an application at https://stackapps.com/apps/oauth/register.',
    },
  ],
  address({ site, search, tags }) {
    const url = new URL('https://api.stackexchange.com/2.3/search/excerpts')
    url.search = String(new URLSearchParams({ site, sort: 'creation', order: 'desc', pagesize: '100' }))
    if (search) url.searchParams.set('q', search)
    if (tags) url.searchParams.set('tagged', tags.join(';'))
    return url
  },
  poll({ id, url, options }, memory, tools) {
    const key = tools.key('STACK_EXCHANGE_KEY')
    const explain = (refusal: Refusal) => explainStackExchange(nameIt(id, url), refusal)
    return pageBack(
      ({ memory, from }) => {
        const page = from ?? '1'
        const asked = new URL(url)
        asked.searchParams.set('page', page)
        if (key) asked.searchParams.set('key', key)
        return pollOne({ url: asked, explain }, memory, tools, { site: options.site, page: Number(page) })
      },
      memory,
      tools,
      { most: mostPages },
    )
  },
  read: readExcerpts,
})
