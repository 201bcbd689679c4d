import { type ChatHarness, chatAdapterContract } from '../../contracts/chat-adapter.ts'
import { fillDialog } from '../../support/fill-dialog.ts'
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
    async press(ref, caseId, action, person, input) {
      const before = standIn.ephemerals.length
      const pressed = findPress([...standIn.versions(ref.message), ...standIn.versions()], action, caseId)
      const who = { id: `U${person.toUpperCase()}`, name: person }
      const [clicks, forms] = [slack.outcomes.length, standIn.views.length]
      await slack.click(pressed, ref.message, slack.scene(who))
      const outcome = await slack.outcome(clicks)
      if (outcome.outcome !== 'ask') return outcome.outcome === 'done' ? '' : told(before)
      const view = await standIn.until(() => standIn.views[forms])
      const answer = await slack.submit(view, input ?? fillDialog(outcome.dialog), who)
      const said = await answer.text()
      return said ? Object.values(JSON.parse(said).errors as Record<string, string>).join(' ') : ''
    },
    async say(words) {
      const before = standIn.ephemerals.length
      await slack.command(words)
      return told(before)
    },
    close: slack.close,
  }
})
