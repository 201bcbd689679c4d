import { choice, list, matching, text } from '../../../config/fields.ts'
import { KorvaError } from '../../core/errors.ts'
import type { FeedItem } from '../../core/feed-item.ts'
import { nameIt } from '../http/show-address.ts'
import { parseFeed } from '../parse-feed.ts'
import { pollOne } from '../poll-one.ts'
import { defineKind, type KindTools, type Refusal } from '../source-kind.ts'
import { acceptFeeds } from './rss.ts'

/** What Reddit puts below every post in its feeds. */
const footer = /\s*submitted by\s+\/?u\/\S+(?:\s+to\s+\/?(?:r|user|u)\/\S+)?\s*\[link\]\s*\[comments\]\s*$/i

const feedKeyHint =
  'Set REDDIT_FEED_USER and REDDIT_FEED_TOKEN in .env: the user and the feed in the addresses at https://www.reddit.com/prefs/feeds.'

/** `reddit`: a search, the posts or the comments of subreddits. */
export const reddit = defineKind({
  name: 'reddit',
  about:
    'Posts on Reddit that a search finds, or the new posts or comments of subreddits. All sources of this kind share about one request a minute. A personal feed token helps where Reddit refuses.',
  documentation: [
    'https://www.reddit.com/wiki/rss',
    'https://support.reddithelp.com/hc/en-us/articles/16160319875092-Reddit-Data-API-Wiki',
  ],
  example: 'kind: reddit\nsearch: Virtelo\nsubreddits: [Suomi, arkisuomi]',
  fields: {
    search: text(300)
      .optional()
      .describe('What to look for; with `subreddits`, in them only. At least one of the two is set.'),
    subreddits: list(matching(/^\w{2,50}$/, 'a subreddit without r/, such as Suomi'), 'subreddits', 1)
      .optional()
      .describe('Where to listen: all of them are asked at once.'),
    what: choice(['posts', 'comments'])
      .default('posts')
      .describe('New posts, or new comments: these of subreddits only, since Reddit does not search them.'),
  },
  check({ search, subreddits, what }) {
    if (what === 'comments' && search !== undefined) {
      return {
        field: 'search',
        message: 'is set for comments; allowed: subreddits alone, brands are looked for in them',
      }
    }
    if (search !== undefined || subreddits !== undefined) return null
    return { field: 'subreddits', message: 'is missing; allowed: a list of subreddits, or search with words' }
  },
  everyMs: 1_200_000,
  texts: 'forum',
  keys: [
    {
      name: 'REDDIT_FEED_USER',
      needed: false,
      why: 'The user of a personal feed: https://www.reddit.com/prefs/feeds.',
    },
    {
      name: 'REDDIT_FEED_TOKEN',
      needed: false,
      why: 'What stands after feed= in the addresses there. It is a secret.',
    },
  ],
  address({ search, subreddits, what }) {
    const place = subreddits ? `/r/${subreddits.join('+')}` : ''
    const list = what === 'comments' ? 'comments' : search === undefined ? 'new' : 'search'
    const url = new URL(`https://www.reddit.com${place}/${list}.rss?limit=100`)
    if (search === undefined) return url
    url.searchParams.set('q', search)
    url.searchParams.set('sort', 'new')
    // Names of subreddits would be found as well.
    url.searchParams.set('type', 'link')
    if (subreddits) url.searchParams.set('restrict_sr', 'on')
    return url
  },
  poll({ id, url }, memory, tools) {
    const what = nameIt(id, url)
    const { asked, personal } = personally(what, url, tools)
    const explain = (refusal: Refusal) => explainRefusal(what, refusal, personal)
    return pollOne({ url: asked, accept: acceptFeeds, explain }, memory, tools)
  },
  read(bytes, about) {
    const feed = parseFeed(bytes, about)
    return { ...feed, items: feed.items.map(clean) }
  },
})

function personally(what: string, url: URL, tools: KindTools): { asked: URL; personal: boolean } {
  const [user, feed] = [tools.key('REDDIT_FEED_USER'), tools.key('REDDIT_FEED_TOKEN')]
  if (!user && !feed) return { asked: url, personal: false }
  if (!user || !feed) {
    const [set, missing] = user ? ['USER', 'TOKEN'] : ['TOKEN', 'USER']
    const said = `${what} cannot be asked: REDDIT_FEED_${set} is set, REDDIT_FEED_${missing} is not.`
    throw new KorvaError('reddit-key', said, { hint: feedKeyHint, retryable: false })
  }
  const asked = new URL(url)
  asked.searchParams.set('feed', feed)
  asked.searchParams.set('user', user)
  return { asked, personal: true }
}

/**
 * Posts that only link elsewhere have no text of their own: what they say is their title. That of a comment begins with
 * the name of who wrote it, in which no brand is meant: `/u/name on What it is about`.
 */
function clean(item: FeedItem): FeedItem {
  const title = item.title?.replace(/^\/u\/\S+ on (?=\S)/, '') ?? null
  const said = item.text?.replace(footer, '').trim() || title
  return { ...item, title, text: said, author: item.author?.replace(/^\/?u\//, '/u/') ?? null }
}

function explainRefusal(
  what: string,
  { status, retryAfterMs }: Refusal,
  personal: boolean,
): KorvaError | null {
  if (status === 403) {
    return new KorvaError('fetch-forbidden', `${what} refuses to be read (status 403).`, {
      hint: personal
        ? 'Check REDDIT_FEED_USER and REDDIT_FEED_TOKEN at https://www.reddit.com/prefs/feeds; a private subreddit cannot be read.'
        : `${feedKeyHint} A private subreddit cannot be read.`,
    })
  }
  if (status !== 429) return null
  return new KorvaError('fetch-too-often', `${what} was asked too often (status 429).`, {
    hint: personal
      ? 'Something else on this address of the internet asks Reddit, too. Give its sources a longer `every`.'
      : feedKeyHint,
    retryAfterMs: retryAfterMs ?? 120_000,
  })
}
