/** One page to ask GitHub for, and what its reading wants to know. */
export interface Asked {
  /** As `@octokit/core` takes it: `GET /repos/{owner}/{repo}/issues`. */
  route: string
  parameters: Record<string, unknown>
  context: GithubContext
}

export interface GithubContext extends Record<string, unknown> {
  listing: 'issues' | 'comments' | 'discussions'
  pullRequests: boolean
  /** The page of a list, from 1. */
  page: number
}

/** Pages hold the bodies as HTML, of which a hundred can be larger than what is read. */
export const perPage = 50

/**
 * A page of issues or comments. The first is asked for as it stands, so that its ETag goes on holding; those behind it
 * only `since` what is known.
 */
export function listRequest(
  listing: 'issues' | 'comments',
  repository: string,
  pullRequests: boolean,
  from: string | null,
  until: Date | null,
): Asked {
  const [owner, repo] = repository.split('/')
  const page = Number(from ?? 1)
  return {
    route: `GET /repos/{owner}/{repo}/${listing === 'issues' ? 'issues' : 'issues/comments'}`,
    parameters: {
      ...{ owner, repo, sort: 'updated', direction: 'desc', per_page: perPage },
      ...(listing === 'issues' && { state: 'all' }),
      ...(page > 1 && { page }),
      ...(until && { since: until.toISOString() }),
    },
    context: { listing, pullRequests, page },
  }
}

/** Ten discussions a page, with their last comments and answers: 1,200 texts at most. */
const query = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    discussions(first: 10, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        title
        ...said
        comments(last: 20) { nodes { ...saidBelow replies(last: 5) { nodes { ...saidBelow } } } }
      }
    }
  }
}
fragment said on Discussion { id url bodyHTML createdAt updatedAt author { login } }
fragment saidBelow on DiscussionComment { id url bodyHTML createdAt updatedAt author { login } }`

/** A page of discussions, the last changed first. */
export function discussionsRequest(repository: string, from: string | null): Asked {
  const [owner, repo] = repository.split('/')
  return {
    route: 'POST /graphql',
    parameters: { query, variables: { owner, repo, after: from } },
    context: { listing: 'discussions', pullRequests: false, page: 1 },
  }
}
