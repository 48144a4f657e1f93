// run: --installed --open=user.schema.json --settings={"editor.autoClosingBrackets":"never","editor.autoSurround":"never"}
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFile } from './panel-frame.ts'
import { clickLine, pickRow, runCommand, type UiScript, waitForLine, webview } from './ui.ts'

/** Fill Fixture and Save As from the panel, and the marks of a fixture that follow what is typed. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const panel = webview(page)
  const lens = (text: string) => page.locator('.codelens-decoration a').filter({ hasText: text }).first()
  await step('Fill Fixture offers the files that are bound to what is shown, and completes one', async () => {
    await page.setViewportSize({ width: 1600, height: 900 })
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 60_000 })
    await panel.getByRole('button', { name: 'Fill Fixture…' }).click()
    await pickRow(page, 'users.data.json').waitFor()
    await shot('panel-fill-pick')
    assert.equal(await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'data.json' }).count(), 2)
    await pickRow(page, 'users.data.json').click()
    await waitForLine(page, '"email": "')
    await page.locator('.tab.active').filter({ hasText: 'users.data.json' }).waitFor()
    await lens('1 of 2 records out of date').waitFor({ timeout: 15_000 })
    await shot('panel-filled')
  })
  await step('the lens follows a repair by hand, without saving', async () => {
    await runCommand(page, 'Notifications: Clear All Notifications')
    const write = async (record: string): Promise<void> => {
      await clickLine(page, 'grace@example.com')
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+End')
      await page.keyboard.type(record)
    }
    await write('{ "id": 2, "email": "grace@example.com" }')
    await lens('out of date').waitFor({ state: 'detached', timeout: 15_000 })
    const saved = readFileSync(path.join(folder, 'users.data.json'), 'utf8')
    assert.ok(saved.includes('"two"'), 'nothing was saved')
    await write('{ "id": "two", "email": "grace@example.com" }')
    await lens('1 of 2 records out of date').waitFor({ timeout: 15_000 })
  })
  await step('rows are added up to the number of the panel', async () => {
    await panel.getByLabel('Rows', { exact: true }).fill('6')
    await page.keyboard.press('Enter')
    await panel.getByText('Insert 6 Rows').waitFor()
    await panel.getByRole('button', { name: 'Fill Fixture…' }).click()
    await pickRow(page, 'add rows up to 6').click()
    await waitForLine(page, '"id": 6')
    await shot('panel-filled-rows')
  })
  await step('Save As asks where, writes the file and shows it', async () => {
    await panel.getByRole('button', { name: 'Save As…' }).click()
    const input = page.locator('.quick-input-widget input.input')
    await input.waitFor()
    await shot('panel-save-as')
    const file = path.join(folder, 'saved.json')
    await input.fill(file)
    await page.keyboard.press('Enter')
    await page.locator('.tab.active').filter({ hasText: 'saved.json' }).waitFor()
    assert.ok(existsSync(file))
    assert.equal((JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length, 6)
  })
  await step('a file that nothing binds is picked once, and bound from then on', async () => {
    writeFileSync(path.join(folder, 'list.json'), '[\n  {\n    "id": 1\n  }\n]\n')
    await openFile(page, 'user.ts')
    await clickLine(page, 'email')
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByRole('columnheader', { name: 'firstName' }).waitFor({ timeout: 60_000 })
    await panel.getByRole('button', { name: 'Fill Fixture…' }).click()
    await pickRow(page, 'Choose a File…').click()
    const input = page.locator('.quick-input-widget input.input')
    await page.locator('.quick-input-widget').filter({ hasText: 'Fill a Fixture of User' }).waitFor()
    await page.waitForTimeout(1000) // the dialog writes the folder into its field first
    await input.fill(path.join(folder, 'list.json'))
    await page.keyboard.press('Enter')
    await pickRow(page, 'complete its records').click()
    await page.locator('.tab.active').filter({ hasText: 'list.json' }).waitFor()
    await waitForLine(page, '"email": "')
    await shot('panel-filled-picked')
    assert.match(readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'), /"list\.json": "user\.ts#User"/)
    await panel.getByRole('button', { name: 'Fill Fixture…' }).click()
    await pickRow(page, 'list.json').waitFor()
    await page.keyboard.press('Escape')
  })
}
