import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../src/core/case.ts'
import type { DialogInput } from '../../src/core/dialog.ts'
import type { Locale } from '../../src/core/texts/index.ts'
import { launchBrowser, type RunningInbox, startInbox } from '../support/browser.ts'
import { findChromium } from '../support/find-chromium.ts'
import { makeCase } from '../support/memory-desk.ts'

// A machine without Chromium (name one in CHROMIUM) skips these; the same doors are tested without it in test/adapters.
describe.skipIf(!findChromium())('A dialog of the web inbox in a browser', () => {
  let browser: Browser
  let inbox: RunningInbox
  let context: BrowserContext
  let complaints: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(() => {
    complaints = []
  })
  afterEach(async () => {
    await context.close()
    await inbox.close()
  })

  /** Opens the inbox as Aino, whose name is known. */
  async function open({ locale = 'en', ...options }: { locale?: Locale } & Options = {}): Promise<Page> {
    inbox = await startInbox({ locale, cases: [makeCase(), makeCase({ id: 2 })] })
    context = await browser.newContext(options)
    await context.addCookies([{ name: 'korva_person', value: 'abcdefghijklmnop.Aino', url: inbox.url }])
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
    })
    await page.goto(inbox.url)
    await page.locator('#live[data-live="on"]').waitFor()
    return page
  }

  const card = (page: Page, id = 1) => page.locator(`article#case-${id}`)
  const button = (page: Page, name: string) => card(page).getByRole('button', { name })
  const dialog = (page: Page) => page.getByRole('dialog')
  const save = (page: Page, name = 'Resolve') => dialog(page).getByRole('button', { name }).click()
  const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
  const stateOf = () => inbox.memory.cases.get(1)!.state
  const fromElsewhere = (action: CaseAction, input: DialogInput | null = null) =>
    inbox.memory.desk.act({ caseId: 1, action, who: veikko, place: null, input })
  const choose = async (page: Page, name: string) => {
    await card(page).locator('summary', { hasText: 'More' }).click()
    await button(page, name).click()
  }

  it('is answered in two taps and Save', async () => {
    const page = await open({ hasTouch: true, viewport: { width: 390, height: 844 } })
    await button(page, 'Resolve').tap()
    await dialog(page).getByText('Partly', { exact: true }).tap()
    await dialog(page).getByText('Kindly').tap()
    await dialog(page).getByRole('button', { name: 'Resolve' }).tap()
    await said(page, 'Resolved. Thank you.')
    await card(page).getByText('kind; solved: partly').waitFor()
    expect(await dialog(page).count()).toBe(0)
    await page.locator('#case-1 .actions > button:focus').waitFor()
    expect(complaints).toEqual([])
  })

  it('is answered with the keyboard alone', async () => {
    const page = await open()
    await button(page, 'Resolve').focus()
    await page.keyboard.press('Enter')
    await page.locator('input[name="solved"]:focus').waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.locator('input[name="treated"]:focus').waitFor()
    await page.keyboard.press('Space')
    for (let tab = 0; tab < 4; tab++) await page.keyboard.press('Tab')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('They called.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await said(page, 'Resolved. Thank you.')
    expect(stateOf()).toMatchObject({
      outcome: { solved: 'partly', treated: ['personal'], why: 'They called.' },
    })
    expect(complaints).toEqual([])
  })

  it('stays open with the reason while it is not filled in well, and goes to the first fault', async () => {
    const page = await open()
    await choose(page, 'Snooze…')
    await dialog(page).getByText('1 hour', { exact: true }).click()
    await save(page, 'Snooze')
    const reason = dialog(page).getByLabel('Why does it wait?')
    await dialog(page).getByText('Please write something.').waitFor()
    await page.locator('input[name="reason"]:focus').waitFor()
    expect(await reason.getAttribute('aria-invalid')).toBe('true')
    expect(await dialog(page).getByLabel('1 hour').isChecked()).toBe(true)
    await reason.fill('The depot is closed.')
    await page.keyboard.press('Enter')
    await said(page, 'Snoozed.')
    expect(stateOf()).toMatchObject({ state: 'snoozed', reason: 'The depot is closed.' })
    expect(complaints).toEqual([])
  })

  it('closes with Escape and with Cancel, changes nothing, and gives the focus back', async () => {
    const page = await open()
    await button(page, 'Resolve').click()
    // Before it is there, the key goes to the page.
    await dialog(page).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#case-1-resolve:focus').waitFor()
    await dialog(page).waitFor({ state: 'hidden' })
    await choose(page, 'Note…')
    await dialog(page).getByLabel('Note').fill('Never mind')
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await page.locator('#case-1-more:focus').waitFor()
    await card(page).locator('.menu-items').waitFor({ state: 'hidden' })
    expect(inbox.memory.cases.get(1)).toMatchObject({ state: { state: 'open' }, notes: null })
    expect(complaints).toEqual([])
  })

  it('keeps what was written when somebody else was faster, and says who', async () => {
    const page = await open()
    await button(page, 'Resolve').click()
    await dialog(page).getByLabel('Why?').fill('A long story')
    await fromElsewhere('dismiss', { why: ['spam'] })
    await card(page).getByText('dismissed by Veikko: spam').waitFor()
    await dialog(page).getByText('Yes', { exact: true }).click()
    await dialog(page).getByText('Kindly').click()
    await save(page)
    await dialog(page).getByText('Veikko has dismissed it already.').waitFor()
    expect(await dialog(page).getByLabel('Why?').inputValue()).toBe('A long story')
    await fromElsewhere('reopen')
    await save(page)
    await said(page, 'Resolved. Thank you.')
    expect(stateOf()).toMatchObject({ outcome: { why: 'A long story' } })
    expect(complaints).toEqual([])
  })

  it('keeps what was written when the server does not answer, and says so', async () => {
    const page = await open()
    await choose(page, 'Note…')
    await dialog(page).getByLabel('Note').fill('Called her at noon')
    await page.route('**/act', (route) => route.abort())
    await save(page, 'Save')
    await dialog(page).getByText('Korva did not answer, so nothing was changed.').waitFor()
    expect(await dialog(page).getByLabel('Note').inputValue()).toBe('Called her at noon')
    await page.unroute('**/act')
    await save(page, 'Save')
    await said(page, 'Noted.')
    await card(page).getByText('Aino: Called her at noon').waitFor()
  })

  it('saves once, though it is pressed twice', async () => {
    const page = await open()
    await choose(page, 'Note…')
    await dialog(page).getByLabel('Note').fill('Once')
    await dialog(page).getByRole('button', { name: 'Save' }).dblclick()
    await said(page, 'Noted.')
    expect(inbox.memory.cases.get(1)!.notes?.count).toBe(1)
  })

  it.each([
    [320, 'en'],
    [320, 'fi'],
    [1200, 'en'],
  ] as const)('fits a window of %i pixels whole (%s), whatever it asks', async (width, locale) => {
    const page = await open({ locale, viewport: { width, height: 640 } })
    for (const action of ['resolve', 'reply', 'assign', 'snooze', 'note', 'dismiss']) {
      const pressed = page.locator(`#case-1-${action}`)
      if (!(await pressed.isVisible())) await page.locator('#case-1-more').click()
      await pressed.click()
      await dialog(page).waitFor()
      const box = (await dialog(page).boundingBox())!
      expect([box.x >= 0, box.x + box.width <= width, box.y >= 0, box.y + box.height <= 640]).toEqual([
        ...[true, true, true, true],
      ])
      expect(await page.evaluate(scrollsSideways)).toBe(false)
      await dialog(page).locator('.dialog-buttons button').first().scrollIntoViewIfNeeded()
      await page.keyboard.press('Escape')
      await dialog(page).waitFor({ state: 'detached' })
    }
    expect(complaints).toEqual([])
  })

  it('speaks Finnish', async () => {
    const page = await open({ locale: 'fi' })
    await button(page, 'Ratkaise').click()
    await save(page, 'Ratkaise')
    expect(await dialog(page).getByText('Valitse ensin.').count()).toBe(2)
    await dialog(page).getByText('Osittain').click()
    await dialog(page).getByText('Ystävällisesti').click()
    await save(page, 'Ratkaise')
    await said(page, 'Ratkaistu. Kiitos.')
    await card(page).getByText('ystävällisesti; ratkesi: osittain').waitFor()
  })

  it('is followed by a history that is asked for when it is opened, and kept true', async () => {
    const page = await open()
    await fromElsewhere('claim')
    await card(page).getByText('claimed by Veikko').first().waitFor()
    await card(page).locator('summary', { hasText: 'History' }).click()
    const lines = card(page).locator('.history-lines li')
    await lines.first().waitFor()
    expect(await lines.count()).toBe(1)
    await fromElsewhere('note', { text: ['Called <b>her</b>'] })
    await lines.filter({ hasText: 'Called <b>her</b>' }).waitFor()
    await card(page).getByRole('link', { name: 'Case 1' }).click()
    await page.locator('#live[data-live="on"]').waitFor()
    const whole = page.locator('section.history li')
    expect(await whole.count()).toBe(2)
    await fromElsewhere('release')
    await card(page).getByText('open, nobody has it yet').waitFor()
    await expect.poll(() => whole.count()).toBe(3)
    expect(complaints).toEqual([])
  })

  it('asks for a history again that failed, once it is opened again', async () => {
    const page = await open()
    const history = inbox.memory.inbox.history
    let asked = 0
    inbox.memory.inbox.history = async () => {
      asked++
      throw new Error('The database is away')
    }
    const fold = card(page).locator('summary', { hasText: 'History' })
    await fold.click()
    await expect.poll(() => asked).toBe(1)
    await expect.poll(() => complaints.length).toBe(1)
    inbox.memory.inbox.history = history
    await fold.click()
    await fold.click()
    await card(page).getByText('Nothing has happened').waitFor()
    expect(asked).toBe(1)
    expect(complaints).toEqual([expect.stringContaining('503')])
  })
})

const scrollsSideways = `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(
  document.querySelector('dialog[open]')
)`

type Options = Parameters<Browser['newContext']>[0]

const veikko = { platform: 'slack', id: 'U0VEIKKO', name: 'Veikko' } as const
