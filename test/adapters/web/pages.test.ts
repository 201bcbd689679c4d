import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DialogInput } from '../../../src/core/dialog.ts'
import { type InboxOptions, type RunningInbox, startInbox } from '../../support/browser.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { elementsOf, findElement, parsePage, textOf } from './page.ts'
import { createVisitor, toldIn } from './visitor.ts'

let inbox: RunningInbox
afterEach(() => inbox.close())

async function open(path: string, options: InboxOptions = {}) {
  inbox = await startInbox(options)
  const response = await createVisitor(inbox.url).get(path)
  return parsePage(await response.text())
}

const aino = { platform: 'web', id: 'x', name: 'Aino' } as const
const resolved = {
  ...{ state: 'resolved' as const, by: aino, outcome: null },
  ...{ at: new Date('2026-11-21T12:20:00Z'), answeredAt: new Date('2026-11-21T12:20:00Z') },
}

const tabsOf = (page: ReturnType<typeof parsePage>, list: 'kinds' | 'states') =>
  textsOf(findElement(page, ({ attributes }) => attributes.class === list)!, 'li')

const textsOf = (page: ReturnType<typeof parsePage>, wanted: string) =>
  elementsOf(page)
    .filter(({ name }) => name === wanted)
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim())

describe('The inbox', () => {
  it('has a heading for the page and one for each case, landmarks and a way around them', async () => {
    const page = await open('/')
    expect(textsOf(page, 'h1')).toEqual(['Inbox'])
    expect(textsOf(page, 'h2')).toEqual(['Acme: negative'])
    expect(textsOf(page, 'title')).toEqual(['(1) Korva inbox'])
    expect(textsOf(page, 'a')[0]).toBe('Skip to the content')
    for (const landmark of ['header', 'main', 'nav']) expect(textsOf(page, landmark)).not.toEqual([])
    expect(findElement(page, ({ name }) => name === 'html')?.attributes.lang).toBe('en')
  })

  it('counts every state with the query of the list', async () => {
    const by = { platform: 'web', id: 'x', name: 'Aino' } as const
    const at = new Date('2026-11-21T12:00:00Z')
    const page = await open('/', {
      cases: [
        makeCase(),
        makeCase({ id: 2, state: { state: 'claimed', owner: by, at, lapsesAt: null } }),
        makeCase({ id: 3, state: { state: 'resolved', by, at, answeredAt: at, outcome: null } }),
      ],
    })
    expect(tabsOf(page, 'states')).toEqual([
      'Waiting 2',
      'Open 1',
      'Claimed 1',
      'Answered 0',
      'Snoozed 0',
      'Resolved 1',
      'Dismissed 0',
      'All 3',
    ])
    expect(textsOf(page, 'article')).toHaveLength(2)
  })

  it('keeps praise apart, and counts what of it waits', async () => {
    const page = await open('/?kind=praise', {
      cases: [
        makeCase(),
        makeCase({ id: 2, kind: 'praise' }),
        makeCase({ id: 3, kind: 'praise', state: resolved }),
      ],
    })
    expect(tabsOf(page, 'kinds')).toEqual(['Complaints 1', 'Praise 1'])
    expect(tabsOf(page, 'states').at(-1)).toBe('All 2')
    const articles = elementsOf(page).filter(({ name }) => name === 'article')
    expect(articles.map(({ attributes }) => [attributes.id, attributes['data-kind']])).toEqual([
      ['case-2', 'praise'],
    ])
    const buttons = elementsOf(articles[0]!).filter(({ name }) => name === 'button')
    expect(buttons.map((button) => button.attributes.value)).toEqual([
      ...['thank', 'ask-quote', 'never-ask', 'note', 'dismiss'],
    ])
  })

  it('lists just the cases that a digest names, whatever they are', async () => {
    const page = await open('/?ids=3,2,99,x', {
      cases: [makeCase(), makeCase({ id: 2, kind: 'praise' }), makeCase({ id: 3 })],
    })
    const articles = elementsOf(page).filter(({ name }) => name === 'article')
    expect(articles.map(({ attributes }) => attributes.id)).toEqual(['case-2', 'case-3'])
    expect(tabsOf(page, 'states')[0]).toBe('Waiting 2')
  })

  it('shows all that a card says of a case that was answered, came back and is noted', async () => {
    const at = new Date('2026-11-21T12:20:00Z')
    const said = (text: string, rating: number) => ({ text, rating })
    const page = await open('/', {
      cases: [
        makeCase({
          state: { state: 'answered', owner: aino, by: aino, at, reply: 'https://answers.example.com/1' },
          returned: { at, before: said('It was fine', 4), after: said('It broke', 1), again: true },
          author: { negative: 2, positive: 0, lastNegativeAt: at, lastPositiveAt: null },
          notes: { count: 2, last: { who: aino, at, text: 'She was called' } },
        }),
      ],
    })
    const article = findElement(page, ({ name }) => name === 'article')!
    expect(article.attributes).toMatchObject({ 'data-kind': 'complaint', 'data-state': 'answered' })
    const text = textOf(article).replace(/\s+/g, ' ')
    for (const words of ['Wrote again', 'complained 2 times', '★4 before, ★1 now', 'before: “It was fine”']) {
      expect(text).toContain(words)
    }
    expect(text).toContain('Aino: She was called (2 notes)')
    const link = findElement(
      article,
      ({ attributes }) => attributes.href === 'https://answers.example.com/1',
    )!
    expect(textOf(link)).toBe('Open the answer')
  })

  it('names stars in words, and shows a long text in two steps', async () => {
    const text = 'word '.repeat(250).trim()
    const page = await open('/', { cases: [makeCase({ item: { text, rating: 2 } })] })
    const stars = findElement(page, ({ attributes }) => attributes.role === 'img')!
    expect(stars.attributes['aria-label']).toBe('2 of 5 stars')
    const shown = findElement(page, ({ attributes }) => attributes.class === 'text')!
    expect(textOf(shown).replace('Show the rest', '')).toBe(text)
    expect(textOf(findElement(shown, ({ name }) => name === 'details')!).length).toBeGreaterThan(700)
  })

  it('says that samples are samples, and where real sources go', async () => {
    expect(textOf(await open('/', { samples: true }))).toContain('config/korva.yaml')
  })

  it('tells what to do where there is nothing', async () => {
    expect(textOf(await open('/', { cases: [] }))).toContain('Nothing waits.')
  })

  it('marks what is severe in words beside the headline', async () => {
    const page = await open('/')
    const head = findElement(page, ({ attributes }) => attributes.class === 'card-head')!
    expect(textOf(head).replace(/\s+/g, ' ')).toContain('Acme: negative #1 High severity')
  })

  it('offers the topics of the settings, feelings and severity to choose from', async () => {
    const page = await open('/?severity=high&topic=delivery&feeling=joy')
    expect(
      elementsOf(page)
        .filter(({ name }) => name === 'select')
        .map(({ attributes }) => attributes.name),
    ).toEqual([...['brand', 'source', 'severity', 'feeling', 'topic']])
    const chosen = elementsOf(page).filter(
      ({ name, attributes }) => name === 'option' && 'selected' in attributes,
    )
    expect(chosen.map(({ attributes }) => attributes.value)).toEqual(['', '', 'high', 'joy', 'delivery'])
    expect(textOf(page)).toContain('Nothing here matches what is chosen above.')
  })

  it('marks what is overdue in words and for the style', async () => {
    const page = await open('/', { cases: [makeCase({ dueAt: new Date('2026-11-21T12:00:00Z') })] })
    const article = findElement(page, ({ name }) => name === 'article')!
    expect(article.attributes['data-urgency']).toBe('overdue')
    expect(textOf(article)).toContain('overdue by 30 min')
  })
})

describe('What is not heard', () => {
  const deaf = {
    ...{ id: 'board', name: 'Acme <b>board</b>', health: 'failing' as const },
    words: 'failing since 21 Nov, 13:05: https://board.example refused the connection (ECONNREFUSED)',
    todo: 'Check the port, and whether the server runs.',
  }
  const stripOf = (page: ReturnType<typeof parsePage>) =>
    findElement(page, ({ attributes }) => attributes.id === 'unheard')!

  it.each(['/', '/today', '/ask', '/name'])('stands on top of %s, with why and what to do', async (path) => {
    inbox = await startInbox()
    inbox.memory.unheard.push(deaf)
    const page = parsePage(await (await createVisitor(inbox.url).get(path)).text())
    const strip = stripOf(page)
    expect(strip.attributes['aria-live']).toBe('polite')
    expect(textOf(strip)).toContain('1 source is not heard')
    for (const words of [deaf.name, deaf.words, deaf.todo]) expect(textOf(strip)).toContain(words)
  })

  it('is an empty strip while all is well, and brings itself up to date', async () => {
    const strip = stripOf(await open('/'))
    expect(textOf(strip).trim()).toBe('')
    inbox.memory.unheard.push(deaf, {
      ...deaf,
      id: 'off',
      name: 'YouTube',
      health: 'off',
      words: 'off',
      todo: null,
    })
    const asked = await createVisitor(inbox.url).get(strip.attributes['hx-get']!)
    expect(textOf(parsePage(await asked.text()))).toContain('2 sources are not heard')
  })

  it('is folded where it would push the cases out of sight', async () => {
    inbox = await startInbox()
    for (let n = 0; n < 12; n++) inbox.memory.unheard.push({ ...deaf, id: `board-${n}` })
    const page = parsePage(await (await createVisitor(inbox.url).get('/')).text())
    const list = findElement(stripOf(page), ({ name }) => name === 'details')!
    expect(list.attributes).not.toHaveProperty('open')
    expect(textsOf(stripOf(page), 'li')).toHaveLength(12)
  })

  it('is told to nobody who may not see the inbox', async () => {
    inbox = await startInbox({ token: 'right-token-of-16' })
    inbox.memory.unheard.push(deaf)
    for (const path of ['/', '/unheard']) {
      expect(await (await createVisitor(inbox.url).get(path)).text()).not.toContain('board.example')
    }
  })
})

describe('The history of a case', () => {
  beforeEach(async () => {
    inbox = await startInbox({ cases: [makeCase(), makeCase({ id: 2, kind: 'praise' })] })
  })
  const read = async (path: string, headers: Record<string, string> = {}) =>
    parsePage(await (await createVisitor(inbox.url).get(path, headers)).text())
  const act = (action: 'claim' | 'note' | 'reply', input: DialogInput | null = null) =>
    inbox.memory.desk.act({ caseId: 1, action, who: aino, place: null, input })

  it('is one press away from its card, on a page of its own with the card and its address', async () => {
    await act('claim')
    await act('note', { text: ['Called her <b>\nat noon'] })
    await act('reply', { url: ['https://answers.example.com/1'] })
    const link = findElement(await read('/'), ({ attributes }) => attributes.href === '/case/1')!
    const page = await read(link.attributes.href!)
    expect(textsOf(page, 'h1')).toEqual(['Case 1'])
    expect(findElement(page, ({ attributes }) => attributes.id === 'case-1')).not.toBeNull()
    expect(textsOf(page, 'ol')).toHaveLength(1)
    const lines = textsOf(findElement(page, ({ name }) => name === 'ol')!, 'li')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('Aino')
    expect(lines[1]).toContain('Called her <b> at noon')
    expect(findElement(page, ({ name }) => name === 'b')).toBeNull()
    const answer = elementsOf(findElement(page, ({ name }) => name === 'ol')!).find(
      ({ name }) => name === 'a',
    )
    expect(answer?.attributes).toMatchObject({
      href: 'https://answers.example.com/1',
      rel: 'noopener noreferrer nofollow ugc',
    })
  })

  it('is a part of a page for htmx, which asks for it when it is opened', async () => {
    await act('claim')
    const fold = findElement(await read('/'), ({ attributes }) => attributes['data-history'] === '1')!
    const part = await read(fold.attributes['hx-get']!, { 'hx-request': 'true' })
    expect(textsOf(part, 'li')).toHaveLength(1)
    expect(findElement(part, ({ name }) => name === 'html')).toBeNull()
  })

  it('leads from praise as well, and a press on its page leads back to it', async () => {
    expect(textsOf(await read('/case/2'), 'article')).toHaveLength(1)
    const visitor = createVisitor(inbox.url)
    await visitor.send('/name', { name: 'Aino' })
    const page = parsePage(await (await visitor.get('/case/1')).text())
    const back = findElement(page, ({ attributes }) => attributes.name === 'back')!.attributes.value!
    const told = await visitor.send('/act', { case: '1', action: 'claim', back })
    expect(new URL(told.url).pathname).toBe('/case/1')
    expect(toldIn(await told.text())).toBe('You have it now.')
  })

  it.each(['/case/99', '/case/0', '/case/x', '/case/x/history', '/case/1/explode', '/case/99999999999999'])(
    'is not there at %s',
    async (path) => {
      expect((await createVisitor(inbox.url).get(path)).status).toBe(404)
    },
  )
})

describe('The words that are asked', () => {
  it('are answered to whoever asks, with their name where it is known', async () => {
    inbox = await startInbox()
    const asked = vi.spyOn(inbox.memory.desk, 'answer')
    const visitor = createVisitor(inbox.url)
    await visitor.get('/ask?words=help')
    expect(asked.mock.lastCall![2]).toEqual({
      who: { platform: 'web', id: 'anonymous', name: 'Web' },
      place: null,
    })
    await visitor.send('/name', { name: 'Aino' })
    await visitor.get('/ask?words=help')
    expect(asked.mock.lastCall![2]).toMatchObject({ who: { platform: 'web', name: 'Aino' }, place: null })
  })
})

describe('The report', () => {
  it('has the lines, a picture with words for it, and the figures as a table', async () => {
    const page = await open('/today')
    expect(textsOf(page, 'h1')).toEqual(['Today, Saturday 21 November'])
    expect(textOf(page)).toContain('Not heard: acme-board')
    const image = findElement(page, ({ attributes }) => attributes.src === '/today.svg')!
    expect(image.attributes.alt).toContain('3 negative, 1 neutral, 2 positive')
    expect(textsOf(page, 'tr').slice(1)).toEqual(['9–10102', '14–15210'])
  })

  it('shows how people felt, what it was about and how bad it was, with bars beside the figures', async () => {
    const page = await open('/today')
    const tallies = elementsOf(page).filter(({ attributes }) => attributes.class === 'tally')
    expect(tallies.map((tally) => textOf(tally).replace(/\s+/g, ' ').trim())).toEqual([
      ...[
        'How they felt anger2joy1',
        'What it was about delivery3Customer <care>1',
        'How severe it was High1Medium2',
      ],
    ])
    const bars = tallies.flatMap(elementsOf).filter(({ name }) => name === 'rect')
    expect(bars.map(({ attributes }) => [attributes.class, attributes.width])).toEqual([
      ...[
        ['unhappy', '100%'],
        ['glad', '50%'],
        ['plain', '100%'],
        ['plain', '33%'],
      ],
      ...[
        ['high', '50%'],
        ['medium', '100%'],
      ],
    ])
  })

  it('draws the day in the words of the settings, for light and dark, wide and narrow', async () => {
    inbox = await startInbox({ locale: 'fi' })
    const drawn = new Set<string>()
    for (const query of ['', '?dark', '?narrow', '?narrow&dark']) {
      const response = await createVisitor(inbox.url).get(`/today.svg${query}`)
      expect(response.headers.get('content-type')).toBe('image/svg+xml')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      const svg = await response.text()
      expect(textsOf(parsePage(svg), 'text')).toEqual(
        expect.arrayContaining(['kielteinen', 'myönteinen', 'Tunti']),
      )
      drawn.add(svg)
    }
    expect(drawn.size).toBe(4)
  })
})

describe('The chat port', () => {
  it('names its posts by case, and checks each channel', async () => {
    inbox = await startInbox()
    const channel = { id: 'desk', platform: 'web', target: 'team-a', brands: null } as const
    const card = inbox.memory.cardOf(inbox.memory.cases.get(1)!)
    const { chat } = inbox.adapter
    expect(await chat.post(channel, { card }, 'd-1')).toEqual({
      platform: 'web',
      place: 'team-a',
      message: '1',
      service: null,
    })
    expect(await chat.find(channel, { card }, { deliveryId: 'd-1', since: new Date(0) })).toBeNull()
    const thread = { lines: [{ text: '15 minutes left', url: null }], calls: [] }
    const under = { platform: 'web', place: 'team-a', message: '1', service: null } as const
    const told: number[] = []
    inbox.memory.signals.subscribe((caseId) => void told.push(caseId))
    await chat.post(channel, { thread, under }, 'd-2')
    await chat.redraw(under, { card })
    const digest = { id: 'd-3', locale: 'en' as const, title: '2 cases', lines: [], open: 'Open', url: null }
    expect(await chat.post(channel, { digest }, 'd-3')).toMatchObject({ message: 'd-3' })
    await chat.redraw({ ...under, message: 'd-3' }, { digest })
    expect(told).toEqual([1, 1])
    expect(await chat.check([channel])).toMatchObject([{ what: 'web channel desk', ok: true, hint: null }])
  })
})
