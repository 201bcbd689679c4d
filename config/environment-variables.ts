import { z } from 'zod'
import { accepted, choice, isWebAddress, matching, text } from './fields.ts'

/** Words of a secret: pasted ones carry line breaks and spaces, and then fail later with a puzzling answer. */
const secret = () => matching(/^[^\s\p{Cc}]{1,4000}$/u, 'a value without spaces or line breaks')

/** Keys of the services that are asked; each kind of source says which of them it reads. */
const keySchema = {
  REDDIT_FEED_USER: secret().optional(),
  REDDIT_FEED_TOKEN: secret().optional(),
  MASTODON_TOKEN: secret().optional(),
  BLUESKY_IDENTIFIER: secret().optional(),
  BLUESKY_APP_PASSWORD: secret().optional(),
  YOUTUBE_API_KEY: secret().optional(),
  STACK_EXCHANGE_KEY: secret().optional(),
  DISCOURSE_API_KEY: secret().optional(),
  GITHUB_TOKEN: secret().optional(),
  GOOGLE_PLAY_CREDENTIALS: text(1000).optional(),
  TRUSTPILOT_API_KEY: secret().optional(),
  GOOGLE_BUSINESS_CLIENT_ID: secret().optional(),
  GOOGLE_BUSINESS_CLIENT_SECRET: secret().optional(),
  GOOGLE_BUSINESS_REFRESH_TOKEN: secret().optional(),
  KORVA_INBOX_SECRET: accepted(
    isSigningSecret,
    'whsec_ and 24 to 64 random bytes in base64: what `echo whsec_$(openssl rand -base64 32)` prints',
  ).optional(),
  KORVA_OPINION_KEY: secret().optional(),
}

/** The names of those keys. */
export const keyVariables: readonly string[] = Object.keys(keySchema)

/** Every environment variable that Korva reads; what is left out or empty is not set. */
export const environmentSchema = z.object({
  SLACK_BOT_TOKEN: matching(/^xoxb-[^\s\p{Cc}]+$/u, 'a bot token, which starts with xoxb-').optional(),
  SLACK_SIGNING_SECRET: secret().optional(),
  SLACK_APP_TOKEN: matching(/^xapp-[^\s\p{Cc}]+$/u, 'an app-level token, which starts with xapp-').optional(),
  SLACK_API_URL: accepted(isWebAddress, 'an http:// or https:// address').optional(),
  MICROSOFT_APP_ID: secret().optional(),
  MICROSOFT_APP_PASSWORD: secret().optional(),
  MICROSOFT_APP_TENANT_ID: secret().optional(),
  MICROSOFT_OPENID_METADATA: accepted(
    isTrustedAddress,
    'an https:// address, or an http:// address on this machine',
  ).optional(),
  DATABASE_URL: accepted(isPostgres, 'an address that starts with postgres:// or postgresql://').optional(),
  KORVA_DATA: text(1000).default('./data'),
  KORVA_CONFIG: text(1000).default('config/korva.yaml'),
  KORVA_WEB_TOKEN: matching(
    /^[^\s\p{Cc}]{16,4000}$/u,
    'at least 16 characters without spaces, e.g. what `openssl rand -hex 16` prints',
  ).optional(),
  KORVA_PUBLIC_URL: accepted(
    isPublicAddress,
    'an https:// address without ? and #, or an http:// address on this machine',
  ).optional(),
  ...keySchema,
  HOST: matching(/^[a-z0-9.:_-]{1,255}$/i, 'a host name or an address, such as 127.0.0.1 or 0.0.0.0').default(
    '127.0.0.1',
  ),
  PORT: accepted(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    'a whole number from 0 to 65535',
  )
    .transform(Number)
    .default(3000),
  LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type EnvironmentVariables = z.output<typeof environmentSchema>

/** Values that never stand in a fault. */
export const secretVariables: readonly string[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_TENANT_ID',
  'DATABASE_URL',
  'KORVA_WEB_TOKEN',
  ...keyVariables,
]

/** Whether a host is this machine only, as a name or an address. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare)
}

/** The keys that tokens are checked with come from there: whoever can change the answer can sign as Teams. */
function isTrustedAddress(value: string): boolean {
  if (!isWebAddress(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || isLoopback(hostname)
}

/** Under which hubs reach us: a secret follows it in the path, so nobody may listen in on the way. */
function isPublicAddress(value: string): boolean {
  return isTrustedAddress(value) && !/[?#]/.test(value)
}

/** As Standard Webhooks has it: https://github.com/standard-webhooks/standard-webhooks */
function isSigningSecret(value: string): boolean {
  const base64 = /^whsec_([a-z\d+/]+={0,2})$/i.exec(value)?.[1]
  const bytes = base64 ? Buffer.from(base64, 'base64').length : 0
  return bytes >= 24 && bytes <= 64
}

function isPostgres(value: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(value) && !/[\s\p{Cc}]/u.test(value) && URL.canParse(value)
}
