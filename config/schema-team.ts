import { choice, flag, id, list, map, matching, reference, text } from './fields.ts'
import { day, timeOfDay } from './time-fields.ts'

/*
 * The part of the settings that is about people: who is who, who may do what, who is called.
 */

/** In small letters once parsed: people are told apart by it. */
const email = () =>
  matching(/^[^\s@\p{Cc}]{1,100}@[^\s@\p{Cc}]{1,150}$/u, 'an e-mail address').transform((address) =>
    address.toLowerCase(),
  )

const roleNames = ['agent', 'manager', 'admin'] as const

export const person = map({
  email: email().optional().describe('By which somebody is one person in Slack and in Teams.'),
  name: text(100).describe('The name as cards and reminders show it.'),
  role: choice(roleNames)
    .default('agent')
    .describe(
      'An agent works cases; a manager also takes them out of the hands of others, and is called last; an admin also reads the audit log.',
    ),
  slack: matching(/^[UW][A-Z0-9]{2,30}$/, 'a member id of Slack, such as U0123456789')
    .optional()
    .describe('The member id in Slack, where the e-mail address does not tell.'),
  teams: text(200)
    .optional()
    .describe('The object id in Microsoft Entra, where the e-mail address does not tell.'),
})

export const group = map({
  id: id().describe('What the rota calls the group.'),
  name: text(100).describe('The name as cards show it: cases can be given to it.'),
  members: list(email(), 'e-mail addresses')
    .default([])
    .describe('Who is in it; those whom `people` does not list as well.'),
  slack: matching(/^S[A-Z0-9]{2,30}$/, 'the id of a user group in Slack, such as S0123456789')
    .optional()
    .describe('The user group that Slack calls as a whole; without one its members are called.'),
})

export const oncall = map({
  turns: list(
    reference('group', 'the e-mail address of one of people, or the id of a group'),
    'e-mail addresses of people, or ids of groups',
    1,
  ).describe('Who is called, a week each, in turn. A single one is always called.'),
  since: day().describe(
    'The day on which the first turn began, or begins; turns change on its day of the week.',
  ),
  at: timeOfDay().prefault('08:00').describe('When one hands over to the next.'),
})

export const access = map({
  everybody: choice([...roleNames, 'nobody'])
    .default('manager')
    .describe(
      'The role of those in the channels whom `people` does not list; `nobody`: only those listed may act.',
    ),
  web: choice([...roleNames, 'nobody'])
    .default('manager')
    .describe('The role of everybody in the web inbox, where people say themselves who they are.'),
  apart: flag()
    .default(false)
    .describe('Brands are kept apart: cases are worked from the channels of these settings only.'),
})
