// run: --open=shop.sql --settings={"window.zoomLevel":0}
import { clickLine, runCommand, type UiScript, webview } from './ui.ts'

export const run: UiScript = async ({ page, step, shot }) => {
  const panel = webview(page)
  const grid = panel.getByRole('grid')
  await step('the panel shows rows of every table in tabs', async () => {
    await clickLine(page, 'CREATE TABLE')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await grid.getByRole('rowheader', { name: /^1, judged valid/ }).waitFor({ timeout: 60_000 })
    await shot('panel-sql')
  })
}
