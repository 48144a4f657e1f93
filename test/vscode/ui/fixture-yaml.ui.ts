// run: --installed --open=members.yaml
import { type UiScript, waitForLine } from './ui.ts'

export const run: UiScript = async ({ page, step, shot }) => {
  const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Fill' }).first()
  await step('the lens fills a YAML fixture; its comments stay', async () => {
    await lens.waitFor({ timeout: 30_000 })
    await shot('fixture-yaml-before')
    await lens.click()
    await waitForLine(page, 'email: "')
    await waitForLine(page, '# the first of all')
    await page
      .locator('.notification-toast')
      .filter({ hasText: '/id must be integer' })
      .first()
      .waitFor({ timeout: 30_000 })
    await page
      .locator('.codelens-decoration a')
      .filter({ hasText: '1 of 2 records out of date' })
      .first()
      .waitFor({ timeout: 15_000 })
    await shot('fixture-yaml-filled')
  })
  await step('a value that the schema rejects is replaced with consent, shown as a diff', async () => {
    await page.locator('.notification-toast').getByRole('button', { name: 'Repair…' }).click()
    const panel = page.locator('.part.panel')
    await panel.filter({ hasText: 'Refactor Preview' }).waitFor({ timeout: 30_000 })
    await panel.locator('.monaco-list-row').nth(1).waitFor({ timeout: 30_000 })
    await shot('fixture-yaml-repair')
    await panel.locator('.monaco-list-row').getByRole('checkbox').first().click()
    await panel.getByRole('button', { name: 'Apply' }).click()
    await page.locator('.view-line').filter({ hasText: 'id: two' }).waitFor({ state: 'detached' })
    await shot('fixture-yaml-repaired')
  })
}
