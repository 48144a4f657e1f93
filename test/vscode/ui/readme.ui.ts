// run: --installed --settings={"editor.minimap.enabled":false}
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFile, useTheme } from './panel-frame.ts'
import { clickLine, runCommand, type UiScript, waitForLine, webview } from './ui.ts'

const CUSTOMER = `export interface Customer {
  id: string
  name: string
  email: string
  company: string
  status: 'lead' | 'customer' | 'former'
  city: string
  country: string
  createdAt: Date
}
`
const SHOP = `CREATE TABLE customers (
  id integer PRIMARY KEY,
  name varchar(80) NOT NULL,
  email varchar(120) NOT NULL UNIQUE,
  created_at timestamp NOT NULL
);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id),
  status varchar(12) NOT NULL CHECK (status IN ('open', 'paid', 'shipped')),
  total numeric(10, 2) NOT NULL CHECK (total > 0),
  ordered_at timestamp NOT NULL
);
`
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Member',
  type: 'object',
  required: ['id', 'name', 'email', 'joined'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    email: { type: 'string', format: 'email' },
    joined: { type: 'string', format: 'date' },
  },
}
const MEMBERS = `# yaml-language-server: $schema=./member.schema.json
- id: 1 # the founder
  name: Ada Byron
  joined: 2021-03-01

- id: 2
  name: Grace Murray
  email: grace@example.com

- id: three
  name: Mary Jackson
  email: mary@example.com
  joined: 2024-05-30
`

/** The pictures of README.md: `npm run test:vscode -- ui/readme` makes them, media/ keeps copies. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const panel = webview(page)
  const lens = (text: string | RegExp) => page.locator('.codelens-decoration a').filter({ hasText: text })
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text)
  /** No message and no tip in the picture. */
  const quiet = async (): Promise<void> => {
    await page.waitForTimeout(1500)
    await runCommand(page, 'Notifications: Clear All Notifications')
    await page.mouse.move(1270, 5)
    await page.waitForTimeout(600)
  }
  await step('the panel beside a type', async () => {
    await page.setViewportSize({ width: 1280, height: 840 })
    for (const [name, text] of Object.entries({ 'customer.ts': CUSTOMER, 'shop.sql': SHOP, 'members.yaml': MEMBERS }))
      write(name, text)
    write('member.schema.json', JSON.stringify(SCHEMA, null, 2))
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility')
    await openFile(page, 'customer.ts')
    await lens('Generate').first().click()
    await waitForLine(page, 'const customers')
    // Said once the rows are shown, which moves the cursor.
    await page.locator('.statusbar-item').filter({ hasText: '× Customer' }).first().waitFor()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.waitForTimeout(1000) // the lenses are drawn anew where the text stands now
    await lens('Preview').first().click()
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 60_000 })
    await panel.getByLabel('Rows', { exact: true }).fill('10,000')
    await page.keyboard.press('Enter')
    await panel.getByText('Insert 10,000 Rows').waitFor()
    await panel
      .getByRole('columnheader', { name: 'createdAt' })
      .waitFor({ state: 'attached' })
      .catch(() => undefined)
    await panel.getByRole('tab', { name: 'Column' }).click()
    await panel.getByRole('grid').focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('End')
    await panel.locator('svg.density').waitFor()
    await quiet()
    await shot('readme-panel')
    await useTheme({ page, folder }, 'Dark Modern', 'vscode-dark')
    await page.waitForTimeout(500)
    await shot('readme-panel-dark')
    await useTheme({ page, folder }, 'Light Modern', 'vscode-light')
    await page.locator('.view-line').filter({ hasText: 'country: string' }).first().click()
    await page.keyboard.press('ControlOrMeta+s')
    await page.waitForTimeout(500)
  })
  await step('INSERTs below their tables', async () => {
    await page.setViewportSize({ width: 1280, height: 760 })
    await runCommand(page, 'View: Close All Editors')
    await openFile(page, 'shop.sql')
    await lens(/^Generate$/).nth(1).click()
    await waitForLine(page, 'INTO orders')
    await quiet()
    await clickLine(page, '(5, ')
    await shot('readme-insert')
    await page.keyboard.press('ControlOrMeta+s')
  })
  await step('a fixture that is filled, and repaired with consent', async () => {
    await openFile(page, 'members.yaml')
    await lens('Fill').first().click()
    await lens('1 of 3 records out of date').first().waitFor({ timeout: 30_000 })
    await clickLine(page, 'Mary Jackson')
    await page.mouse.move(1270, 5)
    await page.waitForTimeout(600)
    await shot('readme-fill')
    await page.locator('.notification-toast').getByRole('button', { name: 'Repair…' }).click()
    await page.locator('.part.panel').filter({ hasText: 'Refactor Preview' }).waitFor({ timeout: 30_000 })
    await page.locator('.part.panel .monaco-list-row').nth(1).dblclick()
    await page.locator('.monaco-diff-editor').first().waitFor({ timeout: 15_000 })
    await page.waitForTimeout(1500)
    await shot('readme-repair')
  })
}
