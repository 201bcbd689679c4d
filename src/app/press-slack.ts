import { createHmac, randomUUID } from 'node:crypto'
import type { Reach } from '../core/ports.ts'
import { type Answer, knock } from './knock.ts'

/** Where our button is pressed. */
export interface SlackButton {
  /** The address that Slack sends clicks to, with a slash at its end. */
  address: string
  /** Where Korva listens on this machine, with a slash as well; the same where nothing stands between. */
  local: string
  signingSecret: string
  now: Date
  /** Milliseconds that an answer may take. */
  withinMs: number
}

/** Sends a click on a button of ours as Slack does, signed, and reads the answer: an empty 200 in time. */
export async function pressSlack(button: SlackButton): Promise<Reach> {
  const url = urlOf(button.address)
  const answer = await press(url, button)
  const what = `slack button at ${url}`
  if (typeof answer === 'string') return { what, ok: false, detail: answer, hint: nobodyThere(url, button) }
  if (answer.status === 200 && answer.body === '') {
    const tried = button.address === button.local ? `; ${onlyFromHere}` : ''
    return { what, ok: true, detail: `pressed, answered after ${answer.ms} ms${tried}`, hint: null }
  }
  return { what, ok: false, ...(await explain(answer, url, button)) }
}

const onlyFromHere = 'the way from Slack to it is only tried where KORVA_PUBLIC_URL is set'

const nobodyThere = (url: string, { address, local }: SlackButton) =>
  address === local
    ? 'Korva says that it listens there, but its answer does not come: look into its log.'
    : `Lead ${url} to ${local}slack/events, and give Slack this Request URL; or correct KORVA_PUBLIC_URL.`

/** What is wrong shows by what Korva itself answers, with nothing in between. */
async function explain(
  answer: Answer,
  url: string,
  button: SlackButton,
): Promise<Pick<Reach, 'detail' | 'hint'>> {
  const detail = `answered ${answer.status}${answer.html ? ' with a web page' : ''}`
  const here = button.address === button.local ? answer : await press(urlOf(button.local), button)
  if (typeof here !== 'string' && here.status === 404) {
    return { detail: `${detail}: Korva runs without Slack`, hint: 'Start Korva anew, with the .env of now.' }
  }
  const ours = !answer.html && (answer.status === 401 || answer.status === 400)
  if (!ours) return { detail: `${detail}: that is not Korva`, hint: nobodyThere(url, button) }
  if (typeof here !== 'string' && here.status === 200) {
    const hint =
      'The same click is taken by Korva itself: have the proxy before it hand on the body and the X-Slack headers unchanged.'
    return { detail: `${detail}: the click arrives changed`, hint }
  }
  return {
    detail: `${detail}: the signature is refused`,
    hint: 'Korva runs with another SLACK_SIGNING_SECRET than .env has now: copy it from “Basic Information” of the app, and start Korva anew.',
  }
}

const urlOf = (address: string) => new URL('slack/events', address).href

/** As Slack signs it: https://docs.slack.dev/authentication/verifying-requests-from-slack */
function press(url: string, { signingSecret, now, withinMs }: SlackButton): Promise<Answer | string> {
  const seconds = Math.floor(now.getTime() / 1_000)
  const body = new URLSearchParams({ payload: JSON.stringify(ping(seconds)) }).toString()
  const digest = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${digest}`,
  }
  return knock(url, { method: 'POST', headers, body }, withinMs)
}

/** A click that means nothing. Each is another one: what is sent twice, Korva takes once. */
const ping = (seconds: number) => ({
  type: 'block_actions',
  user: { id: 'U00000000', username: 'korva' },
  team: { id: 'T00000000', domain: 'korva' },
  trigger_id: randomUUID(),
  actions: [{ type: 'button', action_id: 'korva:ping', block_id: 'ping', action_ts: `${seconds}.000000` }],
})
