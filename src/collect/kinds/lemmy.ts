import { matching, text } from '../../../config/fields.ts'
import type { PollMemory, PollResult } from '../../core/collector-ports.ts'
import { KorvaError } from '../../core/errors.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { pollParts } from '../poll-parts.ts'
import { serverField, serverOrigin } from '../server-origin.ts'
import { defineKind } from '../source-kind.ts'
import { type ApiVersion, type Listing, lemmyAddress } from './lemmy/address.ts'
import { explainLemmy } from './lemmy/explain-lemmy.ts'
import { readLemmy } from './lemmy/read-lemmy.ts'

const communityForm = /^!?[\w]{2,100}(@[\p{L}\p{N}.-]{1,253}(:\d{1,5})?)?$/u
const listings: Listing[] = ['posts', 'comments']

/** `lemmy`: posts and comments of a community, of a search, or of a search within a community. */
export const lemmy = defineKind({
  name: 'lemmy',
  about:
    'Posts and comments on Lemmy as one instance knows them: of a community, of a search over all communities, or of a ' +
    'search within one. What was removed or deleted is left out.',
  documentation: [
    'https://join-lemmy.org/docs/contributors/04-api.html',
    'https://join-lemmy.org/api/',
    'https://github.com/LemmyNet/lemmy-js-client/tree/main/src/types',
  ],
  example: 'kind: lemmy\ninstance: sopuli.xyz\nsearch: Virtelo',
  fields: {
    instance: serverField('sopuli.xyz').describe('The instance to ask, by its host or address.'),
    community: matching(communityForm, 'a community such as suomi, or suomi@sopuli.xyz')
      .optional()
      .describe('One community; of another instance with its host, such as `suomi@sopuli.xyz`.'),
    search: text(200)
      .optional()
      .describe('What to look for. At least one of `community` and `search` is set.'),
  },
  check: ({ community, search }) =>
    community === undefined && search === undefined
      ? { field: 'search', message: 'is missing; allowed: words to look for, or community with a name' }
      : null,
  // An instance allows 60 searches in 10 minutes unless it says otherwise; ours are two a poll.
  everyMs: 600_000,
  texts: 'forum',
  keys: [],
  address: ({ instance, ...wanted }) => lemmyAddress(serverOrigin(instance), wanted, 'posts', 3),
  async poll({ id, url, options }, memory, tools) {
    const remembered: ApiVersion = memory.own?.api === 4 ? 4 : 3
    const pollBy = async (api: ApiVersion): Promise<PollResult> => {
      const parts = listings.map((name) => ({
        name,
        poll: (own: PollMemory) => pageBack((page) => askFor(name, api, page), own, tools),
      }))
      const result = await pollParts(parts, memory, tools)
      return { ...result, memory: { ...result.memory, own: { ...result.memory.own, api } } }
    }
    const askFor = (name: Listing, api: ApiVersion, page: { memory: PollMemory; from: string | null }) => {
      const address = lemmyAddress(new URL(url.origin), options, name, api, page.from)
      const request = { url: address, explain: explainLemmy(id, url) }
      return pollOne(request, page.memory, tools, { listing: name, page: page.from })
    }
    try {
      return await pollBy(remembered)
    } catch (error) {
      // Version 1 of Lemmy speaks version 4 of the API; the third goes one day.
      if (!(error instanceof KorvaError) || error.code !== 'lemmy-no-api') throw error
      return pollBy(remembered === 3 ? 4 : 3)
    }
  },
  read: readLemmy,
})
