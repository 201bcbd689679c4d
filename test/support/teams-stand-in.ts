import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { checkCard } from '../../adapters/teams/check-card.ts'
import { teamsActivities } from './teams-activities.ts'

export { fillCard, readCard } from './read-teams-card.ts'
export { teamsChannel } from './teams-activities.ts'

/** A message as the stand-in keeps it: what a reader of the conversation sees. */
export interface KeptActivity {
  conversation: string
  id: string
  // biome-ignore lint/suspicious/noExplicitAny: what arrived is looked at by tests, field by field
  activity: any
}

/** What happens to the next call of the connector instead of an answer. */
export type Fault = 'reset' | 'hang' | { status: number; code?: string; retryAfter?: string }

export interface StandInSettings {
  appId: string
  appPassword: string
  tenantId: string
  /** False: the metadata names no `token_endpoint`, and the connector wants no tokens. */
  signIn?: boolean
}

type Claims = Record<string, unknown>
export interface TokenChanges {
  claims?: Claims
  /** Signs with a key that the metadata does not list under its id. */
  wrongKey?: boolean
  /** Seconds from now at which the token ends. */
  expiresIn?: number
}

/**
 * Stands in for Teams and the Bot Framework's services on this machine: OpenID metadata with its keys, the sign-in that
 * gives the bot its tokens, and the connector's REST API. Its metadata names a `token_endpoint`, by which Korva knows
 * where to get tokens.
 */
export async function startTeamsStandIn(settings: StandInSettings) {
  const keys = await generateKeyPair('RS256', { extractable: true })
  const stranger = await generateKeyPair('RS256')
  const kid = randomUUID()
  const signInWanted = settings.signIn ?? true
  const jwk = { ...(await exportJWK(keys.publicKey)), use: 'sig', kid, x5t: kid, endorsements: ['msteams'] }
  const kept: KeptActivity[] = []
  const calls: string[] = []
  const faults: Fault[] = []
  const memberFaults: Fault[] = []
  const members = new Map<string, Member>()
  const lookups: string[] = []
  const tokens = new Set<string>()

  const connector = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const person = /\/v3\/conversations\/[^/]+\/members\/([^/]+)$/.exec(path)?.[1]
    const told = person ? lookups : calls
    told.push(`${request.method} ${decodeURIComponent(path)}`)
    const fault = (person ? memberFaults : faults).shift()
    if (fault) return fail(fault, request, response)
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (signInWanted && !tokens.has(bearer ?? ''))
      return json(response, 401, { message: 'Authorization has been denied' })
    if (person) return json(response, 200, memberOf(decodeURIComponent(person), members))
    const body = JSON.parse(await text(request))
    const [, conversation, message] =
      /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/.exec(path) ?? []
    if (!conversation) return json(response, 201, { id: `a:${body.members[0].id}` })
    return keep(
      request.method!,
      decodeURIComponent(conversation),
      message && decodeURIComponent(message),
      body,
      response,
    )
  }

  const keep = (
    method: string,
    conversation: string,
    id: string | undefined,
    activity: KeptActivity['activity'],
    response: ServerResponse,
  ) => {
    const cards = (activity.attachments ?? []).map((attachment: { content: unknown }) => attachment.content)
    const wrong = cards.flatMap(checkCard)
    if (wrong.length) return json(response, 400, { error: { code: 'BadSyntax', message: wrong.join('; ') } })
    if (method === 'POST') {
      const made = String(1_700_000_000_000 + kept.length)
      kept.push({ conversation, id: made, activity })
      return json(response, 201, { id: made })
    }
    const old = kept.find((entry) => entry.id === id && entry.conversation === conversation)
    if (!old)
      return json(response, 404, { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } })
    old.activity = activity
    return json(response, 200, { id })
  }

  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    if (form.get('client_id') !== settings.appId || form.get('client_secret') !== settings.appPassword) {
      const error_description = 'AADSTS7000215: Invalid client secret provided.'
      return json(response, 401, { error: 'invalid_client', error_description })
    }
    const access_token = randomUUID()
    tokens.add(access_token)
    return json(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token })
  }

  const server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!
    if (path === '/metadata') {
      json(response, 200, {
        issuer: 'https://api.botframework.com',
        jwks_uri: `${origin}/keys`,
        ...(signInWanted ? { token_endpoint: `${origin}/token` } : {}),
      })
    } else if (path === '/keys') json(response, 200, { keys: [jwk] })
    else if (path === '/token') void signIn(request, response)
    else if (path.startsWith('/teams/')) void connector(request, response, path.slice('/teams'.length))
    else json(response, 404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serviceUrl = `${origin}/teams/`

  /** A token as the Bot Framework signs it for requests to a bot. */
  const sign = ({ claims = {}, wrongKey = false, expiresIn = 3600 }: TokenChanges = {}) =>
    new SignJWT({ serviceurl: serviceUrl, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
      .setIssuer((claims.iss as string) ?? 'https://api.botframework.com')
      .setAudience((claims.aud as string) ?? settings.appId)
      .setNotBefore(Math.floor(Date.now() / 1000) - 3600)
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
      .sign(wrongKey ? stranger.privateKey : keys.privateKey)

  return {
    origin,
    serviceUrl,
    openIdMetadata: `${origin}/metadata`,
    /** Messages in the order that they were posted, as they are after their updates. */
    kept,
    /** Every call of the connector, e.g. `POST /v3/conversations/19:…/activities`. */
    calls,
    fail: (...next: Fault[]) => faults.push(...next),
    /** What Teams knows of people by their id in a conversation; of all others it makes an address of the name. */
    members,
    /** The questions for them, which are no calls, and have faults of their own. */
    lookups,
    failLookups: (...next: Fault[]) => memberFaults.push(...next),
    /** Makes the tokens given so far worthless. */
    revokeTokens: () => tokens.clear(),
    sign,
    activities: teamsActivities({ ...settings, serviceUrl }),
    /** Sends an activity to the bot as Teams does; `token: null` leaves the header out. */
    async deliver(endpoint: string, activity: object, token?: string | null) {
      const bearer = token === undefined ? await sign() : token
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(activity),
      })
      const body = await response.text()
      return { status: response.status, body: body ? JSON.parse(body) : null }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What Teams knows of a person in a conversation. */
export interface Member {
  email?: string | null
  userPrincipalName?: string | null
  tenantId?: string
}

function memberOf(id: string, members: Map<string, Member>) {
  const name = id.replace(/^29:1-/, '')
  const address = `${name.toLowerCase()}@acme.example`
  const known = members.get(id) ?? { email: address, userPrincipalName: address }
  return { id, name, givenName: name, userRole: 'user', ...known }
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hang') return
  if (fault === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  if (fault.retryAfter) response.setHeader('retry-after', fault.retryAfter)
  json(response, fault.status, { error: { code: fault.code ?? 'Fault', message: 'injected' } })
}

async function text(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
