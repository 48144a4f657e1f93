// run: --open=user.ts
import { chooseInMenu, clickLine, runCommand, type UiScript, webview } from './ui.ts'

export const run: UiScript = async ({ page, step, shot }) => {
  await step('lenses stand over the type', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: 'Generate' }).first().waitFor({ timeout: 30_000 })
    await shot('lens')
  })
  await step('the context menu generates', async () => {
    await clickLine(page, 'email', 'right')
    await page.locator('.monaco-menu .action-item').filter({ hasText: 'Preview Mock Data' }).first().waitFor()
    await shot('context-menu')
    await chooseInMenu(page, 'Generate Mock Data')
    await page.locator('.view-line').filter({ hasText: 'const users' }).first().waitFor({ timeout: 30_000 })
    await shot('insertion')
  })
  await step('the panel shows the records and answers a click', async () => {
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await webview(page).getByRole('grid').getByRole('row').nth(5).waitFor({ timeout: 30_000 })
    await shot('panel')
    await webview(page).getByRole('gridcell').nth(1).click()
    await webview(page).getByRole('tab', { name: 'Column' }).click()
    await webview(page).getByRole('button', { name: 'Go to Source' }).waitFor()
  })
}
