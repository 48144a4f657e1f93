// run: --installed
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { chooseInMenu, clickLine, openFile, pickRow, runCommand, type UiScript, waitForLine } from './ui.ts'

const JAVASCRIPT = `/**
 * @typedef {object} Pet
 * @property {string} name
 * @property {Date} born
 */

export const shop = 'pets'
`
const TYPES = `export type UserId = string & { readonly __brand: 'UserId' };
export interface User {
  id: UserId;
  name: string;
  email: string;
}
export interface Order {
  id: number;
  userId: User['id'];
  user: User;
}
export interface Page<T> {
  items: T[];
  pages: number;
}
export interface Screen {
  node: HTMLElement;
}
`
const USE = `import type { Page, User } from './types';

export function greet(user: User): string {
  return user.name;
}

export function first(page: Page<User>): string {
  return page.items[0]?.name ?? '';
}
`

export const run: UiScript = async ({ page, folder, step, shot }) => {
  for (const [name, text] of [
    ['pets.js', JAVASCRIPT],
    ['types.ts', TYPES],
    ['use.ts', USE],
  ] as const)
    writeFileSync(path.join(folder, name), text)
  const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Generate' })
  const rightClick = (line: string, name: string): Promise<void> =>
    page
      .locator('.editor-group-container.active .view-line')
      .filter({ hasText: line })
      .locator('span')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .last()
      .click({ button: 'right' })
  await step('JavaScript has a lens over a typedef, and its rows a type in a comment', async () => {
    await openFile(page, 'pets.js')
    await lens.first().waitFor({ timeout: 30_000 })
    await lens.first().click()
    await waitForLine(page, '/** @type {Pet[]} */')
    await shot('types-javascript')
  })
  await step('references lead to rows of the other type', async () => {
    await openFile(page, 'types.ts')
    await lens.nth(2).waitFor({ timeout: 30_000 })
    await lens.nth(2).click()
    await waitForLine(page, 'userId: ')
    await shot('types-references')
  })
  await step('a type that can have no value says why', async () => {
    await lens.last().click()
    await page.locator('.notification-toast').filter({ hasText: 'HTMLElement' }).first().waitFor({ timeout: 30_000 })
    await shot('types-refused')
  })
  await step('a type is enough by its name, where it is used', async () => {
    await openFile(page, 'use.ts')
    await page.waitForTimeout(5000) // the editor's own compiler comes up
    await rightClick('greet', 'User')
    await shot('types-right-click')
    await chooseInMenu(page, 'Generate Mock Data')
    await waitForLine(page, 'export const users: User[]')
    await shot('types-used')
  })
  await step('a type with the arguments that it is used with', async () => {
    await openFile(page, 'use.ts')
    await rightClick('first', 'Page')
    await chooseInMenu(page, 'Generate Mock Data')
    await waitForLine(page, 'export const pageUsers: Page<User>[]')
    await shot('types-arguments')
  })
  await step('rows as constants, which keep their literals', async () => {
    await runCommand(page, 'View: Join All Editor Groups')
    await openFile(page, 'types.ts')
    await clickLine(page, 'export interface Order')
    await runCommand(page, 'Lifelike: Generate Mock Data With')
    await pickRow(page, 'Format').click()
    await pickRow(page, 'as const satisfies').waitFor()
    await shot('types-formats')
    await pickRow(page, 'as const satisfies').click()
    await pickRow(page, 'Format').filter({ hasText: 'as const satisfies' }).waitFor()
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await waitForLine(page, '] as const satisfies readonly Order[]')
    await shot('types-as-const')
  })
}
