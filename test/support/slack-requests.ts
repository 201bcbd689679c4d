import { createHmac } from 'node:crypto'
import type { CaseAction } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import { type Block, elementsOf } from './slack-stand-in.ts'

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
  /** By which a press opens a modal; a fresh one where it is left out. */
  trigger?: string
  /** Whether it happens in a message that only they see. */
  unseen?: boolean
}

let triggers = 0

/** A trigger_id that nothing was opened by. */
export const freshTrigger = () => `98${++triggers}.1763728200.0a1b2c3d4e5f`

/**
 * What Slack sends of an action of a case, taken from the newest version of a message that shows it: a client that is
 * slow to redraw sends what it still shows.
 */
export function findPress(versions: Block[][], action: CaseAction, caseId: number): Block {
  const ofCase = (value: string) => value.replace(/\d+$/, String(caseId))
  const common = { block_id: 'Vw4Yp', action_ts: '1763728200.000100' }
  for (const element of elementsOf(versions.flat())) {
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
export function blockActions(pressed: Block, ts: string, scene: SlackScene): Block {
  const { channel, user, responseUrl, trigger = freshTrigger(), unseen = false } = scene
  return {
    type: 'block_actions',
    user: { id: user.id, username: user.name, name: user.name, team_id: 'T000000001' },
    api_app_id: 'A000000001',
    token: 'verification-of-old',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: unseen },
    trigger_id: trigger,
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

/**
 * The JSON of a `view_submission` payload: an opened modal with what was filled in, by the names of its fields. What was
 * left empty is there as Slack sends it: null, or an empty list.
 */
export function viewSubmission(view: Block, input: DialogInput, user: SlackScene['user']): Block {
  const inputs = (view.blocks as Block[]).filter(({ type }) => type === 'input')
  const values = Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: fillElement(element, input[block_id] ?? []) },
    ]),
  )
  return {
    type: 'view_submission',
    team: { id: 'T000000001', domain: 'acme' },
    user: { id: user.id, username: user.name, name: user.name, team_id: 'T000000001' },
    api_app_id: 'A000000001',
    token: 'verification-of-old',
    trigger_id: freshTrigger(),
    view: { ...view, state: { values }, previous_view_id: null, root_view_id: view.id, app_id: 'A000000001' },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  }
}

function fillElement({ type, options = [] }: Block, chosen: string[]): Block {
  if (type === 'plain_text_input') return { type, value: chosen[0] || null }
  const found = (options as Block[]).filter(({ value }) => chosen.includes(value))
  const several = type === 'checkboxes' || type === 'multi_static_select'
  return several ? { type, selected_options: found } : { type, selected_option: found[0] ?? null }
}

let events = 0

/** The JSON of a `message` event: what somebody wrote in the thread of a message; changes make it another kind. */
export function messageEvent(
  text: string,
  under: string,
  { channel, user }: Pick<SlackScene, 'channel' | 'user'>,
  changes: Block = {},
): Block {
  const ts = `17637282${String(++events).padStart(2, '0')}.000200`
  return {
    token: 'verification-of-old',
    team_id: 'T000000001',
    api_app_id: 'A000000001',
    type: 'event_callback',
    event_id: `Ev${events}`,
    event_time: 1763728200,
    authorizations: [{ enterprise_id: null, team_id: 'T000000001', user_id: 'U0KORVA', is_bot: true }],
    event: {
      ...{ type: 'message', user: user.id, text, ts, thread_ts: under, channel, channel_type: 'channel' },
      ...{ team: 'T000000001', event_ts: ts, parent_user_id: 'U0KORVA', client_msg_id: `c-${events}` },
      ...changes,
    },
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
