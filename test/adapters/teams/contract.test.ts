import { chatAdapterContract } from '../../contracts/chat-adapter.ts'
import { readCard } from '../../support/teams-stand-in.ts'
import { startTeams } from './harness.ts'

chatAdapterContract('Teams', async (cases) => {
  const teams = await startTeams({ cases })
  const { standIn, adapter, memory, channel } = teams
  await adapter.start()
  await teams.connect()
  return {
    adapter,
    channel,
    memory,
    showsNotices: true,
    async shown(ref) {
      const kept = standIn.kept.find(
        ({ id, conversation }) => id === ref.message && conversation === ref.place,
      )
      return kept ? readCard(kept.activity.attachments[0].content) : null
    },
    async press(_ref, caseId, action, person, input) {
      return teams.press(caseId, action, person, input)
    },
    async say(words) {
      await teams.deliver(standIn.activities.says(words))
      return teams.lastText()
    },
    close: teams.close,
  }
})
