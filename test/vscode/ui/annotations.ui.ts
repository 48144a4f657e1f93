// run: --open=shop.sql
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFile } from './panel-frame.ts'
import { clickLine, type UiScript } from './ui.ts'

const SQL =
  'CREATE TABLE guest (\n  id integer PRIMARY KEY,\n  reach text NOT NULL, -- @fake internet.emial\n  stars integer -- @null 0.2 @range 1..5\n);\n'
const SCHEMA =
  '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "type": "object",\n  "properties": {\n    "reach": { "type": "string", "x-fake": "internet.email" },\n    "state": { "type": "string", "x-fake": { "weights": { "open": 3, "closed": 1 } } }\n  }\n}\n'

/** Annotations are written with help: completion, hover, colours, a squiggle with its fix. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const suggestions = page.locator('.suggest-widget')
  await step('a wrong meaning is underlined, and its fix is the nearest right one', async () => {
    await page.setViewportSize({ width: 1400, height: 800 })
    writeFileSync(path.join(folder, 'guest.sql'), SQL)
    writeFileSync(path.join(folder, 'guest.schema.json'), SCHEMA)
    await openFile(page, 'guest.sql')
    await page.locator('.squiggly-warning').waitFor({ timeout: 60_000 })
    await clickLine(page, 'internet.emial')
    await page.keyboard.press('End')
    await page.keyboard.press('ControlOrMeta+.')
    await page.locator('.action-widget').getByText('Change to internet.email').waitFor()
    await shot('annotations-fix')
    await page.keyboard.press('Enter')
    await page.locator('.view-line').filter({ hasText: '@fake internet.email' }).waitFor()
    await page.locator('.squiggly-warning').waitFor({ state: 'detached' })
  })
  await step('tags and meanings are completed, each with a value', async () => {
    await clickLine(page, 'stars integer')
    await page.keyboard.press('End')
    await page.keyboard.type(' @')
    await suggestions.getByText('@weights').first().waitFor()
    await shot('annotations-tags')
    await page.keyboard.type('fa')
    await suggestions.getByText('@fake').first().waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('person.')
    await suggestions.getByText('person.email').first().waitFor()
    await shot('annotations-meanings')
    await page.keyboard.press('Escape')
  })
  await step('a hover shows three samples', async () => {
    await openFile(page, 'guest.schema.json')
    await page
      .locator('.view-line span')
      .filter({ hasText: /^"?internet\.email"?$/ })
      .last()
      .hover()
    await page.locator('.monaco-hover').getByText('internet.email').first().waitFor()
    await page.locator('.monaco-hover').getByText(/@/).first().waitFor()
    await shot('annotations-hover')
  })
}
