import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { describeError } from '../core/errors.ts'
import type { HttpRoute } from '../core/ports.ts'
import type { TodayReport } from '../core/report.ts'
import { answerText } from './create-server.ts'

/** `/metrics`: the process's own figures and today's report, as Prometheus reads them. No texts, no names of people. */
export function metricsRoute(today: () => Promise<TodayReport>): HttpRoute {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const mentions = gauge('korva_mentions_today', 'Mentions that customers wrote today', ['sentiment'])
  const cases = gauge('korva_cases_opened_today', 'Cases opened today, by the state they are in now', [
    'state',
  ])
  const waiting = gauge('korva_cases_waiting', 'Cases that wait for an answer')
  const overdue = gauge('korva_cases_overdue', 'Waiting cases past the promise')
  const deaf = gauge('korva_sources_deaf', 'Sources that are not heard')
  return {
    path: '/metrics',
    handle(_request, response) {
      const answer = async () => {
        const report = await today()
        for (const [sentiment, count] of Object.entries(report.mentions)) mentions.set({ sentiment }, count)
        for (const [state, count] of Object.entries(report.cases)) cases.set({ state }, count)
        waiting.set(report.waiting.count)
        overdue.set(report.waiting.overdue)
        deaf.set(report.sources.deaf.length)
        const text = await registry.metrics()
        response.writeHead(200, { 'content-type': registry.contentType })
        response.end(text)
      }
      answer().catch((error) => answerText(response, 503, describeError(error).message))
    },
  }
}
