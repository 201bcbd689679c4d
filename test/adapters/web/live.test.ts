import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { limits } from '../../../adapters/web/limits.ts'
import { type RunningInbox, startInbox } from '../../support/browser.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { elementsOf, parsePage, textOf } from './page.ts'
import { createVisitor } from './visitor.ts'

let inbox: RunningInbox
let now: Date
const opened: { close(): void }[] = []

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  now = new Date('2026-11-21T12:30:00Z')
  inbox = await startInbox({ cases: [makeCase(), makeCase({ id: 2 }), makeCase({ id: 3 })], now: () => now })
})
afterEach(async () => {
  for (const page of opened.splice(0)) page.close()
  await inbox.close()
  vi.useRealTimers()
})

/** Listens as a page does; `next` resolves to the next event or comment, null when the server has ended the stream. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const response = await fetch(`${inbox.url}/events${query}`, { headers, signal: leaving.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  opened.push({ close: () => leaving.abort() })
  return {
    response,
    async next(): Promise<{ raw: string; id: string; html: string } | null> {
      while (!buffer.includes('\n\n')) {
        const { done, value } = await reader.read()
        if (done) return null
        buffer += value
      }
      const raw = buffer.slice(0, buffer.indexOf('\n\n'))
      buffer = buffer.slice(raw.length + 2)
      const data = raw.split('\n').filter((line) => line.startsWith('data: '))
      return {
        raw,
        id: raw.match(/^id: (.*)$/m)?.[1] ?? '',
        html: data.map((line) => line.slice(6)).join('\n'),
      }
    },
  }
}

/** The mark of the view that a page of this address shows. */
async function markOf(path: string): Promise<string> {
  const html = await (await createVisitor(inbox.url).get(path)).text()
  return html.match(/seen=([\w-]+)/)![1]!
}

const targetsOf = (html: string) =>
  elementsOf(parsePage(html))
    .filter(({ name }) => name === 'hx-partial')
    .map(({ attributes }) => `${attributes['hx-swap']} ${attributes['hx-target']}`)

const aino = { platform: 'slack', id: 'U1', name: 'Aino' } as const
const ofUmbrella = (id: number) => {
  const subject = makeCase({ id })
  return { ...subject, mention: { ...subject.mention, brandId: 'umbrella' } }
}
const inputs = { claim: null, reopen: null, resolve: { solved: ['yes'], treated: ['kind'] } }
const act = (caseId: number, action: keyof typeof inputs) =>
  inbox.memory.desk.act({ caseId, action, who: aino, place: null, input: inputs[action] })

describe('An open page', () => {
  it('that shows what is true hears nothing until something changes, then of that alone', async () => {
    const page = await listen(`?seen=${await markOf('/')}`)
    await act(2, 'claim')
    const { html, id } = (await page.next())!
    expect(targetsOf(html)).toEqual(['innerMorph #tabs', 'outerMorph #case-2'])
    expect(textOf(parsePage(html))).toContain('claimed by Aino')
    expect(id).toBe(await markOf('/'))
  })

  it('that missed something, or comes back after a restart, gets everything at once', async () => {
    const seen = await markOf('/')
    await act(1, 'claim')
    for (const page of [await listen(`?seen=${seen}`), await listen('', { 'last-event-id': seen })]) {
      const { html } = (await page.next())!
      expect(targetsOf(html)).toEqual(['innerMorph #tabs', 'innerMorph #cards'])
      expect(html.match(/<article/g)).toHaveLength(3)
    }
  })

  it('keeps a case that leaves its filter in its place, folded, and gets a new one after its neighbour', async () => {
    const page = await listen(`?state=open&seen=${await markOf('/?state=open')}`)
    await act(1, 'resolve')
    const left = (await page.next())!.html
    expect(targetsOf(left)).toEqual(['innerMorph #tabs', 'outerMorph #case-1'])
    expect(left).toContain('data-folded="yes"')
    await act(1, 'reopen')
    const back = (await page.next())!.html
    expect(targetsOf(back)).toEqual(['innerMorph #tabs', 'delete #case-1', 'afterbegin #cards'])

    inbox.memory.cases.set(4, makeCase({ id: 4 }))
    await inbox.memory.signals.publish(4)
    expect(targetsOf((await page.next())!.html)).toEqual([
      'innerMorph #tabs',
      'delete #case-4',
      'afterend #case-3',
    ])
    inbox.memory.cases.delete(3)
    await inbox.memory.signals.publish(3)
    expect(targetsOf((await page.next())!.html)).toEqual(['innerMorph #tabs', 'delete #case-3'])
  })

  it('hears of other filters only what its own holds', async () => {
    const page = await listen(`?brand=umbrella&seen=${await markOf('/?brand=umbrella')}`)
    await act(1, 'claim')
    inbox.memory.cases.set(4, ofUmbrella(4))
    await inbox.memory.signals.publish(4)
    expect(targetsOf((await page.next())!.html)).toEqual([
      'innerMorph #tabs',
      'delete #case-4',
      'afterbegin #cards',
    ])
  })

  it('of one case hears of that one alone, and keeps it whatever becomes of it', async () => {
    const page = await listen(`?case=2&seen=${await markOf('/case/2')}`)
    await act(1, 'claim')
    await act(2, 'resolve')
    const { html } = (await page.next())!
    expect(targetsOf(html)).toEqual(['outerMorph #case-2'])
    expect(html).toContain('data-folded="no"')
    expect(html).toContain('<title>Case 2</title>')
  })

  it('folds praise whose author thought better of it', async () => {
    inbox.memory.cases.set(4, makeCase({ id: 4, kind: 'praise' }))
    const page = await listen(`?kind=praise&seen=${await markOf('/?kind=praise')}`)
    inbox.memory.cases.set(4, makeCase({ id: 4, version: 2 }))
    await inbox.memory.signals.publish(4)
    const { html } = (await page.next())!
    expect(targetsOf(html)).toEqual(['innerMorph #tabs', 'outerMorph #case-4'])
    expect(html).toContain('data-folded="yes"')
  })

  it('has true minutes, and a sign of life between them', async () => {
    const page = await listen(`?seen=${await markOf('/')}`)
    vi.advanceTimersByTime(limits.tickMs)
    expect((await page.next())!.raw).toBe(': here')
    now = new Date('2026-11-21T13:40:30Z')
    vi.advanceTimersByTime(limits.tickMs)
    expect((await page.next())!.raw).toBe(': here')
    const { html } = (await page.next())!
    expect(textOf(parsePage(html))).toContain('overdue by 6 min')
    expect(html).toContain('data-urgency="overdue"')
  })

  it('is let go when the server stops', async () => {
    const page = await listen(`?seen=${await markOf('/')}`)
    await inbox.adapter.stop()
    expect(await page.next()).toBeNull()
  })

  it('reads the database once for all pages with the same filter', async () => {
    const seen = await markOf('/')
    const pages = await Promise.all(Array.from({ length: 5 }, () => listen(`?seen=${seen}`)))
    const list = vi.spyOn(inbox.memory.inbox, 'list')
    await act(1, 'claim')
    const heard = await Promise.all(pages.map((page) => page.next()))
    expect(new Set(heard.map((event) => event?.raw)).size).toBe(1)
    expect(list).toHaveBeenCalledTimes(1)
  })

  it('goes on after the database was away', async () => {
    const page = await listen(`?seen=${await markOf('/')}`)
    vi.spyOn(inbox.memory.inbox, 'list').mockRejectedValueOnce(new Error('connection refused'))
    await act(1, 'claim')
    await vi.waitFor(() => expect(inbox.logged.join()).toContain('connection refused'))
    vi.advanceTimersByTime(limits.tickMs)
    expect((await page.next())!.raw).toBe(': here')
    expect(textOf(parsePage((await page.next())!.html))).toContain('claimed by Aino')
  })
})

describe('The stream', () => {
  it('has room for so many pages; one more is told to come back, and gets the next free place', async () => {
    const seen = await markOf('/')
    const pages = await Promise.all(Array.from({ length: limits.streams }, () => listen(`?seen=${seen}`)))
    expect((await (await listen()).next())?.raw).toBe(`event: full\nretry: ${limits.fullRetryMs}\ndata: full`)
    expect(pages[0]?.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    opened[0]!.close()
    await vi.waitFor(async () => expect((await (await listen()).next())?.raw).toMatch(/^id: /), 10_000)
  })

  it('takes no place for a question about its head', async () => {
    expect((await fetch(`${inbox.url}/events`, { method: 'HEAD' })).status).toBe(405)
  })

  it('is not for pages of other sites, which could take all places', async () => {
    expect((await listen('', { 'sec-fetch-site': 'cross-site' })).response.status).toBe(403)
  })
})
