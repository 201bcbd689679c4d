import type { z } from 'zod'
import {
  accepted,
  choice,
  cronExpression,
  duration,
  flag,
  hostAndPort,
  id,
  isWebAddress,
  list,
  map,
  matching,
  openMap,
  reference,
  text,
  whole,
} from './fields.ts'

const terms = 'words or phrases'

const brand = map({
  id: id().describe(
    'What sources and routes call the brand. Cases are stored under it: do not change it later.',
  ),
  name: text(100).describe('The name as cards and reports show it.'),
  any: list(text(200), terms).optional().meta({
    description:
      'A text that holds any of these is about the brand. Case and endings do not matter. Empty: `all` decides.',
    byDefault: 'the name',
  }),
  all: list(text(200), terms).default([]).describe('And it must hold all of these.'),
  none: list(text(200), terms).default([]).describe('And none of these.'),
  ambiguous: flag()
    .default(false)
    .describe('The name is also a common word or a name of people: more than the bare word is wanted.'),
})

const kindOf = (kinds: readonly string[]) =>
  choice(kinds)
    .default('rss')
    .describe('What it is; docs/sources.md has each kind with the fields that it has of its own.')

/** What every source has, whatever its kind; the kind's own fields stand beside these. */
export const sourceFields = {
  id: id().describe('What routes and reports call the source. What was seen is stored under it.'),
  name: text(100).optional().meta({ description: 'The name as cards show it.', byDefault: 'the id' }),
  kind: kindOf(['rss']),
  every: duration('1s', '24h', 'from 1m (1s for hosts under fetch.allowPrivate) to 24h').optional().meta({
    description: 'How often to look. A publisher that asks for longer gets longer.',
    byDefault: 'as suits the kind, unless cron is set',
  }),
  cron: cronExpression()
    .optional()
    .describe(
      'When to look, in the time zone above; instead of `every`. At most once a minute, as with `every`.',
    ),
  brands: list(reference('brand'), 'brand ids', 1)
    .optional()
    .meta({ description: 'The brands to look for in it.', byDefault: 'all brands' }),
  about: reference('brand')
    .optional()
    .describe('The brand that every item is about, with no matching: for a feed of reviews.'),
  announceFirst: whole(0, 100)
    .default(3)
    .describe(
      'How many items of the last 24 hours the first look announces; the rest are known from then on.',
    ),
  sample: flag()
    .default(false)
    .describe(
      'Made-up items, marked as such on every card; their dates are moved so that the feed was built now.',
    ),
}

/** A source with the kinds that there are. What belongs to its kind is checked apart (`readKindFields`). */
const sourceOf = (kinds: readonly string[]) => openMap({ ...sourceFields, kind: kindOf(kinds) })

const channel = map({
  id: id().describe('What routes call the channel; in Teams also what `connect <id>` names.'),
  platform: choice(['slack', 'teams', 'web']).describe('The chat that it is in; `web` is the local inbox.'),
  target: matching(
    /^[^\s#\p{Cc}][^\s\p{Cc}]{0,499}$/u,
    "the platform's own id of the place, such as C0123456789",
  )
    .optional()
    .describe(
      "The platform's id of the channel. Slack needs it; Teams learns it when somebody says `connect <id>` there; the web has none.",
    ),
})

const route = map({
  when: map({
    sentiment: choice(['negative', 'neutral', 'positive']).optional().describe('How the text feels.'),
    severity: choice(['low', 'medium', 'high']).optional().describe('How bad it is.'),
    brand: reference('brand').optional().describe('The id of the brand that it is about.'),
    source: reference('source').optional().describe('The id of the source that it came from.'),
    language: matching(
      /^[a-z]{2,3}$/,
      'a language code of two letters, such as fi, or und where it is unknown',
    )
      .optional()
      .describe('The language that it is written in.'),
  })
    .prefault({})
    .describe('Every condition that is set must hold. With none, all mentions take the route.'),
  to: list(reference('channel'), 'channel ids', 1).describe('The channels that get a card.'),
})

const promise = map({
  respond: duration('1m', '30d')
    .prefault('90m')
    .describe('How soon a customer is answered, around the clock, from when the customer wrote.'),
})

const fetching = map({
  allowPrivate: list(hostAndPort(), 'host:port')
    .default([])
    .describe(
      'Hosts on this machine or a private network that may be fetched; all others there are refused.',
    ),
  contact: accepted(isContact, 'an e-mail address or an http(s) address')
    .optional()
    .describe('Put into the User-Agent, so that a publisher can reach you before blocking you.'),
})

/** The whole of `korva.yaml`: every field, what it allows, its default and what it means. */
export const makeSchema = (kinds: readonly string[]) =>
  map({
    locale: choice(['en', 'fi']).default('en').describe('The language of cards and reports.'),
    timezone: accepted(
      isTimezone,
      'an IANA time zone, such as Europe/Helsinki',
      Intl.supportedValuesOf('timeZone'),
    )
      .default('Europe/Helsinki')
      .describe('Where the team lives: days begin and clocks are read there.'),
    brands: list(brand, 'brands').default([]).describe('The names to listen for.'),
    sources: list(sourceOf(kinds), 'sources').describe(
      'The places to listen at; `sources: []` listens to nothing.',
    ),
    channels: list(channel, 'channels')
      .default([])
      .describe(
        'Where cards go. The web inbox is always there, as `inbox` unless you name one of platform `web`.',
      ),
    routes: list(route, 'routes')
      .default([])
      .describe('Which mentions go to which channels. Negative ones open a case in the inbox in any case.'),
    operations: list(reference('channel'), 'channel ids')
      .default([])
      .describe(
        'The channels that are told how Korva itself is: of sources that are not heard, and heard again.',
      ),
    promise: promise.prefault({}).describe('What customers are promised.'),
    fetch: fetching.prefault({}).describe('How sources are asked.'),
  })

/** The settings as the file gives them, checked field by field, with their defaults. */
export type SettingsFile = z.output<ReturnType<typeof makeSchema>>

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** It stands in a header, which takes no other letters. */
function isContact(value: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(value)) return false
  return isWebAddress(value) || (value.length <= 200 && /^[^\s@()<>\p{Cc}]+@[^\s@()<>\p{Cc}]+$/u.test(value))
}
