import { mostTopics, type TodayReport } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import { severities } from './filter.ts'
import { type Markup, markup } from './markup.ts'

interface Tallied {
  name: string
  count: number
  /** The class that says how it is coloured. */
  tone: string
}

/** Feelings that are no complaint. */
const glad = ['joy', 'gratitude']

/** How people felt, what it was about and how bad it was, each as a list of bars; nothing where nothing was said. */
export function drawTally(t: Translate, { feelings, topics, severity }: TodayReport): Markup | null {
  const felt = feelings.map(({ feeling, count }) => ({
    ...{ name: t(`card.feeling.${feeling}`), count },
    tone: glad.includes(feeling) ? 'glad' : 'unhappy',
  }))
  const about = topics.slice(0, mostTopics).map((topic) => ({ ...topic, tone: 'plain' }))
  const levels = severities
    .map((level) => ({ name: t(`web.filter.severities.${level}`), count: severity[level], tone: level }))
    .filter(({ count }) => count > 0)
  const lists = [
    drawList('felt', t('web.today.felt'), felt),
    drawList('about', t('web.today.about'), about),
    drawList('severity', t('web.today.severity'), levels),
  ].filter((list) => list !== null)
  return lists.length ? markup`<div class="tallies">${lists}</div>` : null
}

/** The longest bar is as wide as the list: figures say how many, bars only how they compare. */
function drawList(id: string, title: string, all: Tallied[]): Markup | null {
  if (all.length === 0) return null
  const largest = Math.max(...all.map(({ count }) => count))
  return markup`<section class="tally" aria-labelledby="tally-${id}"><h2 id="tally-${id}">${title}</h2>
<dl>${all.map(({ name, count, tone }) => markup`<div><dt><bdi>${name}</bdi></dt><dd class="tally-count">${count}</dd>${drawBar(count / largest, tone)}</div>`)}</dl></section>`
}

/** Attributes of SVG, since the page's policy forbids those of style. */
const drawBar = (share: number, tone: string) =>
  markup`<dd class="bar" aria-hidden="true"><svg width="100%" height="8"><rect class="${tone}" width="${Math.max(2, Math.round(share * 100))}%" height="8" rx="4"/></svg></dd>`
