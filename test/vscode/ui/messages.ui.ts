// run: --installed --open=broken.schema.json
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { clickLine, openFile, pickRow, runCommand, type UiScript, waitForLine } from './ui.ts'

export const run: UiScript = async ({ page, folder, step, shot }) => {
  const toast = (text: string | RegExp) => page.locator('.notification-toast').filter({ hasText: text }).first()
  await step('what cannot be made says what, where and what to change; Show Details opens the output', async () => {
    await runCommand(page, 'Lifelike: Generate Mock Data')
    await toast('No record could be made').waitFor({ timeout: 30_000 })
    await shot('error-unsatisfiable')
    await toast('No record could be made').getByRole('button', { name: 'Show Details' }).click()
    await page.locator('.output-view').or(page.locator('.pane-body.output-view')).first().waitFor()
    await page.locator('.part.panel .view-line').filter({ hasText: 'broken.schema.json' }).first().waitFor()
    await shot('error-details')
    await runCommand(page, 'View: Hide Panel')
    await runCommand(page, 'Notifications: Clear All Notifications')
  })
  await step('a truncated file and a missing $ref say so', async () => {
    for (const name of ['truncated.schema.json', 'missing-ref.schema.json']) {
      await openFile(page, name)
      await runCommand(page, 'Lifelike: Generate Mock Data')
      await toast('Records were made all the same').waitFor({ timeout: 30_000 })
      await shot(`error-${name.replace('.schema.json', '')}`)
      await runCommand(page, 'Notifications: Clear All Notifications')
    }
  })
  await step('parents that come along are told', async () => {
    await openFile(page, 'shop.sql')
    await clickLine(page, 'total')
    await runCommand(page, 'Lifelike: Generate Mock Data')
    await toast('Brought').waitFor({ timeout: 30_000 })
    await shot('message-parents')
    await runCommand(page, 'Notifications: Clear All Notifications')
  })
  await step('long work shows its progress; Cancel leaves the file as it was', async () => {
    writeFileSync(path.join(folder, 'long.sql'), 'CREATE TABLE visit (\n  id integer PRIMARY KEY,\n  email text\n);\n')
    await openFile(page, 'long.sql')
    await clickLine(page, 'email')
    await runCommand(page, 'Lifelike: Generate Mock Data With')
    await pickRow(page, 'Rows').waitFor()
    await page.keyboard.type('1000000')
    await page.keyboard.press('Enter')
    await toast('Lifelike: making visit').waitFor({ timeout: 30_000 })
    await shot('progress')
    await toast('Lifelike: making visit').getByRole('button', { name: 'Cancel' }).click()
    await page.locator('.statusbar-item').filter({ hasText: 'Cancelled' }).first().waitFor({ timeout: 30_000 })
    await shot('cancelled')
    await waitForLine(page, 'email text')
  })
}
