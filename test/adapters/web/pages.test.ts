import { afterEach, describe, expect, it } from 'vitest'
import { type InboxOptions, type RunningInbox, startInbox } from '../../support/browser.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { elementsOf, findElement, parsePage, textOf } from './page.ts'
import { createVisitor } from './visitor.ts'

let inbox: RunningInbox
afterEach(() => inbox.close())

async function open(path: string, options: InboxOptions = {}) {
  inbox = await startInbox(options)
  const response = await createVisitor(inbox.url).get(path)
  return parsePage(await response.text())
}

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
        makeCase({ id: 2, state: { state: 'claimed', owner: by, at } }),
        makeCase({ id: 3, state: { state: 'resolved', by, at } }),
      ],
    })
    expect(textsOf(page, 'li').slice(3)).toEqual([
      'Waiting 2',
      'Open 1',
      'Claimed 1',
      'Resolved 1',
      'Dismissed 0',
      'All 3',
    ])
    expect(textsOf(page, 'article')).toHaveLength(2)
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
    expect(textOf(head).replace(/\s+/g, ' ')).toContain('Acme: negative High severity')
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
    const channel = { id: 'desk', platform: 'web', target: 'team-a' } as const
    const card = inbox.memory.cardOf(inbox.memory.cases.get(1)!)
    const { chat } = inbox.adapter
    expect(await chat.post(channel, { card }, 'd-1')).toEqual({
      platform: 'web',
      place: 'team-a',
      message: '1',
      service: null,
    })
    expect(await chat.find(channel, 'd-1', new Date(0))).toBeNull()
    expect(await chat.check([channel])).toMatchObject([{ what: 'web channel desk', ok: true, hint: null }])
  })
})
