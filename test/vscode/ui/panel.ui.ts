// run: --open=customer.schema.json
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { findings, openFile } from './panel-frame.ts'
import { clickLine, runCommand, type UiScript, webview } from './ui.ts'

/** What a person does in the panel, in one sitting. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const panel = webview(page)
  const grid = panel.getByRole('grid')
  const texts = (selector: string): Promise<string[]> => panel.locator(selector).allTextContents()
  const firstRow = (): Promise<string[]> => texts('.rows .row:first-child .cell')
  const changes = async (act: () => Promise<unknown>, read: () => Promise<unknown> = firstRow): Promise<void> => {
    const before = JSON.stringify(await read())
    await act()
    for (let i = 0; i < 100 && JSON.stringify(await read()) === before; i++) await page.waitForTimeout(50)
    assert.notEqual(JSON.stringify(await read()), before)
  }
  const stands = (id: string): Promise<void> => panel.locator(`[role=grid][aria-activedescendant="${id}"]`).waitFor()
  const cell = (row: number, column: number) => panel.locator(`#cell-${row}-${column}`)

  await step('rows come, are judged, and the badge says so', async () => {
    await page.setViewportSize({ width: 1600, height: 900 })
    const schema =
      '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "type": "object",\n  "required": ["age"],\n  "properties": {\n    "age": { "type": "integer", "minimum": 90, "maximum": 18 }\n  }\n}\n'
    writeFileSync(path.join(folder, 'impossible.schema.json'), schema)
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await grid.getByRole('rowheader', { name: /^1, judged valid/ }).waitFor({ timeout: 60_000 })
    await panel.getByText('All 50 judged valid').waitFor()
  })
  await step('the keyboard walks the grid', async () => {
    await cell(0, 0).click()
    await page.keyboard.press('End')
    await stands('cell-0-9')
    await page.keyboard.press('ControlOrMeta+End')
    await stands('cell-49-9')
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ControlOrMeta+Home')
    await stands('cell-0-0')
  })
  await step('a cell is drawn again, and taken back', async () => {
    const before = await cell(0, 1).textContent()
    await cell(0, 1).click()
    await changes(
      () => page.keyboard.press('r'),
      () => cell(0, 1).textContent(),
    )
    await changes(
      () => page.keyboard.press('ControlOrMeta+z'),
      () => cell(0, 1).textContent(),
    )
    assert.equal(await cell(0, 1).textContent(), before)
  })
  await step('a value is pinned', async () => {
    await cell(1, 1).click()
    await page.keyboard.press('F2')
    await panel.locator('input.pin').fill('Ada Lovelace')
    await page.keyboard.press('Enter')
    await cell(1, 1).filter({ hasText: 'Ada Lovelace' }).waitFor()
    await panel.locator('pre').filter({ hasText: 'Ada Lovelace' }).first().waitFor()
  })
  await step('the menu rerolls a row', async () => {
    await cell(2, 1).click({ button: 'right' })
    await shot('panel-menu')
    await changes(
      () => panel.getByRole('menuitem', { name: 'Reroll Row' }).click(),
      () => cell(2, 1).textContent(),
    )
  })
  await step('a pinned value that breaks the schema is rejected, in row and badge', async () => {
    await cell(3, 0).click()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await cell(3, 3).waitFor()
    await page.keyboard.press('F2')
    await panel.locator('input.pin').fill('nobody')
    await page.keyboard.press('Enter')
    await grid.getByRole('rowheader', { name: /^4, rejected/ }).waitFor()
    await panel.getByText('49 judged valid, 1 rejected').waitFor()
    await shot('panel-rejected')
    await page.keyboard.press('ControlOrMeta+z')
    await panel.getByText('All 50 judged valid').waitFor()
  })
  await step('a group opens into columns, a record into a tree', async () => {
    await panel
      .getByRole('columnheader', { name: /address/ })
      .locator('.twist')
      .click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await panel.getByRole('columnheader', { name: /address\.city|city/ }).waitFor()
    await page.keyboard.press('ControlOrMeta+Home')
    await cell(2, 0).click()
    await page.keyboard.press('Enter')
    await panel.locator('.record summary').nth(1).waitFor()
    await shot('panel-record')
  })
  await step('a range is copied', async () => {
    await cell(0, 1).click()
    await cell(2, 2).click({ modifiers: ['Shift'] })
    await page.keyboard.press('ControlOrMeta+c')
    await page.locator('.statusbar').getByText('Copied.').waitFor()
    await shot('panel-range')
  })
  await step('half-written text keeps the rows; a repaired one is live', async () => {
    await page.locator('.view-line').filter({ hasText: '"former"' }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' "')
    await panel.locator('body.passing').waitFor()
    await grid.getByRole('rowheader', { name: /^1, judged valid/ }).waitFor()
    await grid.getByRole('row').nth(5).waitFor()
    await shot('panel-half-written')
    await page.keyboard.press('Backspace')
    await panel.locator('body:not(.passing)').waitFor()
  })
  await step('tables have tabs, and a foreign key leads to its row', async () => {
    await openFile(page, 'shop.sql')
    await clickLine(page, 'CREATE TABLE orders')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByRole('tab', { name: 'orders', selected: true }).waitFor({ timeout: 30_000 })
    await cell(0, 1).locator('.link').click()
    await panel.getByRole('tab', { name: 'users', selected: true }).waitFor()
    assert.deepEqual(await findings(page), [])
    await shot('panel-sql')
  })
  await step('what cannot be made says why and what to change', async () => {
    await openFile(page, 'impossible.schema.json')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByRole('alert').waitFor({ timeout: 30_000 })
    await shot('panel-error')
    assert.deepEqual(await findings(page), [])
  })
}
