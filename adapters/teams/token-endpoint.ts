import { KorvaError } from '../../src/core/errors.ts'
import { isLoopback } from './loopback.ts'

/**
 * Where tokens for the connector are got. Microsoft's sign-in, except where the OpenID metadata is on this machine: a
 * stand-in of the platform, which names its own `token_endpoint` in it, or none when it wants no tokens. The password
 * never goes to an address that some other document names.
 */
export async function findTokenEndpoint(
  settings: { tenantId?: string | null | undefined; openIdMetadata?: string | null | undefined },
  timeoutMs: number,
): Promise<string | null> {
  const { tenantId, openIdMetadata } = settings
  if (!openIdMetadata || !isLoopback(new URL(openIdMetadata))) {
    const tenant = encodeURIComponent(tenantId || 'botframework.com')
    return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`
  }
  const { token_endpoint: endpoint } = await readMetadata(openIdMetadata, timeoutMs)
  if (endpoint === undefined) return null
  if (typeof endpoint === 'string' && URL.canParse(endpoint) && isLoopback(new URL(endpoint))) return endpoint
  throw new KorvaError(
    'teams-token',
    `${openIdMetadata} names a token_endpoint that is not on this machine`,
    {
      hint: 'Correct the stand-in, or leave MICROSOFT_OPENID_METADATA out to speak to Microsoft.',
      retryable: false,
    },
  )
}

async function readMetadata(url: string, timeoutMs: number): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    return (await response.json()) as Record<string, unknown>
  } catch (cause) {
    throw new KorvaError('teams-token', `The OpenID metadata at ${url} cannot be read`, {
      hint: 'Check MICROSOFT_OPENID_METADATA, or leave it out to speak to Microsoft.',
      cause,
    })
  }
}
