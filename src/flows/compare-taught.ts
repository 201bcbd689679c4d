import type { Taught } from '../core/teaching.ts'
import type { ArchivedItem } from '../core/teaching-ports.ts'
import type { TaughtEffect } from '../core/teaching-report.ts'
import type { ScoreInput } from '../core/verdict.ts'
import { scoreInput } from './judge-items.ts'
import type { FlowSettings, Parts } from './parts.ts'

const day = 24 * 60 * 60_000
/** The newest mentions that are judged twice: it takes a second or two. */
const mostMentions = 5_000

/** Judges the stored mentions of the last days by two states of the team's teaching. What it finds changes nothing. */
export async function compareTaught(
  before: Taught,
  after: Taught,
  parts: Pick<Parts, 'settings' | 'store' | 'match' | 'score' | 'clock'>,
  days = 30,
): Promise<TaughtEffect> {
  const effect: TaughtEffect = { mentions: 0, days, calmed: 0, raised: 0, notUs: 0, us: 0 }
  if (isNothing(before) && isNothing(after)) return effect
  const since = new Date(parts.clock().getTime() - days * day)
  for await (const items of parts.store.direct.archive.since(since, { mentionsOnly: true })) {
    const subjects = items.flatMap((item) => subjectsOf(item, parts.settings))
    const inputs = subjects.map(({ input }) => input)
    const [first, second] = [
      await parts.score(inputs, before.lessons),
      await parts.score(inputs, after.lessons),
    ]
    for (const [index, subject] of subjects.entries()) {
      const was = first[index]!.label === 'negative'
      const is = second[index]!.label === 'negative'
      if (was && !is) effect.calmed++
      if (is && !was) effect.raised++
      const { notUs, us } = compareMatches(subject, before, after, parts.match)
      if (notUs) effect.notUs++
      if (us) effect.us++
    }
    effect.mentions += subjects.length
    if (effect.mentions >= mostMentions) break
  }
  return effect
}

interface Subject {
  brand: FlowSettings['brands'][number]
  input: ScoreInput
  item: ArchivedItem['item']
  kind: ScoreInput['kind'] | null
  /** The source is about the brand alone: its items are not matched. */
  given: boolean
}

const isNothing = ({ words, lessons }: Taught) => lessons === null && Object.keys(words).length === 0

/** The mentions of brands that the settings still have. */
function subjectsOf(
  { item, sourceId, mentions }: ArchivedItem,
  { brands, sources }: FlowSettings,
): Subject[] {
  const source = sources.find(({ id }) => id === sourceId)
  const told = source ?? { texts: null, reach: 'usual' as const, leaning: 'balanced' as const }
  return mentions.flatMap(({ brandId }) => {
    const brand = brands.find(({ id }) => id === brandId)
    if (!brand) return []
    const input = scoreInput(item, brand.name, told)
    return [{ brand, input, item, kind: told.texts, given: source?.about === brandId }]
  })
}

/** Only an ambiguous name is read by what was learnt. */
function compareMatches(
  { brand, item, kind, given }: Subject,
  before: Taught,
  after: Taught,
  match: Parts['match'],
): { notUs: boolean; us: boolean } {
  if (given || !brand.ambiguous) return { notUs: false, us: false }
  const isAbout = (words: Taught['words']) =>
    match([brand], { ...item, kind: kind ?? null }, words).length > 0
  const [was, is] = [isAbout(before.words), isAbout(after.words)]
  return { notUs: was && !is, us: is && !was }
}
