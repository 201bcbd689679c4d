import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawCard } from '../../adapters/teams/draw.ts'
import { makeCard } from '../../src/core/card.ts'
import { launchBrowser } from '../support/browser.ts'
import { findChromium } from '../support/find-chromium.ts'
import { makeCase } from '../support/memory-desk.ts'

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
const hostile =
  '**bold** [link](https://evil.example) <b onclick="x">hi</b> {{DATE(2026-01-01T00:00:00Z)}} @everyone'

describe.skipIf(!findChromium())('a Teams card, drawn by the renderer of Adaptive Cards', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  async function draw(item: Parameters<typeof makeCase>[0] = {}) {
    const context = {
      timezone: 'Europe/Helsinki',
      brandName: 'Acme',
      sourceName: 'Reviews',
      topics: [],
    }
    const card = makeCard(makeCase(item), {
      ...context,
      locale: 'en',
      sample: false,
      now: new Date('2026-11-21T12:30:00Z'),
    })
    const page = await browser.newPage({ viewport: { width: 480, height: 700 } })
    await page.setContent('<main></main>')
    await page.addScriptTag({ content: readFileSync(renderer, 'utf8') })
    await page.evaluate((content) => {
      // biome-ignore lint/suspicious/noExplicitAny: the renderer is a global of the page
      const card = new (globalThis as any).AdaptiveCards.AdaptiveCard()
      card.parse(content)
      // biome-ignore lint/suspicious/noExplicitAny: the page's own document, unknown to Node's types
      ;(globalThis as any).document.querySelector('main').append(card.render())
    }, drawCard(card))
    return page
  }

  it('shows the text and what can be pressed', async () => {
    const page = await draw()
    const text = await page.locator('main').textContent()
    expect(text).toContain('Acme lost my parcel and nobody answers the phone. Terrible.')
    expect(text).toContain('1 h 5 min left')
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
    for (const name of ['Dismiss', 'Not us', 'Not negative', 'Mute this'])
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
})
