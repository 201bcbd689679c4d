import type { ErrorDetails } from '../../src/core/errors.ts'

/** What an error of Slack means to us: our code, the end of our sentence, and what to do. */
export type Meaning = ErrorDetails & { code: string; says: string }

const never = { retryable: false }
const invite = 'Invite the bot with /invite @Korva in that channel.'
const reinstall = 'Install the app to the workspace again and put its new bot token into SLACK_BOT_TOKEN.'
const token = 'Copy the bot token (xoxb-…) from the app’s “OAuth & Permissions” page into SLACK_BOT_TOKEN.'

/** The errors of Slack's Web API that somebody can do something about. */
export const meanings: Record<string, Meaning> = {
  channel_not_found: {
    ...never,
    code: 'slack-channel-not-found',
    says: 'Slack knows no such channel, or the bot is not in it',
    hint: `Check the channel’s id in the settings (it begins with C or G). ${invite}`,
  },
  not_in_channel: {
    ...never,
    code: 'slack-not-in-channel',
    says: 'the bot is not in the channel',
    hint: invite,
  },
  is_archived: {
    ...never,
    code: 'slack-channel-archived',
    says: 'the channel is archived',
    hint: 'Unarchive it in Slack, or route to another channel in the settings.',
  },
  restricted_action: {
    ...never,
    code: 'slack-restricted',
    says: 'the workspace does not let the bot post there',
    hint: 'Ask an admin of the workspace to let apps post in that channel.',
  },
  invalid_auth: { ...never, code: 'slack-invalid-token', says: 'the bot token is not valid', hint: token },
  not_authed: { ...never, code: 'slack-invalid-token', says: 'no bot token came along', hint: token },
  not_allowed_token_type: {
    ...never,
    code: 'slack-invalid-token',
    says: 'that is another kind of token',
    hint: token,
  },
  token_revoked: {
    ...never,
    code: 'slack-invalid-token',
    says: 'the bot token was revoked',
    hint: reinstall,
  },
  token_expired: {
    ...never,
    code: 'slack-invalid-token',
    says: 'the bot token has expired',
    hint: reinstall,
  },
  account_inactive: {
    ...never,
    code: 'slack-app-removed',
    says: 'the app was removed from the workspace',
    hint: reinstall,
  },
  missing_scope: { ...never, code: 'slack-missing-scope', says: 'the app lacks a scope' },
  msg_too_long: { ...never, code: 'slack-message-too-long', says: 'the message is too long' },
  msg_blocks_too_long: { ...never, code: 'slack-message-too-long', says: 'the message is too long' },
  invalid_blocks: { ...never, code: 'slack-invalid-message', says: 'the message is not valid Block Kit' },
  no_text: { ...never, code: 'slack-invalid-message', says: 'the message is empty' },
  message_not_found: {
    ...never,
    gone: true,
    code: 'slack-message-not-found',
    says: 'the message is not there any more',
    hint: 'Somebody deleted it; nothing needs to be done.',
  },
  thread_not_found: {
    ...never,
    gone: true,
    code: 'slack-message-not-found',
    says: 'the message of that thread is not there any more',
    hint: 'Somebody deleted it; nothing needs to be done.',
  },
  expired_trigger_id: {
    ...never,
    code: 'slack-trigger-expired',
    says: 'the press was more than three seconds ago',
    hint: 'If that happens often, the database or the way to Slack is slow.',
  },
  exchanged_trigger_id: {
    ...never,
    code: 'slack-trigger-expired',
    says: 'the press has opened something already',
  },
  cant_update_message: {
    ...never,
    gone: true,
    code: 'slack-not-our-message',
    says: 'the message was posted by another app',
    hint: 'Was Korva moved to another Slack app? Old cards stay as they are.',
  },
  ratelimited: { code: 'slack-rate-limited', says: 'it has had too many requests' },
  rate_limited: { code: 'slack-rate-limited', says: 'it has had too many requests' },
}
