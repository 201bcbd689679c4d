import type { z } from 'zod'
import {
  accepted,
  choice,
  duration,
  flag,
  hostAndPort,
  id,
  isWebAddress,
  list,
  map,
  matching,
  reference,
  share,
  text,
  whole,
} from './fields.ts'
import { claims, hours, praise, promise, quiet, retention } from './schema-promise.ts'
import { leaning, sourceOf } from './schema-sources.ts'
import { access, group, oncall, person } from './schema-team.ts'

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
  context: list(text(200), terms)
    .default([])
    .describe('Words of its trade: beside one of them an ambiguous name is taken for the brand.'),
})

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
  brands: list(reference('brand'), 'brand ids', 1).optional().meta({
    description: 'The brands whose cases it gets, and may work.',
    byDefault: 'all brands',
  }),
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

const topic = map({
  id: id().describe(
    'Korva has words of its own for usability, service, people, product, price and delivery; any other id needs `words`.',
  ),
  name: text(60)
    .optional()
    .meta({ description: 'The name as cards and reports show it.', byDefault: 'the id, or our own' }),
  words: list(text(100), 'words or phrases; a star at the end stands for any ending')
    .default([])
    .describe('What tells of it, besides the words that Korva knows for the id.'),
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

const opinion = map({
  by: choice(['off', 'local', 'endpoint'])
    .default('off')
    .describe(
      'Who gives it: nobody, a model on this machine, or a service that speaks as OpenAI does (docs/opinion.md).',
    ),
  model: text(200)
    .optional()
    .describe('The name of the model: one of `korva model list`, or what the service calls it.'),
  url: accepted(isEndpoint, 'an http:// or https:// address without a user, ? and #')
    .optional()
    .describe('Where the service is, up to what stands before `/chat/completions`.'),
  below: share(0.6).default(0.6).describe('Verdicts of our own below this confidence are asked about.'),
  budget: whole(1, 100_000)
    .default(200)
    .describe('How many texts a day are asked about at most, in all processes together.'),
  within: duration('1s', '20s')
    .prefault('10s')
    .describe('How long one answer may take; then the verdict of our own stands.'),
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
    leaning: leaning()
      .default('balanced')
      .describe(
        'Which mistake is worse: a card for nothing (`precision`), or a complaint that nobody sees (`recall`).',
      ),
    topics: list(topic, 'topics').optional().meta({
      description: 'What texts are about, in your terms.',
      byDefault: 'usability, service, people, product, price, delivery',
    }),
    opinion: opinion.prefault({}).describe('A second opinion on texts whose sentiment is uncertain.'),
    promise: promise.prefault({}).describe('What customers are promised.'),
    hours: list(hours, 'hours')
      .default([])
      .describe('Working hours, for promises that do not run around the clock.'),
    claims: claims.prefault({}).describe('How long a claim lasts.'),
    people: list(person, 'people')
      .default([])
      .describe(
        'Who is who, for roles and reminders. Anybody in the channels may work cases unless `access` says less.',
      ),
    groups: list(group, 'groups')
      .default([])
      .describe('Shifts and desks, that cases are given to and that are called.'),
    oncall: oncall
      .optional()
      .describe('Who is called when a promise is broken, or when nobody has claimed a case.'),
    access: access.prefault({}).describe('What those may do whom `people` does not list.'),
    quiet: quiet
      .optional()
      .describe(
        'Hours in which cards and reminders wait, to come in one message afterwards; high severity never waits.',
      ),
    cardsPerHour: whole(1, 1000)
      .default(20)
      .describe(
        'How many cards a channel gets within an hour; what comes beyond is one message that opens the list.',
      ),
    praise: praise.optional().describe('Where strong praise goes; left out: it makes no cards.'),
    retention: retention.prefault({}).describe('How long what customers wrote is kept.'),
    fetch: fetching.prefault({}).describe('How sources are asked.'),
  })

/** The settings as the file gives them, checked field by field, with their defaults. */
export type SettingsFile = z.output<ReturnType<typeof makeSchema>>

/** Its path is added to, and a password in it would reach the log. */
function isEndpoint(value: string): boolean {
  if (!isWebAddress(value) || /[?#]/.test(value)) return false
  const { username, password } = new URL(value)
  return !username && !password
}

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
