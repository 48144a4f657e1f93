// run: --open=customer.schema.json
import assert from 'node:assert/strict'
import { findings, openFile, panelFrame } from './panel-frame.ts'
import { runCommand, type UiScript, webview } from './ui.ts'

/** The panel where there is little room, moved, hidden, and with values that are written from right to left. */
export const run: UiScript = async ({ page, step, shot }) => {
  const panel = webview(page)
  const cell = (row: number, column: number) => panel.locator(`#cell-${row}-${column}`)
  const fits = async (): Promise<void> => {
    const [inner, outer] = await panel.locator('body').evaluate((body) => [body.scrollWidth, body.clientWidth])
    assert.ok((inner ?? 0) <= (outer ?? 0), `${inner} > ${outer}`)
  }
  await step('values of a language from right to left stand so in their cells', async () => {
    await page.setViewportSize({ width: 1600, height: 900 })
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 60_000 })
    for (const locale of ['he', 'ar']) {
      await panel.getByRole('button', { name: 'More Settings' }).click()
      await panel.getByLabel('Locale').selectOption(locale)
      await panel
        .locator('.rows .cell')
        .filter({ hasText: /[\u0590-\u06ff]/ })
        .first()
        .waitFor()
      await panel.getByText('All 50 judged valid').waitFor()
      const directions = await panel
        .locator('.rows .cell.text')
        .evaluateAll((cells) =>
          cells.map(
            (each) =>
              [/^[^A-Za-z]*[\u0590-\u06ff]/.test(each.textContent ?? ''), getComputedStyle(each).direction] as const,
          ),
        )
      assert.ok(directions.some(([isRight]) => isRight))
      for (const [isRight, direction] of directions) assert.equal(direction, isRight ? 'rtl' : 'ltr')
      await panel.getByRole('tab', { name: 'Record' }).click()
      await cell(2, 1).click()
      await panel.getByRole('button', { name: 'More Settings' }).click()
      await shot(`panel-locale-${locale}`)
    }
    assert.deepEqual(await findings(page), [])
    await panel.getByRole('button', { name: 'More Settings' }).click()
    await panel.getByLabel('Locale').selectOption('en_US')
    await panel.getByRole('button', { name: 'More Settings' }).click()
    await panel.getByText('All 50 judged valid').waitFor()
  })
  await step('what is searched is marked where it stands', async () => {
    await panel.getByRole('searchbox', { name: 'Find in Rows' }).fill('former')
    await page.keyboard.press('Enter')
    await panel.locator('[role=grid][aria-activedescendant$="-3"]').waitFor()
    await panel.locator('.cell.active mark').waitFor()
    const place = () => panel.getByRole('grid').getAttribute('aria-activedescendant')
    const first = await place()
    await page.keyboard.press('Enter')
    await panel.locator(`[role=grid]:not([aria-activedescendant="${first}"])`).waitFor()
    await page.keyboard.press('Shift+Enter')
    await panel.locator(`[role=grid][aria-activedescendant="${first}"]`).waitFor()
    await shot('panel-find')
    assert.deepEqual(await findings(page), [])
    await panel.getByRole('searchbox', { name: 'Find in Rows' }).fill('')
  })
  await step('moments are drawn as a curve over the calendar', async () => {
    await panel.getByRole('grid').focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('End')
    await panel.getByRole('tab', { name: 'Column' }).click()
    await panel.locator('svg.density').waitFor()
    await shot('panel-density')
    assert.deepEqual(await findings(page), [])
  })
  await step('moved to another group and back it stands as it was', async () => {
    await panel.getByRole('grid').focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await cell(1, 2).click()
    await panel.getByRole('tab', { name: 'Record' }).click()
    const before = await cell(1, 1).textContent()
    await page.waitForTimeout(400)
    for (const command of ['View: Move Editor into Previous Group', 'View: Move Editor into Right Group']) {
      await runCommand(page, command)
      await panel.getByText('All 50 judged valid').waitFor({ timeout: 30_000 })
      await panel.getByRole('tab', { name: 'Record', selected: true }).waitFor()
      assert.equal(await cell(1, 1).textContent(), before)
      await shot(command.includes('Previous') ? 'panel-moved' : 'panel-moved-back')
    }
  })
  await step('hidden behind another editor and shown again it stands as it was', async () => {
    const before = await cell(1, 1).textContent()
    await cell(1, 1).click()
    await page.waitForTimeout(400)
    await openFile(page, 'shop.sql')
    await page.locator('iframe.webview.ready').waitFor({ state: 'hidden' })
    await page.locator('.tab').filter({ hasText: 'Preview of Customer' }).click()
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 30_000 })
    await panel.getByRole('tab', { name: 'Record', selected: true }).waitFor()
    await panel.locator('[role=grid][aria-activedescendant="cell-1-1"]').waitFor()
    assert.equal(await cell(1, 1).textContent(), before)
  })
  await step('at 200 % zoom all of it can be reached', async () => {
    await runCommand(page, 'View: Toggle Maximize Editor Group')
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility')
    await page.setViewportSize({ width: 640, height: 400 })
    await fits()
    await shot('panel-zoomed')
    const grid = await panel.getByRole('grid').boundingBox()
    assert.ok((grid?.height ?? 0) >= 140, `the grid is ${grid?.height} high`)
    await panel.getByRole('tab', { name: 'Column' }).click()
    await panel.getByRole('tabpanel').scrollIntoViewIfNeeded()
    await panel.getByRole('button', { name: 'Reroll Column' }).click({ trial: true })
    await shot('panel-zoomed-below')
    assert.deepEqual(await findings(page), [])
    const frame = await panelFrame(page)
    await frame.evaluate(() => scrollTo(0, 0))
    await panel.getByRole('button', { name: 'Insert 50 Rows' }).click({ trial: true })
  })
  await step('a panel as narrow as a side bar holds everything', async () => {
    await page.setViewportSize({ width: 420, height: 900 })
    await fits()
    await shot('panel-very-narrow')
    assert.deepEqual(await findings(page), [])
  })
}
