import { createHmac } from 'node:crypto'
import type { CaseAction } from '../../src/core/case.ts'
import type { Block } from './slack-stand-in.ts'

/** A request as Slack signs it. `timestamp` in seconds; the current time where it is left out. */
export function signedRequest(
  secret: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
  type = 'application/x-www-form-urlencoded',
) {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${digest}`,
    },
  }
}

/** Where a press or a command happens, and where it may be answered. */
interface SlackScene {
  channel: string
  user: { id: string; name: string }
  responseUrl: string | null
}

/**
 * What Slack sends of an action of a case, taken from the newest version of a message that shows it: a client that is
 * slow to redraw sends what it still shows.
 */
export function findPress(versions: Block[][], action: CaseAction, caseId: number): Block {
  const ofCase = (value: string) => value.replace(/\d+$/, String(caseId))
  const common = { block_id: 'Vw4Yp', action_ts: '1763728200.000100' }
  const elements = versions
    .flat()
    .flatMap((block) => (block.type === 'actions' ? block.elements : [])) as Block[]
  for (const element of elements) {
    if (element.action_id === `korva:${action}`)
      return { ...element, ...common, value: ofCase(element.value) }
    const option = element.options?.find(({ value }: Block) => value.startsWith(`${action}:`))
    const { type, action_id } = element
    if (option)
      return { type, action_id, ...common, selected_option: { ...option, value: ofCase(option.value) } }
  }
  throw new Error(`no version of the message offers ${action}`)
}

/** The JSON of a `block_actions` payload. */
export function blockActions(pressed: Block, ts: string, { channel, user, responseUrl }: SlackScene): Block {
  return {
    type: 'block_actions',
    user: { id: user.id, username: user.name, name: user.name, team_id: 'T000000001' },
    api_app_id: 'A000000001',
    token: 'verification-of-old',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    trigger_id: '9800000000.1763728200.0a1b2c3d4e5f',
    team: { id: 'T000000001', domain: 'acme' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'support' },
    message: { type: 'message', ts, user: 'U000000001', bot_id: 'B000000001', text: '' },
    state: { values: {} },
    ...(responseUrl ? { response_url: responseUrl } : {}),
    actions: [pressed],
  }
}

/** The form body of an interaction. */
export function interactionBody(payload: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}

/** The form fields of a slash command. */
export function slashCommand(
  words: string,
  { channel, user, responseUrl }: SlackScene,
): Record<string, string> {
  return {
    token: 'verification-of-old',
    team_id: 'T000000001',
    team_domain: 'acme',
    channel_id: channel,
    channel_name: 'support',
    user_id: user.id,
    user_name: user.name,
    command: '/mentions',
    text: words,
    api_app_id: 'A000000001',
    is_enterprise_install: 'false',
    ...(responseUrl ? { response_url: responseUrl } : {}),
    trigger_id: '9800000000.1763728200.0a1b2c3d4e5f',
  }
}
