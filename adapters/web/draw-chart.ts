import type { TodayReport } from '../../src/core/report.ts'
import type { Translate } from '../../src/core/texts/index.ts'
import type { Sentiment } from '../../src/core/verdict.ts'

/** CSS pixels. A phone gets a picture of its own, so that its letters are not shrunk. */
export const chartSizes = { wide: { width: 880, height: 300 }, narrow: { width: 340, height: 260 } } as const

export interface ChartLook {
  size: keyof typeof chartSizes
  dark: boolean
}

/** Orange, grey and blue after Okabe and Ito: told apart with every kind of colour vision, and by lightness. */
const palettes = {
  light: {
    negative: '#c2410c',
    neutral: '#9ca3af',
    positive: '#2563a8',
    text: '#374151',
    line: '#e5e7eb',
    gap: '#ffffff',
  },
  dark: {
    negative: '#f97a3d',
    neutral: '#6b7280',
    positive: '#6cb2f0',
    text: '#cbd2dc',
    line: '#2c333e',
    gap: '#171b21',
  },
}

/** From the bottom up. */
const stack: Sentiment[] = ['negative', 'neutral', 'positive']

/** What a chart is drawn from: plain data, so that it can be drawn in another process. */
export interface ChartDrawing {
  /** The option of ECharts. */
  option: Record<string, unknown>
  /** CSS pixels. */
  width: number
  height: number
}

/** The mentions of the day by hour. */
export function describeChart(t: Translate, report: TodayReport, look: ChartLook): ChartDrawing {
  return { option: chartOption(t, report, look), ...chartSizes[look.size] }
}

function chartOption(t: Translate, { byHour }: TodayReport, { size, dark }: ChartLook) {
  const palette = palettes[dark ? 'dark' : 'light']
  const textStyle = { color: palette.text, fontFamily: 'system-ui, sans-serif', fontSize: 13 }
  const hours = Array.from({ length: 24 }, (_, hour) => byHour.find((entry) => entry.hour === hour)?.mentions)
  return {
    animation: false,
    textStyle,
    legend: { top: 0, left: 0, textStyle, itemGap: 16, selectedMode: false },
    grid: { left: 4, right: 4, top: 40, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: hours.map((_, hour) => String(hour).padStart(2, '0')),
      name: t('web.today.hour'),
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: textStyle,
      axisLabel: { ...textStyle, interval: size === 'wide' ? 1 : 3 },
      axisLine: { lineStyle: { color: palette.text } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: textStyle,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: stack.map((sentiment) => ({
      name: t(`card.sentiment.${sentiment}`),
      type: 'bar',
      stack: 'mentions',
      // A bar of no height would draw its gap over the axis.
      data: hours.map((mentions) => mentions?.[sentiment] || '-'),
      barCategoryGap: '28%',
      // A line of the page's own colour between the parts: their ends are seen without telling colours apart.
      itemStyle: { color: palette[sentiment], borderColor: palette.gap, borderWidth: 1 },
    })),
  }
}
