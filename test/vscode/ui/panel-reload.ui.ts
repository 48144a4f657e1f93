import assert from 'node:assert/strict'
import { openFile } from './panel-frame.ts'
import { runCommand, type UiScript, webview } from './ui.ts'

/** No file is named at the start: the editor brings back what was open only then. */
export const run: UiScript = async ({ page, step, shot }) => {
  const panel = webview(page)
  await step('a pinned value, a seed and a tab are left', async () => {
    await openFile(page, 'customer.schema.json')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 60_000 })
    await panel.getByLabel('Seed', { exact: true }).fill('reloaded')
    await page.keyboard.press('Enter')
    await panel.getByRole('tab', { name: 'Record' }).click()
    await panel.locator('#cell-0-1').click()
    await page.keyboard.press('F2')
    await panel.locator('input.pin').fill('Ada Lovelace')
    await page.keyboard.press('Enter')
    await panel.locator('#cell-0-1').filter({ hasText: 'Ada Lovelace' }).waitFor()
    await page.waitForTimeout(9000) // a browser's editor stores its state every five seconds
  })
  await step('they stand after a reload of the window', async () => {
    await page.reload()
    await panel.getByRole('tab', { name: 'Record', selected: true }).waitFor({ timeout: 60_000 })
    await panel.locator('#cell-0-1').filter({ hasText: 'Ada Lovelace' }).waitFor()
    assert.equal(await panel.getByLabel('Seed', { exact: true }).inputValue(), 'reloaded')
    await shot('panel-reloaded')
  })
}
