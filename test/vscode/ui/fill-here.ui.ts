// run: --installed
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFile, type UiScript, waitForLine } from './ui.ts'

const TEXT = `export interface Pet {
  name: string;
  born: Date;
}

const pets: Pet[] = 

const rex: Pet = { name: "Rex" };
`

export const run: UiScript = async ({ page, folder, step, shot }) => {
  writeFileSync(path.join(folder, 'fill-here.ts'), TEXT)
  await openFile(page, 'fill-here.ts')
  await step('the completion at a missing value shows it and writes it', async () => {
    await page.locator('.view-line').filter({ hasText: 'const pets: Pet[] =' }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Space')
    const row = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'Fill with Lifelike' }).first()
    await row.waitFor({ timeout: 30_000 })
    await page.keyboard.press('Control+Space') // its details
    await page.waitForTimeout(4000)
    await shot('here-completion')
    await row.click()
    await waitForLine(page, 'born: new Date(')
    await shot('here-completed')
  })
  await step('the quick fix adds what a literal lacks', async () => {
    const squiggle = page.locator('.view-line').filter({ hasText: 'const rex' }).first()
    await squiggle.click()
    await page.waitForTimeout(6000) // the editor's own compiler comes up
    await page.keyboard.press('Home')
    for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+.')
    const row = page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: 'Add missing properties with Lifelike' })
      .first()
    await row.waitFor({ timeout: 30_000 })
    await shot('here-quick-fix')
    await row.click()
    await waitForLine(page, 'name: "Rex", born: new Date(')
    await shot('here-fixed')
  })
}
