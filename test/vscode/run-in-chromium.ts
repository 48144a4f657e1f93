#!/usr/bin/env node
// Runs a suite or a UI script in a real VS Code: its server and Node extension host, opened in headless Chromium.
//   node test/vscode/run-in-chromium.ts [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=SUITE.cjs
//   node test/vscode/run-in-chromium.ts [FOLDER] --extensionDevelopmentPath=DIR --ui=SCRIPT.ts [--open=FILE]
// FOLDER is copied, so a run cannot dirty it. Further: --vsix=FILE (installed first; a suite then still needs a development
// path, fixtures/stub will do; without one, toasts are drawn) --theme='Dark Modern' --untrusted (restricted mode) --settings=JSON --timeout=SEC --log=FILE
// SUITE.cjs exports run(), which writes {passed, failed} to the file named in LIFELIKE_RESULT as its very last act: that
// file is the proof that it came to its end. SCRIPT.ts exports `run`, see ui/ui.ts. Screenshots go to .screenshots/.
// Exit codes: 0 passed, 1 failed (or no tests), 2 the runner failed or time ran out, 3 the extension host died on the way.
// It takes the arguments of @vscode/test-electron, so VSCODE_EXECUTABLE_PATH may name it (see run-in-electron.ts).
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Server, startServer } from './chromium/server.ts'
import { openWorkbench, type Workbench } from './chromium/workbench.ts'
import { Checklist, type UiScript } from './ui/ui.ts'

const text = { type: 'string' } as const
const { values: options, positionals } = parseArgs({
  strict: false, // test-electron adds flags for a desktop build, which mean nothing here
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    ui: text,
    open: text,
    vsix: text,
    theme: text,
    settings: text,
    timeout: text,
    log: text,
    untrusted: { type: 'boolean' },
  },
})
const option = (name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
const file = (name: string): string | undefined => {
  const value = option(name)
  return value === undefined ? undefined : path.resolve(value)
}

const work = mkdtempSync(path.join(tmpdir(), 'lifelike-vscode-'))
const result = path.join(work, 'result.json')
let server: Server | undefined
let workbench: Workbench | undefined

async function main(): Promise<number> {
  const suite = file('extensionTestsPath')
  const script = file('ui')
  if (suite === undefined && script === undefined) throw new Error('name --extensionTestsPath or --ui')
  const folder = path.join(work, 'workspace')
  mkdirSync(folder)
  if (positionals[0] !== undefined) cpSync(path.resolve(positionals[0]), folder, { recursive: true })
  const extension = file('extensionDevelopmentPath')
  const vsix = file('vsix')
  const theme = option('theme')
  server = await startServer({
    work,
    log: file('log') ?? path.join(work, 'server.log'),
    smokeTestDriver: extension !== undefined,
    trust: options['untrusted'] !== true,
    ...(vsix === undefined ? {} : { vsix }),
    settings: {
      ...(theme === undefined ? {} : { 'workbench.colorTheme': theme }),
      ...(JSON.parse(option('settings') ?? '{}') as object),
    },
    env: { LIFELIKE_RESULT: result },
  })
  const open = option('open')
  workbench = await openWorkbench({
    port: server.port,
    folder,
    ...(extension === undefined ? {} : { extension }),
    ...(suite === undefined ? {} : { suite }),
    ...(open === undefined ? {} : { open: path.join(folder, open) }),
  })
  return script === undefined ? suiteVerdict(await workbench.exitCode) : uiVerdict(script, folder, workbench)
}

/** VS Code reports 0 when its extension host crashed, and a suite of no tests passes: neither is a pass here. */
function suiteVerdict(reported: number): number {
  if (!existsSync(result)) return reported === 0 ? 3 : reported
  const { passed, failed } = JSON.parse(readFileSync(result, 'utf8')) as { passed: number; failed: number }
  console.log(`${passed} passed, ${failed} failed`)
  return reported === 0 && failed === 0 && passed > 0 ? 0 : 1
}

async function uiVerdict(script: string, folder: string, { page, exitCode }: Workbench): Promise<number> {
  const { run } = (await import(pathToFileURL(script).href)) as { run: UiScript }
  await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 90_000 })
  if (option('open') !== undefined) await page.waitForSelector('.editor-instance .view-line', { timeout: 60_000 })
  const checklist = new Checklist(page, path.basename(script, path.extname(script)))
  const died = exitCode.then((code) => Promise.reject(new Error(`VS Code ended with ${code}`)))
  await Promise.race([run({ page, folder, step: checklist.step, shot: checklist.shot }), died]).catch(checklist.fail)
  console.log(`${checklist.passed} passed, ${checklist.failed} failed`)
  return checklist.failed === 0 && checklist.passed > 0 ? 0 : 1
}

async function end(code: number): Promise<never> {
  await workbench?.close()
  server?.stop()
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.exit(code)
}

const seconds = Number(option('timeout') ?? 300)
setTimeout(() => {
  console.error(`no result after ${seconds} s`)
  void workbench?.page.screenshot({ path: '.screenshots/time-out.png' }).catch(() => undefined)
  setTimeout(() => void end(2), 1000)
}, seconds * 1000).unref()
process.on('SIGINT', () => void end(130))
process.on('SIGTERM', () => void end(130))

try {
  await end(await main())
} catch (error) {
  console.error(error)
  await end(2)
}
