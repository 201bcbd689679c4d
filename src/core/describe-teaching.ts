import { type Clocking, clockTime } from './clocking.ts'
import type { Answer } from './report.ts'
import { shorten } from './shorten.ts'
import type { AcceptedRule, LessonReport, ProposedRule, RuleLists, TaughtEffect } from './teaching-report.ts'
import { type Translate, textsFor } from './texts/index.ts'

/** What the words need besides the reports: the names of brands by their ids. */
export interface TeachingContext extends Clocking {
  brands: { id: string; name: string }[]
}

/** Of a mention's words: enough to know it again. */
const mostCharacters = 100

/** The lessons in force and what they change, as a title and lines. */
export function describeLessons({ lessons, count, effect }: LessonReport, context: TeachingContext): Answer {
  const t = textsFor(context.locale)
  const title = t('teaching.lessons.title', { count })
  if (count === 0) return { title, lines: [t('teaching.lessons.none')] }
  const lines = lessons.map((lesson) =>
    t('teaching.lessons.line', {
      ...{ id: lesson.id, at: clockTime(lesson.at, context), who: lesson.who },
      ...{ kind: t(`teaching.kind.${lesson.kind}`), brand: brandName(lesson.brandId, context) },
      words: shorten(lesson.words.trim(), mostCharacters) || t('thread.event.gone'),
    }),
  )
  const left = count - lessons.length
  const more = left > 0 ? [t('teaching.lessons.more', { count: left })] : []
  return {
    title,
    lines: [...effectLines(effect, '', t), ...lines, ...more, t('teaching.lessons.undo')],
  }
}

/** What taking lessons back has changed. */
export function describeUndone(count: number, effect: TaughtEffect, context: Clocking): Answer {
  const t = textsFor(context.locale)
  return { title: t('teaching.lessons.undone', { count }), lines: effectLines(effect, 'undone', t) }
}

function effectLines(effect: TaughtEffect, when: '' | 'undone', t: Translate): string[] {
  const text = (name: string) =>
    `teaching.effect.${when ? `${when}${name[0]!.toUpperCase()}${name.slice(1)}` : name}`
  const gaps = { mentions: effect.mentions, days: effect.days }
  if (effect.mentions === 0) return [t(text('nothing'))]
  const changed = (['calmed', 'raised', 'notUs', 'us'] as const).filter((name) => effect[name] > 0)
  if (changed.length === 0) return [t(text('none'), gaps)]
  return [t(text('looked'), gaps), ...changed.map((name) => `  ${t(text(name), { count: effect[name] })}`)]
}

/** The rules in force and those proposed, each with what it does or would have done. */
export function describeRules({ accepted, proposed }: RuleLists, context: TeachingContext): Answer {
  const t = textsFor(context.locale)
  const section = (heading: string, lines: string[], how: string) =>
    lines.length > 0 ? [t(heading), ...lines, t(how)] : []
  const inForce = accepted.map((rule) => acceptedLine(rule, context, t))
  const drafts = proposed.map((rule) => proposedLine(rule, context, t))
  return {
    title: t('teaching.rules.title', { accepted: accepted.length, proposed: proposed.length }),
    lines: [
      ...section('teaching.rules.inForce', inForce, 'teaching.rules.howToDrop'),
      ...section('teaching.rules.proposals', drafts, 'teaching.rules.howToAccept'),
      ...(drafts.length > 0 ? [] : [t('teaching.rules.none')]),
    ],
  }
}

/** What a rule would have hidden, in words. */
export function describeWeight(
  weight: Pick<ProposedRule, 'hidden' | 'resolved' | 'days'>,
  t: Translate,
): string {
  const { hidden: count, resolved, days } = weight
  return t('teaching.rules.weight', { count, resolved, days })
}

function acceptedLine(
  { id, query, brandId, by, at, hidden }: AcceptedRule,
  context: TeachingContext,
  t: Translate,
) {
  const brand = ruleBrand(brandId, context, t)
  return t('teaching.rules.accepted', { id, query, brand, who: by, at: clockTime(at, context), hidden })
}

function proposedLine(rule: ProposedRule, context: TeachingContext, t: Translate) {
  const { number, query, brandId } = rule
  const brand = ruleBrand(brandId, context, t)
  return t('teaching.rules.proposed', { number, query, brand, weight: describeWeight(rule, t) })
}

const ruleBrand = (id: string | null, context: TeachingContext, t: Translate) =>
  id === null ? t('teaching.rules.everyBrand') : brandName(id, context)

const brandName = (id: string, { brands }: TeachingContext) =>
  brands.find((brand) => brand.id === id)?.name ?? id
