export type ApiVersion = 3 | 4
export type Listing = 'posts' | 'comments'

export interface WantedItems {
  community?: string | undefined
  search?: string | undefined
}

/** What the API gives at most at once. */
const perPage = '50'

/**
 * Where a page of posts or comments is asked for. `from` is what the page before it named: a number in version 3, a
 * cursor in version 4; null: the newest page.
 */
export function lemmyAddress(
  origin: URL,
  { community, search }: WantedItems,
  listing: Listing,
  api: ApiVersion,
  from: string | null = null,
): URL {
  const old = api === 3
  const list = listing === 'posts' ? 'post/list' : 'comment/list'
  const url = new URL(`/api/v${api}/${search === undefined ? list : 'search'}`, origin)
  const ask = (name: string, value: string) => url.searchParams.set(name, value)
  if (search === undefined) {
    ask('type_', old ? 'All' : 'all')
  } else {
    ask('q', search)
    ask('type_', old ? capital(listing) : listing)
    ask('listing_type', old ? 'All' : 'all')
  }
  ask('sort', old ? 'New' : 'new')
  ask('limit', perPage)
  if (community) ask('community_name', community.replace(/^!/, ''))
  if (from !== null) ask(old ? 'page' : 'page_cursor', from)
  return url
}

const capital = (listing: Listing) => (listing === 'posts' ? 'Posts' : 'Comments')
