import { type Browser, chromium, type Page } from 'playwright-core'

export interface WorkbenchOptions {
  readonly port: number
  readonly folder: string
  /** Development path of an extension, and the suite to run in its host. */
  readonly extension?: string
  readonly suite?: string
  /** A file to open. */
  readonly open?: string
}

export interface Workbench {
  readonly page: Page
  /** What VS Code itself reports at the end of a suite; 0 also when its extension host crashed. */
  readonly exitCode: Promise<number>
  close(): Promise<void>
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** What a server without marketplace, sign-in and chat says at every start. */
const noise =
  /marketplace|gallery|connection|Account|Agent|\bchat|Chat|Service Worker|workbench|search provider|sign|token/i

/** Opens the workbench in headless Chromium. The address must be 127.0.0.1, or webviews have no service worker. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const browser: Browser = await chromium.launch({ executablePath, headless: true, args: flags })
  const permissions = ['clipboard-read', 'clipboard-write']
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions })
  const page = await context.newPage()
  const exitCode = new Promise<number>((resolve, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')))
    void page.exposeFunction('codeAutomationExit', resolve)
  })
  exitCode.catch(() => undefined) // looked at by who waits for it
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    if (process.env['VERBOSE'] === undefined && noise.test(String(args[0]))) return
    if (type === 'error' || type === 'warn') console.error(...args)
    else console.log(...args)
  })
  await page.goto(address(options), { waitUntil: 'commit' })
  return { page, exitCode, close: () => browser.close().catch(() => undefined) }
}

function address({ port, folder, extension, suite, open }: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`
  const payload = [['skipWelcome', 'true']]
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)])
  if (suite !== undefined) payload.push(['extensionTestsPath', remote(suite)])
  if (open !== undefined) payload.push(['openFile', remote(open)])
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) })
  return `http://127.0.0.1:${port}/?${query.toString()}`
}
