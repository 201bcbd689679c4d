import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { SendOnce } from './send-once.ts'
import type { Tokens } from './tokens.ts'

/** An activity as it goes over the wire: plain JSON, so that nothing else knows the SDK's classes. */
export type OutgoingActivity = { type: 'message' } & Record<string, unknown>

type Verified = { ok: true } | { ok: false; status: 401 | 403 | 503; reason: string }

/** What Korva takes from the Bot Framework SDK. */
export interface BotFramework {
  /** Whether a request's bearer really comes from Teams, for this app, and for the address that the activity names. */
  verify(authorization: string, activity: Record<string, unknown>): Promise<Verified>
  /** Posts into a conversation; a channel's own id starts a new thread. Resolves to the message's id. */
  send(service: string, conversation: string, activity: OutgoingActivity): Promise<string>
  update(service: string, conversation: string, message: string, activity: OutgoingActivity): Promise<void>
  /** Opens the bot's one-to-one chat with a person; resolves to its conversation id. */
  openPersonal(
    service: string,
    members: { bot: string; person: string; tenant: string | null },
  ): Promise<string>
  /** What Teams knows of somebody in a conversation; guests may have no address. */
  member(service: string, conversation: string, person: string): Promise<Member>
}

interface Member {
  email: string | null
  userPrincipalName: string | null
  /** The organization that they belong to. */
  tenantId: string | null
}

export interface BotFrameworkSettings {
  appId: string
  appPassword: string
  tenantId?: string | null | undefined
  openIdMetadata?: string | null | undefined
}

type Authentication = ConfigurationBotFrameworkAuthentication
type Activity = Parameters<Authentication['authenticateRequest']>[0]
type Identity = Parameters<Authentication['createConnectorFactory']>[0]
type Arguments = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
type CredentialsFactory = NonNullable<Arguments[1]>
type Connector = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>
type NewConversation = Parameters<Connector['conversations']['createConversation']>[0]
type HttpClient = NonNullable<NonNullable<Arguments[4]>['httpClient']>

const issuer = 'https://api.botframework.com'
const metadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

/**
 * Loads the SDK (about 55 MB of memory, which is why nothing imports it statically) and binds it to our tokens and
 * our HTTP: this is the only file that knows botbuilder, so that @microsoft/agents-hosting can take its place.
 */
export async function loadBotFramework(
  settings: BotFrameworkSettings,
  deps: { tokens: Tokens; sendOnce: SendOnce },
): Promise<BotFramework> {
  const { ConfigurationBotFrameworkAuthentication } = await import('botbuilder')
  const authentication = new ConfigurationBotFrameworkAuthentication(
    configurationOf(settings),
    credentialsFrom(settings.appId, deps.tokens),
    undefined,
    undefined,
    { httpClient: httpClientFrom(deps.sendOnce) },
  )
  // The SDK asks an identity for its app id and for nothing else; its own class is not exported.
  const self = {
    claims: [],
    isAuthenticated: true,
    getClaimValue: () => settings.appId,
  } as unknown as Identity
  const factory = authentication.createConnectorFactory(self)
  const conversations = async (service: string) => (await factory.create(service, issuer)).conversations
  return {
    verify: (authorization, activity) => verify(authentication, settings.appId, authorization, activity),
    async send(service, conversation, activity) {
      return (await (await conversations(service)).sendToConversation(conversation, activity)).id
    },
    async update(service, conversation, message, activity) {
      await (await conversations(service)).updateActivity(conversation, message, activity)
    },
    async openPersonal(service, { bot, person, tenant }) {
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: person, name: '' }],
        ...(tenant ? { tenantId: tenant, channelData: { tenant: { id: tenant } } } : {}),
      } as NewConversation
      return (await (await conversations(service)).createConversation(parameters)).id
    },
    async member(service, conversation, person) {
      const found = await (await conversations(service)).getConversationMember(conversation, person)
      // The SDK types what every chat tells of people; what Teams adds is in the answer all the same.
      const { email, userPrincipalName, tenantId } = found as unknown as Record<string, unknown>
      return {
        email: textIn(email),
        userPrincipalName: textIn(userPrincipalName),
        tenantId: textIn(tenantId),
      }
    },
  }
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/**
 * The SDK's configuration keys. As soon as one of the addresses is given it takes none of its defaults any more, so
 * all of them are; see BotFrameworkAuthenticationFactory.
 */
function configurationOf({ appId, appPassword, tenantId, openIdMetadata }: BotFrameworkSettings) {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: tenantId ? 'SingleTenant' : 'MultiTenant',
    ...(tenantId ? { MicrosoftAppTenantId: tenantId } : {}),
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId || 'botframework.com'}`,
    ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: 'https://token.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata || metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata || metadata,
    CallerId: 'urn:botframework:azure',
  }
}

/**
 * The check that CloudAdapter.process makes, without its answer of 500 to a wrong key. Three things it leaves out are
 * added: an activity that names no serviceUrl skips the SDK's comparison, tokens of Azure AD pass as the Emulator's,
 * and other channels bring other rules.
 */
async function verify(
  authentication: Authentication,
  appId: string,
  authorization: string,
  activity: Record<string, unknown>,
): Promise<Verified> {
  if (appId && activity.channelId !== 'msteams') return refuse(403, 'it does not come from the Teams channel')
  try {
    const result = await authentication.authenticateRequest(activity as unknown as Activity, authorization)
    if (!appId) return { ok: true }
    const { claimsIdentity: claims } = result
    if (claims.getClaimValue('iss') !== issuer) return refuse(401, 'the token has another issuer')
    const service = claims.getClaimValue('serviceurl')
    if (!service || service !== activity.serviceUrl) return refuse(401, 'the token is for another serviceUrl')
    return { ok: true }
  } catch (error) {
    const { name, message, statusCode } = error as Error & { statusCode?: number }
    const unreachable = name === 'FetchError' || statusCode === 500
    return refuse(unreachable ? 503 : 401, message)
  }
}

const refuse = (status: 401 | 403 | 503, reason: string): Verified => ({ ok: false, status, reason })

function credentialsFrom(appId: string, tokens: Tokens): CredentialsFactory {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => appId === '',
    createCredentials: async () => ({
      async signRequest(request) {
        const token = await tokens.get()
        if (token) request.headers.set('authorization', `Bearer ${token}`)
        return request
      },
    }),
  }
}

/**
 * The SDK's own client waits without end and posts four times when Teams answers 503 (measured on 4.23.3, which ignores
 * `noRetryPolicy`): a card would stand in the channel four times. Ours throws before the SDK can try again.
 */
function httpClientFrom(sendOnce: SendOnce): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method, body } = request
      const response = await sendOnce({ url, method, headers: request.headers.toJson(), body })
      const headers = request.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      headers.set('content-type', 'application/json')
      return { status: response.status, bodyAsText: response.body, headers, request }
    },
  }
}
