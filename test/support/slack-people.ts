import type { Block } from './slack-stand-in.ts'

/** What a workspace knows of somebody. */
export interface SlackProfile {
  email?: string
  real_name?: string
  display_name?: string
  /** Another workspace that they belong to, met over Slack Connect. */
  team_id?: string
  /** The organization of their workspace, on Enterprise Grid. */
  enterprise_id?: string
}

/** Slack's `users.info` and `users.lookupByEmail` for people that tests make up, as far as the app's scopes reach. */
export function createSlackPeople(scopes: string[]) {
  const known = new Map<string, SlackProfile>()
  /** The organization that the app's workspace is of, on Enterprise Grid. */
  const own: { organization: string | null } = { organization: null }
  const lacking = (needed: string) => ({
    ok: false,
    error: 'missing_scope',
    needed,
    provided: scopes.join(','),
  })

  const show = (id: string, profile: SlackProfile): Block => {
    const { email, real_name = '', display_name = '', team_id = 'T000000001', enterprise_id } = profile
    const user = { id, team_id, name: id.toLowerCase(), deleted: false, real_name, is_bot: false }
    return {
      ok: true,
      user: {
        ...user,
        ...(enterprise_id && { enterprise_user: { id, enterprise_id, teams: [team_id] } }),
        profile: {
          ...{ real_name, display_name },
          ...(email && scopes.includes('users:read.email') ? { email } : {}),
        },
      },
    }
  }

  /** The answer to one of these methods; null: it is another one. */
  function answer(method: string, body: Block): Block | null {
    if (method === 'users.info') {
      if (!scopes.includes('users:read')) return lacking('users:read')
      const profile = known.get(body.user)
      return profile ? show(body.user, profile) : { ok: false, error: 'user_not_found' }
    }
    if (method === 'auth.test' && own.organization) {
      const home = { team_id: 'T000000001', enterprise_id: own.organization }
      return { ok: true, team: 'Acme', user: 'korva', ...home }
    }
    if (method !== 'users.lookupByEmail') return null
    if (!scopes.includes('users:read.email')) return lacking('users:read.email')
    const found = [...known].find(([, { email }]) => email === body.email)
    return found ? show(...found) : { ok: false, error: 'users_not_found' }
  }

  return { known, own, answer }
}
