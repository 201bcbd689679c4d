import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawCard } from '../../../adapters/web/draw.ts'
import { drawDialog, drawDialogPage } from '../../../adapters/web/draw-dialog.ts'
import { drawHistory } from '../../../adapters/web/draw-history.ts'
import { drawKeptDialog, drawKeptPage } from '../../../adapters/web/draw-kept.ts'
import { readFilter } from '../../../adapters/web/filter.ts'
import type { Card } from '../../../src/core/card.ts'
import type { DialogField } from '../../../src/core/dialog.ts'
import { type RunningInbox, startInbox } from '../../support/browser.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { type Element, elementsOf, findElement, parsePage, textOf } from './page.ts'
import { createVisitor, pressAs, toldIn } from './visitor.ts'

const attack = `</p></article><script>x()</script><img src=x onerror=x()>"' onfocus=x() autofocus <hx-partial hx-target="#said">&amp;&#60;b>`

let inbox: RunningInbox
beforeEach(async () => {
  inbox = await startInbox({ cases: [makeCase({ item: { url: null } })] })
})
afterEach(() => inbox.close())

/** The elements and attributes of a page, without their texts and values. */
const shapeOf = (page: Element) =>
  elementsOf(page).map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '))

const linksOf = (page: Element) =>
  elementsOf(page).flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []))

const every = readFilter(new URLSearchParams('state=all'))

describe('A text of a stranger', () => {
  it('makes no markup, in whatever field of a card it stands', () => {
    const plain = inbox.memory.cardOf(inbox.memory.cases.get(1)!)
    const filled = (text: string): Card => ({
      ...plain,
      headline: text,
      severeMark: text,
      returnedMark: text,
      sampleMark: text,
      title: text,
      text: `${text}.`,
      author: text,
      facts: plain.facts.map((fact) => ({ ...fact, label: text, value: text })),
      main: plain.main.map((action) => ({ ...action, label: text })),
      more: plain.more.map((action) => ({ ...action, label: text })),
      moreLabel: text,
      link: { label: text, url: `https://example.com/?${text}` },
      answer: { label: text, url: `https://example.com/?${text}` },
    })
    const filter = { ...every, brand: attack, source: attack, topic: attack }
    const hostile = parsePage(String(drawCard(filled(attack), filter)))
    const harmless = parsePage(
      String(drawCard(filled('harmless'), { ...filter, brand: 'a', source: 'b', topic: 'c' })),
    )
    expect(shapeOf(hostile)).toEqual(shapeOf(harmless))
    expect(textOf(hostile)).toContain(attack)
  })

  it.each([
    'javascript:x()',
    'data:text/html,<script>x()</script>',
    'JaVaScRiPt:x()',
    'file:///etc/passwd',
    'x',
  ])('does not become a link to %s', (url) => {
    const link = { label: 'Open', url }
    const card = { ...inbox.memory.cardOf(inbox.memory.cases.get(1)!), link, answer: link }
    const page = parsePage(String(drawCard(card, every)))
    expect(linksOf(page)).toEqual(['/case/1', '/case/1'])
    const lines = [{ text: 'Aino answered', url }]
    expect(linksOf(parsePage(String(drawHistory(inbox.memory.t, [{ at: '14:30', lines }]))))).toEqual([])
  })

  it('opens its original without a word of where the reader came from', () => {
    const card = { ...inbox.memory.cardOf(makeCase()) }
    const page = parsePage(String(drawCard(card, every)))
    expect(findElement(page, ({ attributes }) => attributes.class === 'original')?.attributes).toMatchObject({
      href: 'https://reviews.example.com/acme/1',
      rel: 'noopener noreferrer nofollow ugc',
    })
  })

  it('makes no markup in a dialog, in what was kept of it, or in a history', () => {
    const { t } = inbox.memory
    const field = (text: string, kind: DialogField['kind']): DialogField => ({
      ...{ name: 'why', kind, label: text, hint: text, required: true, most: 2000, fault: text },
      ...{ options: [{ value: text, label: text }], value: [text] },
    })
    const dialogOf = (text: string) => ({
      ...{ message: text, back: `?brand=${encodeURIComponent(text)}` },
      dialog: {
        ...{ caseId: 1, action: 'dismiss' as const, locale: 'en' as const },
        ...{ title: text, about: text, submit: text, cancel: text },
        fields: (['one', 'many', 'line', 'text'] as const).map((kind) => field(text, kind)),
      },
    })
    const keptOf = (text: string) => ({
      ...{ caseId: 1, action: 'note' as const, back: `?brand=${encodeURIComponent(text)}` },
      input: { text: [text], [text]: [text], constructor: [text] },
    })
    const historyOf = (text: string) => [{ at: text, lines: [{ text, url: `https://example.com/?${text}` }] }]
    const draw = (text: string) => [
      drawDialog(dialogOf(text)),
      drawDialogPage(dialogOf(text)),
      drawKeptDialog(t, keptOf(text), text),
      drawKeptPage(t, keptOf(text), text),
      drawHistory(t, historyOf(text)),
    ]
    const [hostile, harmless] = [draw(attack), draw('harmless')]
    for (const [place, html] of hostile.entries()) {
      const page = parsePage(String(html))
      expect(shapeOf(page)).toEqual(shapeOf(parsePage(String(harmless[place]))))
      expect(textOf(page)).toContain(attack)
    }
  })

  it('stays a text in the address, in a name and in an answer', async () => {
    const visitor = createVisitor(inbox.url)
    const shape = async (path: string) => shapeOf(parsePage(await (await visitor.get(path)).text()))
    const inAddress = encodeURIComponent(attack)
    expect(await shape(`/?brand=${inAddress}`)).toEqual(await shape('/?brand=a'))
    expect(await shape(`/ask?words=${inAddress}`)).toEqual(await shape('/ask?words=a'))

    const name = attack.slice(0, 50)
    const told = await pressAs(visitor, 1, 'claim', name)
    expect(toldIn(told)).toBe('You have it now.')
    const article = findElement(parsePage(told), ({ attributes }) => attributes.id === 'case-1')!
    expect(textOf(article)).toContain(`claimed by ${name}`)
    const slower = toldIn(await pressAs(createVisitor(inbox.url), 1, 'claim', 'Veikko'))
    expect(slower).toBe(`${name} was faster and has it already.`)
  })

  it('cannot end an event and begin another one', async () => {
    inbox.memory.cases.set(
      1,
      makeCase({ item: { text: 'one\r\n\r\nevent: full\ndata: x\rid: 7\u2028<hx-partial>' } }),
    )
    const response = await fetch(`${inbox.url}/events`)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let read = ''
    while (!read.endsWith('\n\n')) read += (await reader.read()).value
    await reader.cancel()
    const fields = read
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0])
    expect(fields.slice(1).every((field) => field === 'data')).toBe(true)
    expect(read).not.toContain('\r')
    expect(read).toContain('&lt;hx-partial&gt;')
  })
})

describe('A name', () => {
  it.each(['', '   ', '\u200b\u202e', 'x'.repeat(61)])('is asked for again when it is %j', async (name) => {
    const page = await pressAs(createVisitor(inbox.url), 1, 'claim', name)
    expect(page).toContain('Please write a name of 1 to 60 characters.')
    expect(inbox.memory.clicks).toEqual([])
  })

  it('is shown on one line without what is invisible, and can be changed while the person stays the same', async () => {
    const visitor = createVisitor(inbox.url)
    await pressAs(visitor, 1, 'claim', ' Aino\u202e \n Virtanen ')
    const changed = await (await visitor.send('/name', { name: 'Aino V.' })).text()
    expect(toldIn(changed)).toBe('You are Aino V. now.')
    expect(toldIn(await pressAs(visitor, 1, 'claim', 'unasked'))).toBe('You have it already.')
    const [first, second] = inbox.memory.clicks.map((click) => click.who)
    expect(first).toMatchObject({ platform: 'web', name: 'Aino Virtanen' })
    expect(second).toEqual({ ...first, name: 'Aino V.' })
  })

  it('that is not ours, because its cookie is not, is asked for', async () => {
    const visitor = createVisitor(inbox.url)
    visitor.cookies.set('korva_person', 'short.Eve')
    expect(await (await visitor.send('/act', { case: '1', action: 'claim' })).text()).toContain(
      'Who are you?',
    )
  })
})
