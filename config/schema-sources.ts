import {
  choice,
  cronExpression,
  duration,
  flag,
  id,
  list,
  openMap,
  reference,
  text,
  whole,
} from './fields.ts'

/** Which mistake is worse: of a source, and of all. */
export const leaning = () => choice(['precision', 'balanced', 'recall'])

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
  texts: choice(['review', 'app', 'forum', 'social', 'news', 'blog']).optional().meta({
    description: 'What kind of texts it brings: a headline reports where a review judges.',
    byDefault: 'by the kind of the source; stars make a review',
  }),
  reach: choice(['small', 'usual', 'wide']).optional().meta({
    description: 'How many people see what stands there: what is bad is worse where many do.',
    byDefault: 'usual; wide for news',
  }),
  leaning: leaning().optional().meta({
    description: 'Which mistake is worse here; as `leaning` at the top.',
    byDefault: 'as at the top',
  }),
  sample: flag()
    .default(false)
    .describe(
      'Made-up items, marked as such on every card; their dates are moved so that the feed was built now.',
    ),
}

/** A source with the kinds that there are. What belongs to its kind is checked apart (`readKindFields`). */
export const sourceOf = (kinds: readonly string[]) => openMap({ ...sourceFields, kind: kindOf(kinds) })
