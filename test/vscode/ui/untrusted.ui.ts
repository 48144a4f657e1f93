// run: --installed --untrusted --open=user.ts
import { clickLine, openFile, runCommand, type UiScript, waitForLine } from './ui.ts'

export const run: UiScript = async ({ page, step, shot }) => {
  await step('in restricted mode types, tables and schemas give records all the same', async () => {
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor({ timeout: 30_000 })
    await clickLine(page, 'email')
    await runCommand(page, 'Lifelike: Generate Mock Data')
    await waitForLine(page, 'const users')
    await openFile(page, 'shop.sql')
    await clickLine(page, 'total')
    await runCommand(page, 'Lifelike: Generate Mock Data')
    await waitForLine(page, 'INTO orders')
    await shot('restricted-mode')
  })
}
