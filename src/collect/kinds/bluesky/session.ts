import { z } from 'zod'
import { KorvaError } from '../../../core/errors.ts'
import { retryAfterMs } from '../../http/retry-after.ts'
import { nameIt } from '../../http/show-address.ts'
import type { KindTools } from '../../source-kind.ts'

export interface Account {
  identifier: string
  password: string
}

/** What requests are signed with, and where they go. */
export interface Session {
  server: string
  token: string
}

const names = ['BLUESKY_IDENTIFIER', 'BLUESKY_APP_PASSWORD'] as const

/** Where accounts sign in; it passes requests on to the server that an account lives on. */
const server = 'https://bsky.social'
const tokens = z.object({ accessJwt: z.string().min(1), refreshJwt: z.string().min(1) })
type Tokens = z.output<typeof tokens>

/**
 * Of this process, by identifier: an account may sign in 30 times in 5 minutes and 300 times a day, however many sources
 * search with it. Never stored.
 */
const sessions = new Map<string, { password: string; tokens: Tokens }>()

/** The account that the environment names; null for none. Throws where it is named by half. */
export function accountOf(sourceId: string, { key }: Pick<KindTools, 'key'>): Account | null {
  const identifier = key('BLUESKY_IDENTIFIER')?.replace(/^@/, '')
  const password = key('BLUESKY_APP_PASSWORD')
  if (!identifier && !password) return null
  if (identifier && password) return { identifier, password }
  const [there, missing] = identifier ? names : [names[1], names[0]]
  throw new KorvaError(
    'key-missing',
    `Source "${sourceId}" cannot sign in: ${there} is set, ${missing} is not.`,
    {
      hint: `Set ${missing} in .env as well, or remove ${there}.`,
      retryable: false,
    },
  )
}

/**
 * The session of an account: the one at hand, or a new one; `renewed` when the one at hand was refused. Throws
 * KorvaErrors, in which no key appears.
 */
export async function sessionOf(
  sourceId: string,
  account: Account,
  tools: KindTools,
  wanted: 'at-hand' | 'renewed' = 'at-hand',
): Promise<Session> {
  const kept = sessions.get(account.identifier)
  const known = kept?.password === account.password ? kept.tokens : null
  const fresh =
    known && wanted === 'at-hand'
      ? known
      : ((known && (await refreshed(known, tools))) ?? (await signIn(sourceId, account, tools)))
  sessions.set(account.identifier, { password: account.password, tokens: fresh })
  return { server, token: fresh.accessJwt }
}

/** Null where the session is over for good. */
async function refreshed({ refreshJwt }: Tokens, { fetch }: KindTools): Promise<Tokens | null> {
  const headers = { authorization: `Bearer ${refreshJwt}` }
  const answer = await fetch(`${server}/xrpc/com.atproto.server.refreshSession`, { method: 'POST', headers })
  return answer.ok ? readTokens(answer) : null
}

async function signIn(
  sourceId: string,
  { identifier, password }: Account,
  tools: KindTools,
): Promise<Tokens> {
  const url = new URL('/xrpc/com.atproto.server.createSession', server)
  const answer = await tools.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  })
  const found = answer.ok ? await readTokens(answer) : null
  if (found) return found
  const what = nameIt(sourceId, url)
  if (answer.status === 400 || answer.status === 401) {
    throw new KorvaError('key-refused', `${what} refused BLUESKY_IDENTIFIER and BLUESKY_APP_PASSWORD.`, {
      hint: 'Check the handle, and make a new app password in the settings of that account.',
    })
  }
  const wait = retryAfterMs(answer.headers.get('retry-after') ?? undefined, tools.clock())
  throw new KorvaError('bluesky-no-session', `${what} gave no session (status ${answer.status}).`, {
    hint: 'Nothing to do unless it goes on: it is tried again.',
    ...(wait !== undefined && { retryAfterMs: wait }),
  })
}

async function readTokens(answer: Response): Promise<Tokens | null> {
  return tokens.safeParse(await answer.json().catch(() => null)).data ?? null
}
