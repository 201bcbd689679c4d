import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInput } from '../../adapters/teams/dialog-input.ts'
import { drawCard } from '../../adapters/teams/draw-card.ts'
import { drawDialog } from '../../adapters/teams/draw-dialog.ts'
import { drawList } from '../../adapters/teams/draw-list.ts'
import { makeCard } from '../../src/core/card.ts'
import { makeList } from '../../src/core/case-list.ts'
import { makeDialog } from '../../src/core/dialog.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { findChromium } from '../support/find-chromium.ts'
import { makeCase } from '../support/memory-desk.ts'

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
const hostile =
  '**bold** [link](https://evil.example) <b onclick="x">hi</b> {{DATE(2026-01-01T00:00:00Z)}} @everyone'

const context = {
  ...{ timezone: 'Europe/Helsinki', brandName: 'Acme', sourceName: 'Reviews', topics: [], sample: false },
  ...{ locale: 'en' as const, now: new Date('2026-11-21T12:30:00Z') },
}
const cardOf = (item: Parameters<typeof makeCase>[0]) => makeCard(makeCase(item), context)

describe.skipIf(!findChromium())('a Teams card, drawn by the renderer of Adaptive Cards', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  /** A page that shows a card; what its buttons send is in `sent`. */
  async function show(
    content: unknown,
  ): Promise<{ page: Page; sent: () => Promise<Record<string, unknown>> }> {
    const page = await browser.newPage({ viewport: { width: 480, height: 700 } })
    await page.setContent('<main></main>')
    await page.addScriptTag({ content: readFileSync(renderer, 'utf8') })
    await page.evaluate((content) => {
      // biome-ignore lint/suspicious/noExplicitAny: the renderer and the document are globals of the page
      const here = globalThis as any
      const card = new here.AdaptiveCards.AdaptiveCard()
      card.onExecuteAction = (action: { data: object }) => {
        here.sent = action.data
      }
      card.parse(content)
      here.document.querySelector('main').append(card.render())
    }, content)
    // biome-ignore lint/suspicious/noExplicitAny: what the page has kept
    return { page, sent: () => page.evaluate(() => (globalThis as any).sent) }
  }

  async function draw(item: Parameters<typeof makeCase>[0] = {}) {
    return (await show(drawCard(cardOf(item)))).page
  }

  it('shows the text and what can be pressed', async () => {
    const page = await draw()
    const text = await page.locator('main').textContent()
    expect(text).toContain('Acme lost my parcel and nobody answers the phone. Terrible.')
    for (const { label, value } of cardOf({}).facts) expect(text).toContain(`${label}${value}`)
    expect(await page.getByRole('button', { name: 'Claim' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Resolve' }).count()).toBe(1)
    await page.close()
  })

  it('says how bad it is, how it felt and what it was about, and opens the rest of the actions', async () => {
    const page = await draw({ alsoIn: 4 })
    const text = await page.locator('main').textContent()
    for (const part of [
      'High severity',
      'anger (Terrible, nobody answers)',
      'delivery, service',
      'also in 4 other places',
    ])
      expect(text).toContain(part)
    await page.getByRole('button').last().click()
    for (const name of ['Answered…', 'Give to…', 'Snooze…', 'Note…', 'Dismiss'])
      await page.getByText(name, { exact: true }).waitFor()
    await page.close()
  })

  it('shows a hostile text as it was written, and makes nothing of it', async () => {
    const page = await draw({ item: { title: hostile, text: hostile, author: hostile } })
    const shown = (await page.locator('main').textContent())!.replaceAll('\u2060', '')
    expect(shown.split(hostile).length - 1).toBeGreaterThanOrEqual(3)
    expect(await page.locator('main b, main strong, main a, main [onclick]').count()).toBe(0)
    await page.close()
  })
  it.each(['en', 'fi'] as const)(
    'asks what a dialog asks, and sends what was filled in (%s)',
    async (locale) => {
      const t = textsFor(locale)
      const asked = { locale, timezone: 'Europe/Helsinki', about: hostile, owners: [] }
      const input = { solved: ['yes'], treated: ['none'], why: ['We called'] }
      const faults = { treated: t('dialog.fault.noneAndMore') }
      const dialog = makeDialog(makeCase(), 'resolve', asked, { input, faults })
      const { page, sent } = await show(drawDialog(dialog, 'task', t('chat.unfinished')))
      const text = await page.locator('main').textContent()
      for (const part of [t('chat.unfinished'), faults.treated, t('dialog.label.solved')])
        expect(text).toContain(part)
      expect(await page.locator('main b, main strong, main a, main [onclick]').count()).toBe(0)
      await page.getByRole('radio', { name: t('dialog.solved.partly') }).check()
      await page.getByRole('checkbox', { name: t('dialog.treated.none') }).uncheck()
      await page.getByRole('checkbox', { name: t('dialog.treated.personal') }).check()
      await page.getByRole('checkbox', { name: t('dialog.treated.kind') }).check()
      await page.getByRole('button', { name: t('dialog.submit.resolve') }).click()
      const data = await sent()
      expect(data).toMatchObject({ caseId: 1, action: 'resolve', dialog: true })
      const filled = { solved: ['partly'], treated: ['personal', 'kind'], why: ['We called'] }
      expect(readInput(data)).toEqual(filled)
      await page.close()
    },
  )

  it('sends nothing of a dialog whose question is not answered, and says so', async () => {
    const asked = { locale: 'en' as const, timezone: 'Europe/Helsinki', about: '#1', owners: [] }
    const { page, sent } = await show(drawDialog(makeDialog(makeCase(), 'note', asked), 'task'))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Please write something.').waitFor()
    expect(await sent()).toBeUndefined()
    await page.getByRole('textbox').fill('Called')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(readInput(await sent())).toEqual({ text: ['Called'] })
    await page.close()
  })

  it('claims the case of the row whose button was pressed', async () => {
    const listed = [1, 2, 3].map((id) => ({ ...cardOf({ id }), dueAt: makeCase().dueAt }))
    const { page, sent } = await show(drawList(makeList(listed, context), 'digest-1'))
    await page.getByRole('button', { name: 'Claim' }).nth(1).click()
    expect(await sent()).toEqual({ caseId: 2, action: 'claim', digest: 'digest-1' })
    await page.close()
  })
})
