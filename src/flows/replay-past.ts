import { setImmediate } from 'node:timers/promises'
import { authorKey } from '../core/author.ts'
import type { CaseKind } from '../core/case.ts'
import { beginReplay } from '../core/reckon-replay.ts'
import type { ReplayMention, ReplayReport } from '../core/replay.ts'
import { replayFates } from '../core/replay-fates.ts'
import type { Source } from '../core/source.ts'
import type { ArchivedItem, ArchivedMention } from '../core/teaching-ports.ts'
import { channelsFor, isPraise, needsPerson } from './found.ts'
import { ruleFor } from './hide-by-rules.ts'
import type { Parts } from './parts.ts'
import { sourceOf } from './source-of.ts'

const day = 24 * 60 * 60_000
/** A thousand promises in working hours take a while to reckon: what else is to be done gets its turn in between. */
const atOnce = 100

type ReplayParts = Pick<Parts, 'settings' | 'store' | 'clock'>
type Rules = Parameters<typeof ruleFor>[3]

/**
 * What the settings of now would have made of the mentions that were written in the last days, as if each had been heard
 * as its customer wrote. Verdicts are those that are stored. Nothing is changed.
 */
export async function replayPast({ days }: { days: number }, parts: ReplayParts): Promise<ReplayReport> {
  const to = parts.clock()
  const since = new Date(to.getTime() - days * day)
  const mentions: ReplayMention[] = []
  const rules = await parts.store.direct.rules.list()
  for await (const items of parts.store.direct.archive.since(since, { mentionsOnly: true })) {
    const inTime = items.filter(({ writtenAt }) => writtenAt >= since && writtenAt <= to)
    const stories = await parts.store.direct.stories.of(inTime.map(({ itemId }) => itemId))
    mentions.push(...inTime.flatMap((each) => mentionsOf(each, stories, rules, parts)))
    await setImmediate()
  }
  const replay = beginReplay(parts.settings)
  const told = replayFates(mentions)
  for (const [n, { mention, fate }] of told.entries()) {
    replay.hear(mention, fate)
    if (n % atOnce === 0) await setImmediate()
  }
  return replay.report({ days, from: await beginning(since, told[0]?.mention, parts), to })
}

/** From when on something is stored: figures for a day would be too low with the days before Korva came. */
async function beginning(
  since: Date,
  first: ReplayMention | undefined,
  { settings, store, clock }: ReplayParts,
): Promise<Date> {
  const known = await store.direct.sources.all()
  const heard = settings.sources.flatMap(({ id }) => known.get(id)?.firstHeardAt ?? [])
  const times = [...heard, first?.writtenAt ?? clock()].map((time) => time.getTime())
  return new Date(
    Math.max(
      since.getTime(),
      times.reduce((a, b) => Math.min(a, b)),
    ),
  )
}

/** Sources and brands that the settings have no more are listened to no more. */
function mentionsOf(
  archived: ArchivedItem,
  stories: Map<number, number>,
  rules: Rules,
  parts: ReplayParts,
): ReplayMention[] {
  const source = sourceOf(parts.settings, archived.sourceId)
  if (!source) return []
  const listensFor = ({ brandId }: ArchivedMention) =>
    parts.settings.brands.some(({ id }) => id === brandId) &&
    (source.about ? source.about === brandId : (source.brands?.includes(brandId) ?? true))
  return archived.mentions.filter(listensFor).map((mention) => {
    const { itemId, item, sourceId, writtenAt } = archived
    const { mentionId, brandId, severity, label, state, lesson } = mention
    return {
      ...{ mentionId, itemId, sourceId, brandId, severity, writtenAt },
      ...{ storyId: stories.get(itemId) ?? itemId, author: authorKey(item.author) },
      ...{ negative: label === 'negative', hadCase: state !== null, taught: lesson !== null },
      ...wantedBy(mention, archived, source, rules, parts),
    }
  })
}

/** What case the settings make of a mention, and where that goes. */
function wantedBy(
  mention: ArchivedMention,
  { item }: ArchivedItem,
  source: Source,
  rules: Rules,
  { settings }: ReplayParts,
): { kind: CaseKind | null; hidden: boolean; channels: string[] } {
  const routed = channelsFor(source, { brandId: mention.brandId, verdict: mention }, { settings })
  const complaint = needsPerson({ verdict: mention }, routed)
  if (!complaint && !isPraise({ verdict: mention }, settings)) {
    return { kind: null, hidden: false, channels: [] }
  }
  const hidden = ruleFor(mention, item, source.texts, rules) !== null
  const kind = complaint ? 'complaint' : 'praise'
  return { kind: hidden ? null : kind, hidden, channels: complaint ? routed : settings.praise!.to }
}
