import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { type Ui, webview } from './ui.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The frame of the panel, in which scripts can be run. */
export async function panelFrame(page: Page): Promise<Frame> {
  const handle = await webview(page).locator('body').elementHandle({ timeout: 60_000 })
  const frame = await handle?.ownerFrame()
  if (!frame) throw new Error('the panel has no frame')
  return frame
}

/** What axe finds in the panel, one line each. */
export async function findings(page: Page): Promise<readonly string[]> {
  const frame = await panelFrame(page)
  await frame.evaluate(axe)
  return frame.evaluate(async () => {
    interface Axe {
      run(): Promise<{
        violations: readonly {
          id: string
          impact: string
          nodes: readonly { html: string; failureSummary: string }[]
        }[]
      }>
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run()
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${impact} ${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 300)}`),
    )
  })
}

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p')
  await page.locator('.quick-input-widget input.input').fill(name)
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click()
  await page.locator('.tab.active').filter({ hasText: name }).waitFor()
}

/** Another colour theme, by its id, in the settings of the workspace. */
export async function useTheme(
  { page, folder }: Pick<Ui, 'page' | 'folder'>,
  theme: string,
  bodyClass: string,
): Promise<void> {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true })
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
  await webview(page).locator(`body.${bodyClass}`).waitFor()
}
