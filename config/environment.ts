import type { z } from 'zod'
import { candidates } from './describe-issue.ts'
import {
  type EnvironmentVariables,
  environmentSchema,
  isLoopback,
  keyVariables,
  secretVariables,
} from './environment-variables.ts'
import { suggestion } from './nearest.ts'
import { shown } from './redact.ts'
import { type Fault, SettingsError } from './settings-error.ts'

/** The secrets and the process, grouped by who is handed them. A chat without secrets is null: it is off. */
export interface Environment {
  /** With an app token it is Socket Mode; the signing secret is for events over HTTP. One of them is set. */
  slack: {
    botToken: string
    signingSecret: string | null
    appToken: string | null
    /** Null: Slack's own. */
    apiUrl: string | null
  } | null
  teams: {
    appId: string
    appPassword: string
    tenantId: string
    /** Null: Bot Framework's own. */
    openIdMetadata: string | null
  } | null
  web: { token: string | null }
  /** The keys of services that are set, by the names of their variables. */
  keys: Record<string, string>
  /** Where this server is reached from outside, with a slash at its end; null: it is not. */
  publicUrl: string | null
  /** A Postgres, or the folder of the embedded database. */
  database: { url: string } | { folder: string }
  /** The folder for what Korva keeps as files: the embedded database, models. */
  dataFolder: string
  configFile: string
  host: string
  /** 0: any that is free. */
  port: number
  /** Whether `host` can be reached from this machine only. */
  loopbackOnly: boolean
  logLevel: EnvironmentVariables['LOG_LEVEL']
}

type Given = Record<string, string>

const environmentHelp = 'Nothing was started. .env.example explains every variable.'

/** Reads the environment, `.env` included by then. Throws one SettingsError with every fault; secrets are not in it. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = givenIn(env)
  const parsed = environmentSchema.safeParse(given, { reportInput: true })
  const faults = [
    ...(parsed.error?.issues ?? []).map(describeVariable),
    ...checkSlack(given),
    ...checkTeams(given),
  ]
  if (faults.length > 0 || !parsed.success) {
    throw new SettingsError('environment', faults, environmentHelp)
  }
  return group(parsed.data)
}

/** The variables that are set. Lines such as `PORT=` in .env count as not set. */
function givenIn(env: NodeJS.ProcessEnv): Given {
  const names = Object.keys(environmentSchema.shape)
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
}

const fault = (name: string, message: string): Fault => ({
  line: null,
  column: null,
  path: name,
  message: `${name} ${message}`,
})

function describeVariable(issue: z.core.$ZodIssue): Fault {
  const name = String(issue.path[0])
  const { length } = String(issue.input)
  const found = secretVariables.includes(name)
    ? `is set (${length} characters) but is not of its form`
    : `is ${shown(issue.input)}`
  return fault(name, `${found}; allowed: ${issue.message}${suggestion(issue.input, candidates(issue))}`)
}

function checkSlack(given: Given): Fault[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signing, SLACK_APP_TOKEN: app } = given
  if (bot && !signing && !app) {
    const allowed = 'with it SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events over HTTP)'
    return [fault('SLACK_BOT_TOKEN', `is set alone; allowed: ${allowed}, or none of them: Slack is off then`)]
  }
  if (bot || !(signing || app)) return []
  const other = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'
  return [fault('SLACK_BOT_TOKEN', `is missing beside ${other}; allowed: both, or none: Slack is off then`)]
}

/** All three or none: without the tenant, every company that installs the app could ask and be answered. */
function checkTeams(given: Given): Fault[] {
  const names = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID']
  const missing = names.filter((name) => !given[name])
  const [other] = names.filter((name) => given[name])
  if (!other) return []
  return missing.map((name) =>
    fault(name, `is missing beside ${other}; allowed: all three, or none: Teams is off then`),
  )
}

function group(found: EnvironmentVariables): Environment {
  return {
    slack: groupSlack(found),
    teams: groupTeams(found),
    web: { token: found.KORVA_WEB_TOKEN ?? null },
    keys: Object.fromEntries(Object.entries(found).filter(isKey)),
    publicUrl: found.KORVA_PUBLIC_URL?.replace(/\/*$/, '/') ?? null,
    database: found.DATABASE_URL ? { url: found.DATABASE_URL } : { folder: found.KORVA_DATA },
    dataFolder: found.KORVA_DATA,
    configFile: found.KORVA_CONFIG,
    host: found.HOST,
    port: found.PORT,
    loopbackOnly: isLoopback(found.HOST),
    logLevel: found.LOG_LEVEL,
  }
}

const isKey = (entry: [string, unknown]): entry is [string, string] =>
  keyVariables.includes(entry[0]) && typeof entry[1] === 'string'

function groupSlack(found: EnvironmentVariables): Environment['slack'] {
  if (!found.SLACK_BOT_TOKEN) return null
  return {
    botToken: found.SLACK_BOT_TOKEN,
    signingSecret: found.SLACK_SIGNING_SECRET ?? null,
    appToken: found.SLACK_APP_TOKEN ?? null,
    apiUrl: found.SLACK_API_URL ?? null,
  }
}

function groupTeams(found: EnvironmentVariables): Environment['teams'] {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: appPassword } = found
  const { MICROSOFT_APP_TENANT_ID: tenantId } = found
  if (!appId || !appPassword || !tenantId) return null
  return {
    ...{ appId, appPassword, tenantId },
    openIdMetadata: found.MICROSOFT_OPENID_METADATA ?? null,
  }
}
