import { flag, matching } from '../../../config/fields.ts'
import type { PollMemory } from '../../core/collector-ports.ts'
import { missingKey } from '../missing-key.ts'
import { pageBack } from '../page-back.ts'
import { pollParts } from '../poll-parts.ts'
import { defineKind } from '../source-kind.ts'
import { type Asked, createAsk } from './github/ask-github.ts'
import { readGithub } from './github/read-github.ts'
import { discussionsRequest, listRequest } from './github/requests.ts'

/** Edits and answers bring an issue to the front again. */
const paging = { by: 'updatedAt' } as const

/** `github`: issues and discussions of a repository, with what is said below them. */
export const github = defineKind({
  name: 'github',
  about:
    'Issues of a GitHub repository and the comments on them; with a token its discussions as well. Pull requests are left ' +
    'out unless they are asked for. Without a token an address of the internet has 60 requests an hour, which all sources ' +
    'of this kind share; what is unchanged costs none.',
  documentation: [
    'https://docs.github.com/en/rest/issues/issues#list-repository-issues',
    'https://docs.github.com/en/rest/issues/comments#list-issue-comments-for-a-repository',
    'https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions',
    'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    'https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate',
  ],
  example: 'kind: github\nrepository: acme/virtelo-app',
  fields: {
    repository: matching(/^[\w-]{1,100}\/[\w.-]{1,100}$/, 'owner/name, such as acme/virtelo-app').describe(
      'Which repository.',
    ),
    discussions: flag().optional().meta({
      description: 'Whether discussions are heard, which needs `GITHUB_TOKEN`.',
      byDefault: 'true where `GITHUB_TOKEN` is set',
    }),
    pullRequests: flag().default(false).describe('Whether pull requests and the comments on them are heard.'),
  },
  everyMs: 900_000,
  texts: 'forum',
  keys: [
    {
      name: 'GITHUB_TOKEN',
      needed: false,
      why:
        'A fine-grained token that may read public repositories, or Issues and Discussions of a private one, from ' +
        'Settings, Developer settings. Raises 60 requests an hour to 5,000.',
    },
  ],
  address: ({ repository }) => new URL(`https://api.github.com/repos/${repository}`),
  async poll({ id, options: { repository, discussions, pullRequests } }, memory, tools) {
    const token = tools.key('GITHUB_TOKEN')
    if (discussions && !token) throw missingKey(id, 'GITHUB_TOKEN', '`discussions`')
    const ask = await createAsk(id, token, tools)
    const part = (name: string, request: (from: string | null, until: Date | null) => Asked) => ({
      name,
      poll: (own: PollMemory) =>
        pageBack(({ from, until, memory }) => ask(request(from, until), memory), own, tools, paging),
    })
    const parts = [
      part('issues', (...page) => listRequest('issues', repository, pullRequests, ...page)),
      part('comments', (...page) => listRequest('comments', repository, pullRequests, ...page)),
      ...(token && discussions !== false
        ? [part('discussions', (from) => discussionsRequest(repository, from))]
        : []),
    ]
    return pollParts(parts, memory, tools)
  },
  read: readGithub,
})
