import { parseDuration } from './duration.ts'
import { accepted, choice, duration, id, list, map, reference, share, whole } from './fields.ts'
import { day, timeOfDay, week } from './time-fields.ts'

/*
 * The part of the settings that is about time and noise: promises and their hours, claims, and what may be heard when.
 */

const idOfHours = () => reference('hours', '`always`, or the id of some hours')

const rule = map({
  when: map({
    brand: reference('brand').optional().describe('The id of the brand that it is about.'),
    source: reference('source').optional().describe('The id of the source that it came from.'),
    severity: choice(['low', 'medium', 'high']).optional().describe('How bad it is.'),
  }).describe('Every condition that is set must hold.'),
  respond: duration('1m', '30d').optional().meta({
    description: 'How soon such a customer is answered.',
    byDefault: 'as `promise.respond`',
  }),
  hours: idOfHours().optional().meta({
    description: 'The hours in which its clock runs; `always` is around the clock.',
    byDefault: 'as `promise.hours`',
  }),
})

export const promise = map({
  respond: duration('1m', '30d')
    .prefault('90m')
    .describe('How soon a customer is answered, from when the customer wrote.'),
  hours: idOfHours().optional().meta({
    description: 'The hours in which the clock runs; `always` is around the clock.',
    byDefault: 'always',
  }),
  rules: list(rule, 'rules')
    .default([])
    .describe('Other promises for some mentions. The first that fits holds.'),
})

export const hours = map({
  id: id().describe('What promises call the hours; not `always`.'),
  open: week().describe(
    'When somebody works, by the clocks of the time zone above. Days that are not named are off; `24:00` ends a day.',
  ),
  holidays: reference('country', 'a country code of two letters, such as FI')
    .transform((code) => code.toUpperCase())
    .optional()
    .describe('The country whose public and bank holidays are days off.'),
  closed: list(day(), 'days').default([]).describe('Further days off.'),
})

export const claims = map({
  lease: accepted(
    (value) => value === 'never' || isBetween(value, '5m', '7d'),
    'a duration from 5m to 7d, such as 30m, or never',
  )
    .transform((value) => (value === 'never' ? null : parseDuration(value)))
    .prefault('30m')
    .describe(
      'After so long a claim without a note or an answer goes back to the queue; `never`: it does not.',
    ),
  remind: duration('1m', '1d').optional().meta({
    description: 'How long before that its owner is told; shorter than the lease.',
    byDefault: '10m; half of a lease under 20m',
  }),
})

const isBetween = (value: string, least: string, most: string) => {
  const found = parseDuration(value)
  return found !== null && found >= parseDuration(least)! && found <= parseDuration(most)!
}

export const quiet = map({
  from: timeOfDay().describe('When they begin.'),
  to: timeOfDay().describe('When they end; before `from`, it is the next day.'),
})

export const praise = map({
  to: list(reference('channel'), 'channel ids', 1).describe('The channels that praise goes to.'),
  from: share(0.5).default(0.5).describe('How strong it is at least: 1 is the strongest.'),
})

export const retention = map({
  days: whole(1, 3650)
    .default(400)
    .describe('After so many days what authors wrote, and their names, are erased. Counts stay.'),
})
