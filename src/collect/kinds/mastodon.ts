import { flag, matching } from '../../../config/fields.ts'
import { missingKey } from '../missing-key.ts'
import { pageBack } from '../page-back.ts'
import { pollOne } from '../poll-one.ts'
import { serverField, serverOrigin } from '../server-origin.ts'
import { defineKind } from '../source-kind.ts'
import { explainMastodon } from './mastodon/explain-mastodon.ts'
import { pollAccount } from './mastodon/poll-account.ts'
import { readMastodon } from './mastodon/read-mastodon.ts'

/** What the API gives at most at once. */
const perPage = '40'
const accountForm = /^@?[\w.-]{1,64}(@[\p{L}\p{N}.-]{1,253}(:\d{1,5})?)?$/u

/** `mastodon`: the posts with a hashtag, or of an account, as any instance knows them. */
export const mastodon = defineKind({
  name: 'mastodon',
  about:
    'Public posts of the Fediverse as one Mastodon instance knows them: those with a hashtag, or those of an account. ' +
    'Boosts and posts that are not public are left out; a content warning becomes the title.',
  documentation: [
    'https://docs.joinmastodon.org/methods/timelines/#tag',
    'https://docs.joinmastodon.org/methods/accounts/#lookup',
    'https://docs.joinmastodon.org/methods/accounts/#statuses',
    'https://docs.joinmastodon.org/entities/Status/',
    'https://docs.joinmastodon.org/api/rate-limits/',
  ],
  example: 'kind: mastodon\ninstance: mastodon.social\nhashtag: virtelo',
  fields: {
    instance: serverField('mastodon.social').optional().meta({
      description: 'The instance to ask, by its host or address. Needed with `hashtag`.',
      byDefault: "the account's own",
    }),
    hashtag: matching(/^#?[\p{L}\p{M}\p{N}_·]{1,100}$/u, 'one hashtag without spaces')
      .optional()
      .describe('Posts with this hashtag. Exactly one of `hashtag` and `account` is set.'),
    account: matching(accountForm, 'an account such as @virtelo@mastodon.social')
      .optional()
      .describe('Posts of this account, such as `@virtelo@mastodon.social`.'),
    signIn: flag().default(false).describe('Ask with `MASTODON_TOKEN`. It is sent to this instance only.'),
  },
  check({ instance, hashtag, account }) {
    if (hashtag === undefined && account === undefined) {
      return { field: 'hashtag', message: 'is missing; allowed: hashtag or account' }
    }
    if (hashtag !== undefined && account !== undefined) {
      return { field: 'account', message: 'is set besides hashtag; allowed: one of the two' }
    }
    if (instance !== undefined || homeOf(String(account ?? ''))) return null
    return {
      field: 'instance',
      message: 'is missing; allowed: a host such as mastodon.social, or its address',
    }
  },
  everyMs: 300_000,
  texts: 'social',
  keys: [
    {
      name: 'MASTODON_TOKEN',
      needed: false,
      why:
        'For an instance that shows its timelines only to who signed in: an access token with `read:statuses` and ' +
        '`read:accounts`, from Preferences, Development there. Used by sources with `signIn: true`.',
    },
  ],
  address({ instance, hashtag, account = '' }) {
    const origin = serverOrigin(instance ?? homeOf(account) ?? '')
    if (hashtag === undefined) {
      const name = `acct=${encodeURIComponent(localName(account, origin.host))}`
      return new URL(`/api/v1/accounts/lookup?${name}`, origin)
    }
    const tag = encodeURIComponent(hashtag.replace(/^#/, ''))
    return new URL(`/api/v1/timelines/tag/${tag}?limit=${perPage}`, origin)
  },
  poll({ id, url, options: { hashtag, signIn } }, memory, tools) {
    const token = signIn ? tools.key('MASTODON_TOKEN') : undefined
    if (signIn && !token) throw missingKey(id, 'MASTODON_TOKEN', '`signIn`')
    const request = (address: URL) => ({
      url: address,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
      explain: explainMastodon(id, url, signIn),
    })
    const timeline = (first: URL) =>
      pageBack((page) => pollOne(request(olderThan(page.from, first)), page.memory, tools), memory, tools)
    return hashtag === undefined
      ? pollAccount(url, perPage, memory, tools, { request, timeline })
      : timeline(url)
  },
  read: readMastodon,
})

const homeOf = (account: string) => /^@?[^@]+@(.+)$/.exec(account)?.[1]

/** An account of the instance itself goes by its bare name there. */
function localName(account: string, host: string): string {
  const name = account.replace(/^@/, '')
  return homeOf(name)?.toLowerCase() === host ? name.slice(0, name.indexOf('@')) : name
}

/** The page before a post: what the Link header's `next` says as well. */
function olderThan(post: string | null, first: URL): URL {
  const url = new URL(first)
  if (post !== null) url.searchParams.set('max_id', post)
  return url
}
