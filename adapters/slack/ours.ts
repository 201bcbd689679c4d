import type { UsersInfoResponse, WebClient } from '@slack/web-api'
import type { Clock } from '../../src/core/ports.ts'
import { createRemembered } from './remembered.ts'

type User = NonNullable<UsersInfoResponse['user']>

/**
 * Tells whether somebody is of our own workspace, or of our organization on Enterprise Grid. In channels that are shared
 * over Slack Connect people of others are met as well, and their address is what their administrators say: by it they
 * would be whoever they like. Throws where Slack does not say which workspace is ours.
 *
 * @see https://docs.slack.dev/apis/slack-connect
 */
export function createOurs(web: WebClient, clock: Clock): (user: User) => Promise<boolean> {
  const home = createRemembered(clock, async () => {
    const { team_id, enterprise_id } = await web.auth.test()
    return { team: team_id, organization: enterprise_id }
  })
  return async ({ team_id, enterprise_user }) => {
    const { team, organization } = await home('')
    if (team !== undefined && team_id === team) return true
    return Boolean(organization) && enterprise_user?.enterprise_id === organization
  }
}
