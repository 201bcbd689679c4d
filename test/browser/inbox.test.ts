import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type RunningInbox, startInbox } from '../support/browser.ts'
import { findChromium } from '../support/find-chromium.ts'
import { makeVerdict } from '../support/make-verdict.ts'
import { makeCase } from '../support/memory-desk.ts'

const cases = () => [
  makeCase(),
  makeCase({ id: 2, item: { title: 'Second story' } }),
  makeCase({ id: 3, item: { title: 'Third story' } }),
]

// A machine without Chromium (name one in CHROMIUM) skips these; the same doors are tested without it in test/adapters.
describe.skipIf(!findChromium())('The web inbox in a browser', () => {
  let browser: Browser
  let inbox: RunningInbox
  let contexts: BrowserContext[] = []
  /** What the console complained of: a violation of the policy, a script that failed. */
  let complaints: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    complaints = []
    contexts = []
    inbox = await startInbox({ cases: cases() })
  })
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await inbox.close()
  })

  async function open(path = '/', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext(options)
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
    })
    await page.goto(inbox.url + path)
    return page
  }

  async function openLive(path = '/'): Promise<Page> {
    const page = await open(path)
    await page.locator('#live[data-live="on"]').waitFor()
    return page
  }

  const card = (page: Page, id: number) => page.locator(`article#case-${id}`)
  const button = (page: Page, id: number, name: string) => card(page, id).getByRole('button', { name })
  const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

  const dialog = (page: Page) => page.getByRole('dialog')

  async function claimAs(page: Page, id: number, name: string) {
    await button(page, id, 'Claim').click()
    const ask = page.getByRole('dialog', { name: 'Who are you?' })
    await ask.getByLabel('Your name').fill(name)
    await ask.getByRole('button', { name: 'Save and continue: Claim' }).click()
  }

  it('asks for a name once, claims, resolves and takes it back, in place', async () => {
    const page = await openLive()
    await claimAs(page, 1, 'Aino')
    await said(page, 'You have it now.')
    await card(page, 1).getByText('claimed by Aino').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByText('You are Aino').waitFor()

    await button(page, 1, 'Resolve').click()
    await page.getByText('Yes', { exact: true }).click()
    await page.getByText('Kindly').click()
    await dialog(page).getByRole('button', { name: 'Resolve' }).click()
    await said(page, 'Resolved. Thank you.')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await card(page, 1).getByText('kind; solved: yes').waitFor()
    await button(page, 1, 'Reopen').click()
    await said(page, 'Open again.')
    await button(page, 1, 'Claim').waitFor()
    expect(complaints).toEqual([])
  })

  it('shows a change, a new case and the counters in every open page, without a reload', async () => {
    const [one, other] = [await openLive(), await openLive()]
    await claimAs(one, 2, 'Aino')
    await card(other, 2).getByText('claimed by Aino').waitFor()
    expect(await other.getByRole('status').textContent()).toBe('')

    const fresh = makeCase({ id: 4, item: { title: 'Just in' } })
    inbox.memory.cases.set(4, fresh)
    await inbox.adapter.chat.post(
      { id: 'desk', platform: 'web', target: null, brands: null },
      { card: inbox.memory.cardOf(fresh) },
      'delivery-4',
    )
    await card(other, 4).getByText('Just in').waitFor()
    await other.getByRole('link', { name: 'Waiting 4' }).waitFor()
    expect(await other.locator('article').evaluateAll((all) => all.map((each) => each.id))).toEqual([
      'case-1',
      'case-2',
      'case-3',
      'case-4',
    ])
    await other.waitForFunction(`document.title === '(4) Korva inbox'`)
  })

  it('tells the slower claimer who was faster, and nobody else', async () => {
    const [fast, slow] = [await openLive(), await openLive()]
    // The slower one looks at a page that is no longer true.
    await slow.route('**/events*', (route) => route.abort())
    await slow.reload()
    await claimAs(fast, 1, 'Aino')
    await said(fast, 'You have it now.')
    await claimAs(slow, 1, 'Veikko')
    await said(slow, 'Aino was faster and has it already.')
    await card(slow, 1).getByText('claimed by Aino').waitFor()
    expect(await fast.getByRole('status').textContent()).toBe('You have it now.')
  })

  it('works with the keyboard alone, and keeps the focus on the card', async () => {
    const page = await openLive()
    await page.keyboard.press('Tab')
    await page.locator('.skip:focus').waitFor()
    await button(page, 1, 'Claim').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Your name').waitFor()
    await page.locator('#name:focus').waitFor()
    await page.keyboard.type('Aino')
    await page.keyboard.press('Enter')
    await card(page, 1).getByText('claimed by Aino').waitFor()
    await page.locator('#case-1-reply:focus').waitFor()

    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.locator('#case-1-release:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#case-1-more:focus').waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await said(page, 'It is free again.')
    await page.locator('#case-1-more:focus').waitFor()
    expect(await card(page, 1).locator('.menu-items').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  it('keeps focus and an open menu when the card under them changes elsewhere', async () => {
    const page = await openLive()
    await button(page, 2, 'Resolve').focus()
    await card(page, 3).locator('summary', { hasText: 'More' }).click()
    await button(page, 3, 'Dismiss').focus()
    const aino = { platform: 'slack', id: 'U1', name: 'Aino' } as const
    await inbox.memory.desk.act({ caseId: 3, action: 'claim', who: aino, ...pressed })
    await card(page, 3).getByText('claimed by Aino').waitFor()
    await page.locator('#case-3-dismiss:focus').waitFor()
    expect(await button(page, 3, 'Dismiss').isVisible()).toBe(true)
  })

  it.each([320, 1200])('opens a menu whole at the edge of a window of %i pixels', async (width) => {
    const page = await open('/', { viewport: { width, height: 500 } })
    const more = card(page, 3).locator('summary', { hasText: 'More' })
    await page.evaluate(`document.querySelector('#case-3 summary').scrollIntoView({ block: 'end' })`)
    await more.click()
    const items = card(page, 3).locator('.menu-items')
    expect(await items.getByRole('button').allTextContents()).toEqual([
      ...['Answered…', 'Give to…', 'Snooze…', 'Note…', 'Dismiss'],
    ])
    const isInSight = `(({ top, left, bottom, right }) =>
      top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
    )(document.querySelector('#case-3 .menu-items').getBoundingClientRect())`
    await expect.poll(() => page.evaluate(isInSight)).toBe(true)
    expect(complaints).toEqual([])
  })

  it('says what was taught by a press, on the card and to who pressed', async () => {
    const page = await openLive()
    await claimAs(page, 1, 'Aino')
    await card(page, 1).locator('summary', { hasText: 'More' }).click()
    expect(await card(page, 1).locator('.menu-items button').count()).toBe(5)
    await button(page, 1, 'Dismiss').click()
    await dialog(page).getByText('Not about us (Korva learns from it)').click()
    await dialog(page).getByRole('button', { name: 'Dismiss' }).click()
    await said(page, 'Dismissed.')
    await card(page, 1).getByText('dismissed by Aino: not about us').waitFor()
    await button(page, 1, 'Reopen').waitFor()
    expect(inbox.memory.cases.get(1)!.state).toMatchObject({ state: 'dismissed', lesson: 'not-us' })
  })

  it('a double click claims, and does not press what came to stand there', async () => {
    const page = await openLive()
    await claimAs(page, 1, 'Aino')
    await said(page, 'You have it now.')
    await button(page, 2, 'Claim').dblclick()
    await card(page, 2).getByText('claimed by Aino').waitFor()
    expect(inbox.memory.clicks.map((click) => [click.caseId, click.action])).toEqual([
      [1, 'claim'],
      [2, 'claim'],
    ])
  })

  it('filters by state, brand and source, with the filter in the address and the counts beside it', async () => {
    inbox.memory.cases.set(
      5,
      makeCase({
        id: 5,
        state: { state: 'dismissed', by: aPerson, at: new Date(0), why: null, of: null, lesson: null },
      }),
    )
    const other = makeCase({ id: 6 })
    inbox.memory.cases.set(6, { ...other, mention: { ...other.mention, brandId: 'umbrella' } })
    const page = await openLive()
    await page.getByRole('link', { name: 'Dismissed 1' }).click()
    await card(page, 5).waitFor()
    expect(await page.locator('article').count()).toBe(1)
    expect(new URL(page.url()).search).toBe('?state=dismissed')
    await page.getByRole('link', { name: 'All 5' }).click()
    await page.getByLabel('Brand').selectOption('umbrella')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('link', { name: 'All 1' }).waitFor()
    await card(page, 6).waitFor()
    await page.goto(`${inbox.url}/?state=claimed`)
    await page.getByText('No case is claimed.').waitFor()
  })

  it('filters by severity, feeling and topic, and shows everything again', async () => {
    const { mention, ...rest } = makeCase({ id: 7, item: { title: 'Only a price' } })
    const verdict = makeVerdict({ severity: 'low', topics: [{ topic: 'price', words: [] }] })
    inbox.memory.cases.set(7, { ...rest, mention: { ...mention, verdict } })
    const page = await openLive()
    const show = async (label: string, value: string, tab: string) => {
      await page.getByRole('combobox', { name: label }).selectOption(value)
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await page.getByRole('link', { name: tab }).waitFor()
    }
    await show('Severity', 'low', 'Waiting 1')
    await card(page, 7).waitFor()
    await show('About', 'delivery', 'Waiting 0')
    await page.getByText('Nothing here matches what is chosen above.').waitFor()
    await page.getByRole('link', { name: 'Show all' }).first().click()
    await page.getByRole('link', { name: 'Waiting 4' }).waitFor()
    await show('Feeling', 'anger', 'Waiting 3')
    expect(new URL(page.url()).searchParams.get('feeling')).toBe('anger')
    expect(await card(page, 7).count()).toBe(0)
  })

  it('catches up by itself when the server was away', async () => {
    const page = await openLive()
    const { port, memory } = inbox
    await inbox.close()
    await page.locator('#live[data-live="off"]').waitFor()
    await memory.desk.act({ caseId: 1, action: 'claim', who: aPerson, ...pressed })
    inbox = await startInbox({ port, memory })
    await card(page, 1).getByText('claimed by Paula').waitFor()
    await page.locator('#live[data-live="on"]').waitFor()
  })

  it('runs nothing that a feed brings along, and breaks no policy', async () => {
    const attack =
      '<script>window.hit=1</script><img src=x onerror="window.hit=1"><hx-partial hx-target="#said">hit'
    inbox.memory.cases.set(
      1,
      makeCase({ item: { title: attack, text: attack, author: attack, url: 'javascript:window.hit=1' } }),
    )
    const page = await openLive()
    await claimAs(page, 1, attack.slice(0, 30))
    await said(page, 'You have it now.')
    await card(page, 1).getByText(attack).first().waitFor()
    await page.goto(`${inbox.url}/today`)
    await page.waitForFunction(`[...document.images].every((each) => each.complete && each.naturalWidth > 0)`)
    expect(await page.evaluate(`'hit' in window`)).toBe(false)
    expect(complaints).toEqual([])
  })

  it('shows on an open page which sources are not heard, and takes it away when they are', async () => {
    const page = await openLive()
    const strip = page.locator('#unheard')
    expect(await strip.textContent()).toBe('')
    inbox.memory.unheard.push({
      ...{ id: 'board', name: 'Board <b>', health: 'failing', todo: 'Check the port.' },
      words: 'failing since 21 Nov, 13:05: it refused the connection',
    })
    // The minute after which the strip asks for itself is not waited for.
    const ask = () =>
      page.evaluate(`htmx.ajax('GET', '/unheard', { target: '#unheard', swap: 'innerMorph' })`)
    await ask()
    await strip.getByText('1 source is not heard').waitFor()
    await strip.getByText('Board <b>').waitFor()
    await strip.getByText('Check the port.').waitFor()
    inbox.memory.unheard.length = 0
    await ask()
    await strip.locator('details').waitFor({ state: 'detached' })
    expect(await page.getByRole('status').textContent()).toBe('')
    expect(complaints).toEqual([])
  })

  it('says nothing of a press when the strip could not be brought up to date', async () => {
    const page = await openLive()
    await page.route('**/unheard', (route) => route.abort())
    const failed = page.waitForEvent('requestfailed')
    await page.evaluate(`htmx.trigger(document.querySelector('#unheard'), 'korva:again')`)
    await failed
    expect(await page.getByRole('status').textContent()).toBe('')
  })

  it('speaks Finnish', async () => {
    await inbox.close()
    inbox = await startInbox({ cases: cases(), locale: 'fi' })
    const page = await openLive()
    expect(await page.locator('html').getAttribute('lang')).toBe('fi')
    await button(page, 1, 'Ota hoitoon').click()
    await page.getByLabel('Nimesi').fill('Aino')
    await page.getByRole('button', { name: 'Tallenna ja jatka: Ota hoitoon' }).click()
    await said(page, 'Se on nyt sinulla.')
  })

  it('claims without JavaScript too', async () => {
    const page = await open('/', { javaScriptEnabled: false })
    await button(page, 2, 'Claim').click()
    await page.getByLabel('Your name').fill('Aino')
    await page.getByRole('button', { name: 'Save and continue: Claim' }).click()
    await said(page, 'You have it now.')
    await card(page, 2).getByText('claimed by Aino').waitFor()
    await card(page, 3).locator('summary', { hasText: 'More' }).click()
    await button(page, 3, 'Dismiss').click()
    await page.getByRole('heading', { name: 'Dismiss the case' }).waitFor()
    await page.getByLabel('Duplicate of another case').check()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('Please write the number of the other case, such as 12.').waitFor()
    expect(await page.getByLabel('Duplicate of another case').isChecked()).toBe(true)
    await page.getByLabel('Number of the other case').fill('#2')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await said(page, 'Dismissed.')
    expect(await card(page, 3).count()).toBe(0)
    await card(page, 2).getByText('History').click()
    await card(page, 2).getByRole('link', { name: 'Open the page of this case' }).click()
    await page.getByRole('heading', { name: 'Case 2' }).waitFor()
  })

  it.each([320, 1600])('fits a window of %i pixels without scrolling sideways', async (width) => {
    const long = 'word'.repeat(60)
    inbox.memory.cases.set(
      1,
      makeCase({ item: { title: long, text: `https://example.com/${long}`, author: long } }),
    )
    const page = await open('/', { viewport: { width, height: 800 } })
    for (const path of ['/', '/case/1', '/case/1/resolve', '/today', '/ask', '/name']) {
      await page.goto(inbox.url + path)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
  })
})

/** A press from elsewhere, in which nothing is filled in. */
const pressed = { place: null, input: null } as const

const aPerson = { platform: 'web', id: 'paula-0000000000', name: 'Paula' } as const
