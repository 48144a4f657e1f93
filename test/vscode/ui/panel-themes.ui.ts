// run: --open=customer.schema.json
import assert from 'node:assert/strict'
import { findings, useTheme } from './panel-frame.ts'
import { runCommand, type UiScript, webview } from './ui.ts'

const THEMES = [
  ['Light Modern', 'vscode-light'],
  ['Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const

/** The panel in each theme: drawn by the theme's own colours, and axe finds nothing. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const panel = webview(page)
  await step('the panel opens', async () => {
    await page.setViewportSize({ width: 1600, height: 900 })
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByRole('rowheader', { name: /^1, judged valid/ }).waitFor({ timeout: 60_000 })
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility')
  })
  for (const [label, bodyClass] of THEMES) {
    await step(`${label}: no findings`, async () => {
      await useTheme({ page, folder }, label, bodyClass)
      await panel.getByRole('tab', { name: 'JSON', exact: true }).click()
      await panel.getByRole('gridcell').nth(12).click()
      await shot(`panel-${bodyClass}`)
      assert.deepEqual(await findings(page), [])
      await panel.getByRole('tab', { name: 'Column' }).click()
      await panel.getByRole('button', { name: 'More Settings' }).click()
      await panel.locator('.picture').waitFor()
      await shot(`panel-${bodyClass}-column`)
      assert.deepEqual(await findings(page), [])
      await panel.getByRole('button', { name: 'More Settings' }).click()
    })
  }  await step('a narrow panel holds everything', async () => {
    await page.setViewportSize({ width: 820, height: 900 })
    await panel.getByRole('tab', { name: 'JSON', exact: true }).click()
    await panel.getByRole('button', { name: 'Insert 50 Rows' }).scrollIntoViewIfNeeded()
    const [inner, outer] = await panel.locator('body').evaluate((body) => [body.scrollWidth, body.clientWidth])
    assert.ok((inner ?? 0) <= (outer ?? 0), `${inner} > ${outer}`)
    await shot('panel-narrow')
    assert.deepEqual(await findings(page), [])
  })
}
