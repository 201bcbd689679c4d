import { unescape as unescapePercents } from 'node:querystring'
import { secretVariables } from '../../config/environment-variables.ts'

/** Every secret of the environment, and the password within the database's address: none may stand in a log line. */
export function secretsIn(env: NodeJS.ProcessEnv): string[] {
  const secrets = secretVariables.flatMap((name) =>
    [env[name], env[name]?.trim()].filter((value) => value !== undefined),
  )
  return [...secrets, ...passwordIn(env.DATABASE_URL)]
}

function passwordIn(address: string | undefined): string[] {
  if (!address || !URL.canParse(address)) return []
  const { password } = new URL(address)
  return password ? [password, unescapePercents(password)] : []
}
