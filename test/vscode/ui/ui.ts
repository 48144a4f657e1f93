import path from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'

/** What a UI script gets. Each `step` counts as a test; the first that throws ends the script. */
export interface Ui {
  readonly page: Page
  /** The opened folder (a copy) on disk. */
  readonly folder: string
  step(name: string, act: () => Promise<void>): Promise<void>
  /** Writes .screenshots/NAME.png. */
  shot(name: string): Promise<void>
}

/** `export const run: UiScript = async ({ page, step }) => { ... }` */
export type UiScript = (ui: Ui) => Promise<void>

/** Counts the steps of one script. */
export class Checklist {
  passed = 0
  failed = 0
  readonly #page: Page
  readonly #script: string

  constructor(page: Page, script: string) {
    this.#page = page
    this.#script = script
  }

  readonly step = async (name: string, act: () => Promise<void>): Promise<void> => {
    await act().catch((error: unknown) => Promise.reject(new Error(name, { cause: error })))
    this.passed++
    console.log(`  ✔ ${name}`)
  }

  readonly shot = async (name: string): Promise<void> => {
    await this.#page.screenshot({ path: path.join('.screenshots', `${name}.png`) })
  }

  readonly fail = async (error: unknown): Promise<void> => {
    this.failed++
    console.error('  ✘', error)
    await this.shot(`failed-${this.#script}`).catch(() => undefined)
  }
}

/** Runs a command of the palette by its full label, as `Lifelike: Generate Mock Data`. */
export async function runCommand(page: Page, label: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: label })
  // An editor that comes up meanwhile takes the focus and closes the palette, so this is tried again.
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press('F1')
    const input = page.locator('.quick-input-widget input.input')
    const found = input.fill(`>${label}`, { timeout: 4000 }).then(() => row.waitFor({ timeout: 4000 }))
    if (
      await found.then(
        () => true,
        () => false,
      )
    )
      return page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  }
  throw new Error(`the palette does not show "${label}"`)
}

/** Opens a file of the folder by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: name })
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press('Control+p')
    const input = page.locator('.quick-input-widget input.input')
    const found = input.fill(name, { timeout: 4000 }).then(() => row.waitFor({ timeout: 4000 }))
    if (
      await found.then(
        () => true,
        () => false,
      )
    ) {
      await page.keyboard.press('Enter')
      return page.locator('.tab.active').filter({ hasText: name }).first().waitFor({ timeout: 10_000 })
    }
    await page.keyboard.press('Escape')
  }
  throw new Error(`no file "${name}" was found`)
}

/** Waits for a line of any editor that shows `text`. */
export async function waitForLine(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.view-line').filter({ hasText: text }).first().waitFor({ timeout: 30_000 })
}

/** The rows of the list that is open under the title bar. */
export function pickRow(page: Page, label: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first()
}

/** Puts the cursor into the first line of the active editor that shows `text`, by a click. */
export async function clickLine(page: Page, text: string, button: 'left' | 'right' = 'left'): Promise<void> {
  await page.locator('.editor-group-container.active .view-line').filter({ hasText: text }).first().click({ button })
}

/** Chooses an entry of the menu that is open. */
export async function chooseInMenu(page: Page, label: string): Promise<void> {
  const entry = page.locator('.monaco-menu .action-item').filter({ hasText: label }).first()
  // A menu takes no click in its first moments, so that the click that opened it does not choose too.
  for (let attempt = 0; attempt < 5; attempt++) {
    await entry.click()
    const closed = entry.waitFor({ state: 'detached', timeout: 2000 })
    if (
      await closed.then(
        () => true,
        () => false,
      )
    )
      return
  }
  throw new Error(`the menu stays open after a click on "${label}"`)
}

/** The content of the webview that is shown. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
}
