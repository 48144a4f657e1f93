// run: --open=customer.schema.json
import assert from 'node:assert/strict'
import { findings } from './panel-frame.ts'
import { runCommand, type UiScript, webview } from './ui.ts'

/** A column's values are changed from its header: tried while typing, written into the source as one edit. */
export const run: UiScript = async ({ page, step, shot }) => {
  const panel = webview(page)
  const dialog = panel.getByRole('dialog')
  const change = async (name: string, index: number): Promise<void> => {
    await panel.getByRole('gridcell').first().click()
    await page.keyboard.press('ControlOrMeta+Home')
    for (let i = 0; i < index; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowUp')
    await panel.getByRole('columnheader', { name }).waitFor()
    await page.keyboard.press('Enter')
    await panel.getByRole('menuitem', { name: 'Change Values…' }).click()
    await dialog.getByText(`Values of ${name}`).waitFor()
  }
  await step('the panel opens', async () => {
    await page.setViewportSize({ width: 2000, height: 900 })
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByRole('rowheader', { name: /^1, judged valid/ }).waitFor({ timeout: 60_000 })
  })
  await step('three live examples follow what is typed', async () => {
    await change('status', 3)
    await dialog.locator('.examples li').nth(2).waitFor()
    await dialog.getByLabel('Values and weights').fill('former')
    await dialog.locator('.examples li').filter({ hasText: 'former' }).nth(2).waitFor()
    await dialog.getByLabel('Values and weights').fill('nobody: 2')
    await dialog.locator('.problem').filter({ hasText: 'nobody' }).waitFor()
    await shot('change-values-refused')
    await dialog.getByLabel('Values and weights').fill('customer: 9, lead: 1')
    await dialog.locator('.problem').waitFor({ state: 'detached' })
    assert.deepEqual(await findings(page), [])
    await shot('change-values')
  })
  await step('they are written into the source, and the rows follow', async () => {
    await dialog.getByRole('button', { name: 'Write into Source' }).click()
    await page.locator('.view-line').filter({ hasText: '"x-fake": {"weights": {"customer": 9, "lead": 1}}' }).waitFor()
    const shown = async (): Promise<string> =>
      (await panel.locator('.rows .row .cell:nth-child(5)').allTextContents()).join(' ')
    for (let i = 0; i < 100 && (await shown()).includes('former'); i++) await page.waitForTimeout(50)
    assert.ok(!(await shown()).includes('former'))
    await panel.getByText('All 50 judged valid').waitFor()
  })
  await step('what is written is there to be changed, and Escape changes nothing', async () => {
    await change('status', 3)
    assert.equal(await dialog.getByLabel('Values and weights').inputValue(), 'customer: 9, lead: 1')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await change('credit', 6)
    await dialog.getByLabel('Range: least').fill('100')
    await dialog.getByLabel('Range: most').fill('200')
    await page.keyboard.press('Enter')
    await page.locator('.view-line').filter({ hasText: '"x-fake": {"range": "100..200"}' }).waitFor()
  })
  await step('one undo takes it back', async () => {
    await page.locator('.view-line').filter({ hasText: '"credit"' }).first().click()
    await page.keyboard.press('ControlOrMeta+z')
    await page.locator('.view-line').filter({ hasText: '"x-fake": {"range"' }).waitFor({ state: 'detached' })
    await shot('change-values-written')
  })
}
