import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../config/environment.ts'
import { refusalBy } from './faults-of.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: 'abc' }

/** Variables that are refused, and what is said of each. */
const table: [name: string, env: Record<string, string>, faults: string[]][] = [
  [
    'a bot token of another kind',
    { ...slack, SLACK_BOT_TOKEN: 'xoxp-hunter2' },
    [
      'SLACK_BOT_TOKEN is set (12 characters) but is not of its form; allowed: a bot token, which starts with xoxb-',
    ],
  ],
  [
    'a bot token alone',
    { SLACK_BOT_TOKEN: 'xoxb-hunter2' },
    [
      'SLACK_BOT_TOKEN is set alone; allowed: with it SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events over HTTP), or none of them: Slack is off then',
    ],
  ],
  [
    'a signing secret alone',
    { SLACK_SIGNING_SECRET: 'hunter2' },
    ['SLACK_BOT_TOKEN is missing beside SLACK_SIGNING_SECRET; allowed: both, or none: Slack is off then'],
  ],
  [
    'an app token of another kind, alone',
    { SLACK_APP_TOKEN: 'hunter2' },
    [
      'SLACK_APP_TOKEN is set (7 characters) but is not of its form; allowed: an app-level token, which starts with xapp-',
      'SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN; allowed: both, or none: Slack is off then',
    ],
  ],
  [
    'a secret with a space in it',
    { ...slack, SLACK_SIGNING_SECRET: 'hunter2 hunter2' },
    [
      'SLACK_SIGNING_SECRET is set (15 characters) but is not of its form; allowed: a value without spaces or line breaks',
    ],
  ],
  [
    'half of Teams',
    { MICROSOFT_APP_ID: 'hunter2' },
    [
      'MICROSOFT_APP_PASSWORD is missing beside MICROSOFT_APP_ID; allowed: all three, or none: Teams is off then',
      'MICROSOFT_APP_TENANT_ID is missing beside MICROSOFT_APP_ID; allowed: all three, or none: Teams is off then',
    ],
  ],
  [
    'the other half of Teams',
    { MICROSOFT_APP_PASSWORD: 'hunter2' },
    [
      'MICROSOFT_APP_ID is missing beside MICROSOFT_APP_PASSWORD; allowed: all three, or none: Teams is off then',
      'MICROSOFT_APP_TENANT_ID is missing beside MICROSOFT_APP_PASSWORD; allowed: all three, or none: Teams is off then',
    ],
  ],
  [
    'keys of Teams from a stranger',
    { MICROSOFT_OPENID_METADATA: 'http://keys.example.com/hunter2' },
    [
      'MICROSOFT_OPENID_METADATA is "http://keys.example.com/…"; allowed: an https:// address, or an http:// address on this machine',
    ],
  ],
  [
    'another database',
    { DATABASE_URL: 'mysql://root:hunter2@db/korva' },
    [
      'DATABASE_URL is set (29 characters) but is not of its form; allowed: an address that starts with postgres:// or postgresql://',
    ],
  ],
  [
    'a public address that anybody on the way can read',
    { KORVA_PUBLIC_URL: 'http://korva.example.com' },
    [
      'KORVA_PUBLIC_URL is "http://korva.example.com"; allowed: an https:// address without ? and #, or an http:// address on this machine',
    ],
  ],
  [
    'a key with a line break in it',
    { YOUTUBE_API_KEY: 'hunter2\nhunter2' },
    [
      'YOUTUBE_API_KEY is set (15 characters) but is not of its form; allowed: a value without spaces or line breaks',
    ],
  ],
  [
    'a secret that is too short to sign with',
    { KORVA_INBOX_SECRET: 'whsec_hunter2' },
    [
      'KORVA_INBOX_SECRET is set (13 characters) but is not of its form; allowed: whsec_ and 24 to 64 random bytes in base64: what `echo whsec_$(openssl rand -base64 32)` prints',
    ],
  ],
  ['a port over the most', { PORT: '65536' }, ['PORT is "65536"; allowed: a whole number from 0 to 65535']],
  ['a port in words', { PORT: '3000x' }, ['PORT is "3000x"; allowed: a whole number from 0 to 65535']],
  [
    'an address for a host',
    { HOST: 'http://x' },
    ['HOST is "http://x"; allowed: a host name or an address, such as 127.0.0.1 or 0.0.0.0'],
  ],
  [
    'an unknown level',
    { LOG_LEVEL: 'wran' },
    [
      'LOG_LEVEL is "wran"; allowed: one of trace, debug, info, warn, error, fatal, silent; did you mean warn?',
    ],
  ],
]

describe('readEnvironment', () => {
  it('takes an empty environment for a local inbox', () => {
    const empty = { SLACK_BOT_TOKEN: '', PORT: '  ', DATABASE_URL: '' }
    for (const env of [{}, empty]) {
      expect(readEnvironment(env)).toEqual({
        slack: null,
        teams: null,
        web: { token: null },
        keys: {},
        publicUrl: null,
        database: { folder: './data' },
        dataFolder: './data',
        configFile: 'config/korva.yaml',
        host: '127.0.0.1',
        port: 3000,
        loopbackOnly: true,
        logLevel: 'info',
      })
    }
  })

  it('groups what is set, without the space that was pasted along', () => {
    const env = {
      SLACK_BOT_TOKEN: ' xoxb-test-1\n',
      SLACK_APP_TOKEN: 'xapp-test-1',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      MICROSOFT_APP_ID: 'app',
      MICROSOFT_APP_PASSWORD: 'password',
      MICROSOFT_APP_TENANT_ID: 'tenant',
      MICROSOFT_OPENID_METADATA: 'http://127.0.0.1:4001/keys',
      DATABASE_URL: 'postgres://korva:pw@db:5432/korva',
      KORVA_DATA: '/var/lib/korva',
      KORVA_CONFIG: '/etc/korva.yaml',
      KORVA_WEB_TOKEN: 'token-of-16-chars',
      KORVA_PUBLIC_URL: 'https://korva.example.com/ears',
      GITHUB_TOKEN: 'github_pat_1 ',
      GOOGLE_PLAY_CREDENTIALS: '/etc/korva/play key.json',
      YOUTUBE_API_KEY: '',
      HOST: '0.0.0.0',
      PORT: '0',
      LOG_LEVEL: 'debug',
      PATH: '/usr/bin',
    }
    expect(readEnvironment(env)).toEqual({
      slack: {
        botToken: 'xoxb-test-1',
        signingSecret: null,
        appToken: 'xapp-test-1',
        apiUrl: 'http://127.0.0.1:4000/api/',
      },
      teams: {
        appId: 'app',
        appPassword: 'password',
        tenantId: 'tenant',
        openIdMetadata: 'http://127.0.0.1:4001/keys',
      },
      web: { token: 'token-of-16-chars' },
      keys: { GITHUB_TOKEN: 'github_pat_1', GOOGLE_PLAY_CREDENTIALS: '/etc/korva/play key.json' },
      publicUrl: 'https://korva.example.com/ears/',
      database: { url: 'postgres://korva:pw@db:5432/korva' },
      dataFolder: '/var/lib/korva',
      configFile: '/etc/korva.yaml',
      host: '0.0.0.0',
      port: 0,
      loopbackOnly: false,
      logLevel: 'debug',
    })
  })

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['::', false],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['127.0.0.1.example.com', false],
  ])('knows whether %s is this machine only', (HOST, loopbackOnly) => {
    expect(readEnvironment({ HOST }).loopbackOnly).toBe(loopbackOnly)
  })

  it.each(table)('refuses %s', (_, env, messages) => {
    const error = refusalBy(() => readEnvironment(env))
    expect(error.faults.map(({ message }) => message)).toEqual(messages)
    expect(error.message).not.toContain('hunter2')
  })

  it('tells all faults at once', () => {
    const error = refusalBy(() =>
      readEnvironment({ PORT: 'x', LOG_LEVEL: 'y', MICROSOFT_APP_ID: 'z', MICROSOFT_APP_TENANT_ID: 't' }),
    )
    expect(error.message.split('\n')).toEqual([
      'environment: 3 faults',
      expect.stringMatching(/^environment: PORT is "x"; allowed: /),
      expect.stringMatching(/^environment: LOG_LEVEL is "y"; allowed: /),
      expect.stringMatching(/^environment: MICROSOFT_APP_PASSWORD is missing beside/),
      'Nothing was started. .env.example explains every variable.',
    ])
  })
})
