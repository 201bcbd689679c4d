import { checkView } from '../../adapters/slack/check-view.ts'
import type { Block } from './slack-stand-in.ts'

/** Slack's `views.open`: a trigger opens one modal, once and in time, and only one that Slack would take. */
export function createSlackViews(notify: () => void) {
  const opened: Block[] = []
  const used = new Set<string>()
  const expired = new Set<string>()

  /** The answer to the method; null: it is another one. */
  function answer(method: string, { view, trigger_id }: Block): Block | null {
    if (method !== 'views.open') return null
    const wrong = checkView(view)
    if (wrong.length) return refuse('invalid_arguments', wrong)
    if (!/^\d+\.\d+\.[0-9a-f]+$/.test(String(trigger_id))) return refuse('invalid_trigger_id')
    if (expired.has(trigger_id)) return refuse('expired_trigger_id')
    if (used.has(trigger_id)) return refuse('exchanged_trigger_id')
    used.add(trigger_id)
    const id = `V${String(opened.length + 1).padStart(9, '0')}`
    const shown = { ...view, id, team_id: 'T000000001', hash: '1763728200.abc', state: { values: {} } }
    opened.push(shown)
    notify()
    return { ok: true, view: shown }
  }

  return { opened, answer, expire: (trigger: string) => void expired.add(trigger) }
}

const refuse = (error: string, messages: string[] = []): Block => ({
  ok: false,
  error,
  response_metadata: { messages },
})
