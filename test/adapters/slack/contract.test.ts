import { type ChatHarness, chatAdapterContract } from '../../contracts/chat-adapter.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { findPress } from '../../support/slack-requests.ts'
import { labelsOf, textOf } from '../../support/slack-stand-in.ts'
import { startSlack } from './harness.ts'

chatAdapterContract('Slack', async (cases): Promise<ChatHarness> => {
  const memory = createMemoryDesk({ cases })
  const slack = await startSlack({ memory })
  const { standIn } = slack
  const told = async (index: number) => (await standIn.until(() => standIn.ephemerals[index])).text
  return {
    adapter: slack.adapter,
    channel: slack.channel,
    memory,
    showsNotices: true,
    async shown(ref) {
      const message = (await standIn.messages(ref.place)).find(({ ts }) => ts === ref.message)
      return message ? { text: textOf(message.blocks), labels: labelsOf(message.blocks) } : null
    },
    async press(ref, caseId, action, person) {
      const before = standIn.ephemerals.length
      const pressed = findPress([...standIn.versions(ref.message), ...standIn.versions()], action, caseId)
      const who = { id: `U${person.toUpperCase()}`, name: person }
      await slack.click(pressed, ref.message, slack.scene(who))
      const outcome = await slack.outcomes.at(-1)!
      return outcome.outcome === 'done' ? '' : told(before)
    },
    async say(words) {
      const before = standIn.ephemerals.length
      await slack.command(words)
      return told(before)
    },
    close: slack.close,
  }
})
