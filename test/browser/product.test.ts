import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { findChromium } from '../support/find-chromium.ts'
import { type KorvaProcess, startProcess } from '../support/korva-process.ts'

describe.skipIf(!findChromium())('the whole product in two browsers', () => {
  const data = join(mkdtempSync(join(tmpdir(), 'korva-browser-')), 'data')
  let korva: KorvaProcess
  let browser: Browser
  beforeAll(async () => {
    korva = await startProcess({ KORVA_DATA: data, KORVA_CONFIG: 'config/korva.example.yaml' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await korva.end('SIGKILL')
    rmSync(join(data, '..'), { recursive: true, force: true })
  })

  it('claims and resolves in one, and shows it in the other without a reload', async () => {
    const aino = await (await browser.newContext()).newPage()
    const veikko = await (await browser.newContext()).newPage()
    for (const page of [aino, veikko]) await page.goto(`${korva.url}/?state=all`)
    const id = await aino.locator('article').first().getAttribute('id')
    const cardOf = (page: typeof aino) => page.locator(`article[id="${id}"]`)
    await cardOf(aino).getByRole('button', { name: 'Claim' }).click()
    await aino.getByRole('textbox').fill('Aino')
    await aino.keyboard.press('Enter')
    await cardOf(aino).getByText('claimed by Aino').waitFor()
    await cardOf(veikko).getByText('claimed by Aino').waitFor()
    await cardOf(aino).getByRole('button', { name: 'Resolve' }).click()
    const dialog = aino.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Partly' }).check()
    await dialog.getByRole('checkbox', { name: 'Kindly' }).check()
    await dialog.getByRole('button', { name: 'Resolve' }).click()
    await cardOf(veikko).getByText('resolved by Aino').waitFor()
    await veikko.goto(`${korva.url}/today`)
    expect(await veikko.locator('main').textContent()).toContain('1 resolved')
    const chart = veikko.locator('img').first()
    await chart.waitFor()
    expect(
      await chart.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ).toBeGreaterThan(100)
  })
})
