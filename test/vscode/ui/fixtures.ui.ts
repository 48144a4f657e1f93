// run: --installed --open=users.data.json
import { type UiScript, waitForLine } from './ui.ts'

export const run: UiScript = async ({ page, step, shot }) => {
  const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Fill' }).first()
  await step('the lens fills what is missing', async () => {
    await lens.waitFor({ timeout: 30_000 })
    await shot('fixture-before')
    await lens.click()
    await waitForLine(page, '"email": "')
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'values that the schema rejects. Record 1: /id must be integer (7:11)' })
      .first()
      .waitFor({ timeout: 30_000 })
    await shot('fixture-filled')
  })
  await step('repairs are shown as a diff before they are made', async () => {
    await page.locator('.notification-toast').getByRole('button', { name: 'Repair…' }).click()
    await page.locator('.part.panel').filter({ hasText: 'Refactor Preview' }).waitFor({ timeout: 30_000 })
    const change = page.locator('.part.panel .monaco-list-row').filter({ hasText: 'grace@example.com' }).first()
    await change.waitFor({ timeout: 30_000 })
    await shot('fixture-repair')
    await change.getByRole('checkbox').click()
    await page.locator('.part.panel').getByRole('button', { name: 'Apply' }).click()
    await page.locator('.view-line').filter({ hasText: '"id": "two"' }).waitFor({ state: 'detached' })
  })
}
