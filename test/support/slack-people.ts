import type { Block } from './slack-stand-in.ts'

/** What a workspace knows of somebody. */
export interface SlackProfile {
  email?: string
  real_name?: string
  display_name?: string
}

/** Slack's `users.info` and `users.lookupByEmail` for people that tests make up, as far as the app's scopes reach. */
export function createSlackPeople(scopes: string[]) {
  const known = new Map<string, SlackProfile>()
  const lacking = (needed: string) => ({
    ok: false,
    error: 'missing_scope',
    needed,
    provided: scopes.join(','),
  })

  const show = (id: string, { email, real_name = '', display_name = '' }: SlackProfile): Block => ({
    ok: true,
    user: {
      ...{ id, team_id: 'T000000001', name: id.toLowerCase(), deleted: false, real_name, is_bot: false },
      profile: {
        ...{ real_name, display_name },
        ...(email && scopes.includes('users:read.email') ? { email } : {}),
      },
    },
  })

  /** The answer to one of these methods; null: it is another one. */
  function answer(method: string, body: Block): Block | null {
    if (method === 'users.info') {
      if (!scopes.includes('users:read')) return lacking('users:read')
      const profile = known.get(body.user)
      return profile ? show(body.user, profile) : { ok: false, error: 'user_not_found' }
    }
    if (method !== 'users.lookupByEmail') return null
    if (!scopes.includes('users:read.email')) return lacking('users:read.email')
    const found = [...known].find(([, { email }]) => email === body.email)
    return found ? show(...found) : { ok: false, error: 'users_not_found' }
  }

  return { known, answer }
}
