import { randomUUID } from 'node:crypto'
import type { CaseAction } from '../../src/core/case.ts'

export const teamsChannel = '19:3f1c9d0e8b7a4d6f@thread.tacv2'

/**
 * Activities as Teams sends them, in the thread of a channel where nothing else is said. Those of dialogs are as in
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export function teamsActivities(of: { appId: string; tenantId: string; serviceUrl: string }) {
  const thread = `${teamsChannel};messageid=1763728200000`
  const base = (person: string) => ({
    id: `f:${randomUUID()}`,
    timestamp: '2026-11-21T12:30:00.123Z',
    localTimestamp: '2026-11-21T14:30:00.123+02:00',
    channelId: 'msteams',
    serviceUrl: of.serviceUrl,
    from: {
      id: `29:1-${person}`,
      name: person,
      aadObjectId: `00000000-aaaa-bbbb-cccc-${person.toLowerCase()}`,
    },
    conversation: { isGroup: true, conversationType: 'channel', tenantId: of.tenantId, id: thread },
    recipient: { id: `28:${of.appId}`, name: 'Korva' },
    entities: [{ locale: 'en-US', country: 'US', platform: 'Web', type: 'clientInfo' }],
    channelData: {
      teamsChannelId: teamsChannel,
      teamsTeamId: '19:general@thread.tacv2',
      channel: { id: teamsChannel },
      team: { id: '19:general@thread.tacv2' },
      tenant: { id: of.tenantId },
    },
    locale: 'en-US',
  })
  let written = 0
  return {
    /** Words said to the bot in a channel, where they begin a thread. */
    says: (words: string, person = 'Aino', id = String(1_763_728_200_000 + written++)) => ({
      ...base(person),
      id,
      conversation: { ...base(person).conversation, id: `${teamsChannel};messageid=${id}` },
      type: 'message',
      textFormat: 'plain',
      text: `<at>Korva</at> ${words}\n`,
      entities: [
        { type: 'mention', text: '<at>Korva</at>', mentioned: { id: `28:${of.appId}`, name: 'Korva' } },
      ],
      attachments: [{ contentType: 'text/html', content: `<div>Korva&nbsp;${words}</div>` }],
    }),
    /** A press of an Action.Execute button. */
    presses: (caseId: number, action: CaseAction, person = 'Aino') => ({
      ...base(person),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', title: action, id: '', verb: 'korva', data: { caseId, action } },
        trigger: 'manual',
      },
    }),
    /** A press of the Action.Submit that older clients draw instead. */
    submits: (caseId: number, action: CaseAction, person = 'Aino') => ({
      ...base(person),
      type: 'message',
      replyToId: '1763728200000',
      value: { caseId, action },
    }),
    /** A press of a button that opens a dialog. */
    fetches: (caseId: number, action: CaseAction, person = 'Aino') => ({
      ...base(person),
      type: 'invoke',
      name: 'task/fetch',
      value: {
        data: { msteams: { type: 'task/fetch' }, caseId, action },
        context: { theme: 'default' },
      },
    }),
    /** A dialog that was filled in and sent: `data` as `fillCard` makes it. */
    sends: (data: Record<string, unknown>, person = 'Aino') => ({
      ...base(person),
      type: 'invoke',
      name: 'task/submit',
      value: { data, context: { theme: 'default' } },
    }),
    /** A press of an Action.Execute of any verb, with what the fields of its card hold. */
    executes: (data: Record<string, unknown>, verb = 'korva', person = 'Aino') => ({
      ...base(person),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', title: '', id: '', verb, data }, trigger: 'manual' },
    }),
    /** The same from a client that draws its fallback. */
    submitsData: (data: Record<string, unknown>, person = 'Aino') => ({
      ...base(person),
      type: 'message',
      replyToId: '1763728200000',
      value: data,
    }),
    /**
     * Words in the thread below a message, as the bot hears them with ChannelMessage.Read.Group; it is named where they
     * hold `<at>Korva</at>`.
     */
    writes: (text: string, under: string, person = 'Aino', id = String(1_763_728_300_000 + written++)) => ({
      ...base(person),
      id,
      type: 'message',
      textFormat: 'plain',
      conversation: { ...base(person).conversation, id: `${teamsChannel};messageid=${under}` },
      text,
      entities: text.includes('<at>Korva</at>')
        ? [{ type: 'mention', text: '<at>Korva</at>', mentioned: { id: `28:${of.appId}`, name: 'Korva' } }]
        : [{ locale: 'en-US', type: 'clientInfo' }],
      attachments: [{ contentType: 'text/html', content: `<div>${text}</div>` }],
    }),
  }
}
