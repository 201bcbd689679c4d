import type { Answer, TodayReport } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Sentiment } from '../../src/core/verdict.ts'
import { chartSizes } from './draw-chart.ts'
import { drawTally } from './draw-tally.ts'
import { type Markup, markup } from './markup.ts'

const sentiments: Sentiment[] = ['negative', 'neutral', 'positive']

/** The report as every chat says it, with a picture of the day and its figures. */
export function drawToday(t: Translate, answer: Answer, report: TodayReport): Markup {
  return markup`<h1>${answer.title}</h1>
${drawTiles(t, report)}
<ul class="lines">${answer.lines.map((line) => markup`<li><bdi>${line}</bdi></li>`)}</ul>
${drawTally(t, report)}
<section class="chart" aria-labelledby="chart-title"><h2 id="chart-title">${t('web.today.chart')}</h2>
${report.byHour.length === 0 ? markup`<p class="hint">${t('web.today.none')}</p>` : markup`${drawPicture(t, report)}${drawTable(t, report)}`}
</section>`
}

/** The answer to words that were asked, with the box to ask again. */
export function drawAnswer(t: Translate, answer: Answer, said: string): Markup {
  return markup`<h1>${answer.title}</h1>
<ul class="lines">${answer.lines.map((line) => markup`<li><bdi>${line}</bdi></li>`)}</ul>
<form class="filters" method="get" action="/ask" aria-label="${t('web.ask.label')}">
  <label><span>${t('web.ask.words')}</span><input name="words" value="${said}" autocomplete="off" maxlength="200"></label>
  <button class="button">${t('web.ask.send')}</button></form>`
}

/** The figures that a manager looks at first; what asks for somebody to act stands out. */
function drawTiles(t: Translate, { mentions, waiting, closed, sources }: TodayReport): Markup {
  const { heard, total } = sources
  const tiles: [name: string, value: string | number, alarming: boolean][] = [
    ['mentions', mentions.negative + mentions.neutral + mentions.positive, false],
    ['waiting', waiting.count, false],
    ['overdue', waiting.overdue, waiting.overdue > 0],
    ['kept', closed.count ? `${closed.kept}/${closed.count}` : '–', closed.kept < closed.count],
    ['heard', `${heard}/${total}`, heard < total],
  ]
  return markup`<dl class="tiles">${tiles.map(
    ([name, value, alarming]) => markup`<div class="${alarming ? 'tile alarming' : 'tile'}">
    <dt>${t(`web.today.tiles.${name}`)}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

/** The chart is an image of its own: the page's policy forbids the style attributes that it is drawn with. */
function drawPicture(t: Translate, { mentions }: TodayReport): Markup {
  const { wide, narrow } = chartSizes
  return markup`<picture>
  <source media="(max-width: 640px) and (prefers-color-scheme: dark)" srcset="/today.svg?narrow&amp;dark"
    width="${narrow.width}" height="${narrow.height}">
  <source media="(max-width: 640px)" srcset="/today.svg?narrow" width="${narrow.width}" height="${narrow.height}">
  <source media="(prefers-color-scheme: dark)" srcset="/today.svg?dark">
  <img src="/today.svg" alt="${t('web.today.alt', { ...mentions })}" width="${wide.width}" height="${wide.height}">
</picture>`
}

function drawTable(t: Translate, { byHour }: TodayReport): Markup {
  const heads = [t('web.today.hour'), ...sentiments.map((name) => t(`card.sentiment.${name}`))]
  return markup`<details class="figures"><summary>${t('web.today.table')}</summary><table>
  <thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
  <tbody>${byHour.map(
    ({ hour, mentions }) =>
      markup`<tr><th scope="row">${hour}–${hour + 1}</th>${sentiments.map((name) => markup`<td>${mentions[name]}</td>`)}</tr>`,
  )}</tbody></table></details>`
}
