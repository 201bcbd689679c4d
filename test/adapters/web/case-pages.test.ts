import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningInbox, startInbox } from '../../support/browser.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { findElement, parsePage, textOf } from './page.ts'
import { createVisitor, dialogIn, tellName, toldIn, type Visitor } from './visitor.ts'

let inbox: RunningInbox
let aino: Visitor

beforeEach(async () => {
  inbox = await startInbox({ cases: [makeCase(), makeCase({ id: 2, kind: 'praise' })] })
  aino = createVisitor(inbox.url)
  await aino.send('/name', { name: 'Aino' })
})
afterEach(() => inbox.close())

const veikko = { platform: 'slack', id: 'U0VEIKKO', name: 'Veikko' } as const
const mainOf = (html: string) => textOf(findElement(parsePage(html), ({ name }) => name === 'main')!)

describe('The address of an action', () => {
  it('opens what the action asks, and leads back to the list that it was opened from', async () => {
    const html = await (await aino.get('/case/1/resolve?state=open')).text()
    expect(mainOf(html)).toContain('How was the customer treated?')
    expect(dialogIn(html)).not.toBeNull()
    const cancel = findElement(parsePage(html), ({ attributes }) => attributes.class === 'button')!
    expect(cancel.attributes.href).toBe('/?state=open')
    expect(inbox.memory.cases.get(1)!.version).toBe(1)
  })

  it('asks for a name first, and goes on', async () => {
    const stranger = createVisitor(inbox.url)
    const asked = await (await stranger.get('/case/1/note')).text()
    expect(inbox.memory.clicks).toEqual([])
    expect(mainOf(await tellName(stranger, asked, 'Veikko'))).toContain('Only your team sees it.')
  })

  it.each(['/case/1/claim', '/case/1/mute', '/case/2/resolve', '/case/2/ask-quote', '/case/1/explode'])(
    'does nothing where nothing is asked first: %s',
    async (path) => {
      expect((await aino.get(path)).status).toBe(404)
      expect(inbox.memory.clicks).toEqual([])
    },
  )

  it('says why when the case is closed already', async () => {
    const spam = { why: ['spam'] }
    await inbox.memory.desk.act({ caseId: 1, action: 'dismiss', who: veikko, place: null, input: spam })
    const html = await (await aino.get('/case/1/resolve?state=all')).text()
    expect(toldIn(html)).toBe('Veikko has dismissed it already.')
  })
})

describe('The page of a case', () => {
  it.each(['/case/99', '/case/0', '/case/-1', '/case/1e3', '/case/9999999999', '/case/x/history'])(
    'is not there for what is no case: %s',
    async (path) => {
      expect((await aino.get(path)).status).toBe(404)
    },
  )

  it('is where the query of a case leads', async () => {
    const response = await aino.get('/?case=2&state=open')
    expect(new URL(response.url).pathname).toBe('/case/2')
  })

  it('shows a case in whatever state it is, unfolded', async () => {
    const spam = { why: ['spam'] }
    await inbox.memory.desk.act({ caseId: 1, action: 'dismiss', who: veikko, place: null, input: spam })
    const html = await (await aino.get('/case/1')).text()
    const article = findElement(parsePage(html), ({ name }) => name === 'article')!
    expect(article.attributes).toMatchObject({ 'data-state': 'dismissed', 'data-folded': 'no' })
    expect(mainOf(html)).toContain('Veikko dismissed it: Spam')
  })

  it('is where the token leads that is asked for on the way to it', async () => {
    await inbox.close()
    inbox = await startInbox({ token: 'a-long-secret-token' })
    const visitor = createVisitor(inbox.url)
    const asked = parsePage(await (await visitor.get('/case/1')).text())
    const next = findElement(asked, ({ attributes }) => attributes.name === 'next')!.attributes.value!
    const response = await visitor.send('/login', { token: 'a-long-secret-token', next })
    expect(new URL(response.url).pathname).toBe('/case/1')
  })
})

describe('What is posted to the web inbox', () => {
  const channel = { id: 'desk', platform: 'web', target: null, brands: null } as const
  const signalled: number[] = []
  beforeEach(() => {
    signalled.length = 0
    inbox.memory.signals.subscribe((caseId) => signalled.push(caseId))
  })

  it('tells the open pages of a case when something is said below its card', async () => {
    const { chat } = inbox.adapter
    const under = await chat.post(channel, { card: inbox.memory.cardOf(makeCase()) }, 'd-1')
    const thread = { lines: [{ text: '15 min left', url: null }], calls: [] }
    const said = await chat.post(channel, { thread, under }, 'd-2')
    expect(said).toEqual({ platform: 'web', place: 'inbox', message: 'd-2', service: null })
    expect(signalled).toEqual([1, 1])
  })

  it('shows no digest, since every case of it is listed', async () => {
    const { chat } = inbox.adapter
    const digest = { id: 'd-3', locale: 'en', title: '2 cases', lines: [], open: null, url: null } as const
    const drawn = { digest: { ...digest, lines: [] } }
    const ref = await chat.post(channel, drawn, 'd-3')
    await chat.redraw(ref, drawn)
    expect(ref.message).toBe('d-3')
    expect(signalled).toEqual([])
  })
})
