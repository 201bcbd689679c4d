import type { Context, Hono } from 'hono'
import { drawCasePage } from './draw-case.ts'
import { drawHistory } from './draw-history.ts'
import { oneCase, readCaseId } from './filter.ts'
import { type PageNeeds, pageFor } from './pages.ts'
import { takeSaid } from './said.ts'
import { lookAt } from './view.ts'

/** The page of one case, to be linked to, and the history that cards ask for. */
export function serveCases(app: Hono, needs: PageNeeds): void {
  const { inbox } = needs.deps
  const { t } = needs.frame

  app.get('/case/:id', async (c) => {
    const caseId = caseIdOf(c)
    const view = caseId && (await lookAt(oneCase(caseId), inbox, t))
    if (!caseId || !view || view.articles.size === 0) return c.notFound()
    const shown = { view, history: await inbox.history(caseId), said: takeSaid(c) }
    const body = drawCasePage(t, caseId, shown)
    return c.html(await pageFor(c, needs, { title: view.title, current: 'inbox', body }))
  })

  app.get('/case/:id/history', async (c) => {
    const caseId = caseIdOf(c)
    return caseId ? c.html(drawHistory(t, await inbox.history(caseId))) : c.notFound()
  })
}

const caseIdOf = (c: Context) => readCaseId(c.req.param('id'))
