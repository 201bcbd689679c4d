import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { describeError } from '../core/errors.ts'
import type { OpinionCount } from '../core/opinion.ts'
import type { HttpRoute, Log } from '../core/ports.ts'
import type { TodayReport } from '../core/report.ts'
import { answerText } from './create-server.ts'
import { hasToken, isLocal } from './who-asks.ts'

export interface MetricsParts {
  today(): Promise<TodayReport>
  /** How often a second opinion was asked today; left out or null: it is off. */
  opinions?: (() => Promise<OpinionCount>) | null
  /** KORVA_WEB_TOKEN; null: only this machine may ask. */
  token: string | null
  log: Log
}

/**
 * `/metrics`: the process's own figures and today's report, as Prometheus reads them. No texts, no names of people; but
 * how a company's customers feel is not everybody's: it is asked for on this machine, or with the token as a bearer.
 */
export function metricsRoute({ today, opinions, token, log }: MetricsParts): HttpRoute {
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
  const sources = gauge('korva_sources', 'Sources of the settings')
  const heard = gauge('korva_sources_heard', 'Sources that are heard now')
  const deaf = gauge('korva_sources_deaf', 'Sources that are not heard')
  const asked =
    opinions &&
    gauge('korva_opinions_today', 'Second opinions asked for today, by what came of it', ['outcome'])
  return {
    path: '/metrics',
    handle(request, response) {
      if (!isLocal(request) && !hasToken(request, token)) {
        return answerText(
          response,
          401,
          'Ask on this machine, or with Authorization: Bearer KORVA_WEB_TOKEN.',
        )
      }
      const answer = async () => {
        const report = await today()
        for (const [sentiment, count] of Object.entries(report.mentions)) mentions.set({ sentiment }, count)
        for (const [state, count] of Object.entries(report.cases)) cases.set({ state }, count)
        waiting.set(report.waiting.count)
        overdue.set(report.waiting.overdue)
        sources.set(report.sources.total)
        heard.set(report.sources.heard)
        deaf.set(report.sources.deaf.length)
        const second = await opinions?.()
        asked?.set({ outcome: 'answered' }, (second?.asked ?? 0) - (second?.failed ?? 0))
        asked?.set({ outcome: 'failed' }, second?.failed ?? 0)
        const text = await registry.metrics()
        response.writeHead(200, { 'content-type': registry.contentType })
        response.end(text)
      }
      answer().catch((error) => {
        log.error({ error: describeError(error) }, 'The figures for /metrics could not be read')
        answerText(response, 503, 'The database does not answer; the log says more.')
      })
    },
  }
}
