// run: --open=shop.sql
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFile, runCommand, type UiScript, waitForLine } from './ui.ts'

const IMPOSSIBLE = `CREATE TABLE room (
  id integer PRIMARY KEY,
  floor smallint NOT NULL CHECK (floor > 0),
  beds smallint NOT NULL,
  guests smallint NOT NULL,
  CONSTRAINT room_for_all CHECK (guests <= beds),
  CONSTRAINT too_many CHECK (guests > 6 AND beds < 5)
);

CREATE TABLE booking (
  id integer PRIMARY KEY,
  room_id integer NOT NULL REFERENCES room (id)
);
`

/** All tables of a file at once, and CHECKs that no row can meet. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  await step('a lens over the file makes rows of all tables in a file of their own', async () => {
    await page.setViewportSize({ width: 1400, height: 800 })
    const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Generate All 2 Tables' })
    await lens.waitFor({ timeout: 60_000 })
    await lens.click()
    await waitForLine(page, 'INTO orders')
    assert.equal(await page.getByRole('tab', { name: /shop\.seed\.sql/ }).count(), 1)
    await shot('sql-whole-file')
    await page.keyboard.press('ControlOrMeta+s')
    const file = path.join(folder, 'shop.seed.sql')
    const written = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
    for (let i = 0; i < 100 && written() === ''; i++) await page.waitForTimeout(100)
    assert.match(written(), /INSERT INTO users[\s\S]*INSERT INTO orders/)
  })
  await step('CHECKs that contradict one another are underlined with their reason', async () => {
    writeFileSync(path.join(folder, 'room.sql'), IMPOSSIBLE)
    await openFile(page, 'room.sql')
    await runCommand(page, 'Lifelike: Generate Mock Data')
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 })
    await runCommand(page, 'View: Toggle Problems')
    await page.locator('.markers-panel').getByText(/can have no rows/).first().waitFor()
    assert.equal(await page.locator('.markers-panel').getByText(/Row \d/).count(), 0)
    await shot('sql-contradiction')
  })
}
