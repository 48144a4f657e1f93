import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface ServerOptions {
  /** Folder that holds all that the server writes. */
  readonly work: string
  readonly log: string
  /** Builds of today ignore extension paths in the page's address without it; with it they draw no toasts. */
  readonly smokeTestDriver: boolean
  /** Every folder is trusted; else the folder opens in restricted mode. */
  readonly trust: boolean
  /** An extension to install before the start. */
  readonly vsix?: string
  readonly settings: object
  readonly env: Readonly<Record<string, string>>
}

export interface Server {
  readonly port: number
  stop(): void
}

const settings = {
  'workbench.colorTheme': 'Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  // In a browser the workbench saves after a delay, which makes document.save() fail now and then; the desktop does not.
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'security.workspace.trust.startupPrompt': 'never',
}

/** The VS Code server that scripts/install-vscode.sh put under .cache/vscode, on a port of its choice. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const home = path.resolve(process.env['LIFELIKE_VSCODE'] ?? path.join(import.meta.dirname, '../../../.cache/vscode'))
  const node = path.join(home, 'node/bin/node')
  if (!existsSync(node)) throw new Error(`no VS Code in ${home}: npm run test:vscode installs it`)
  const folder = (name: string): string => {
    const made = path.join(options.work, name)
    mkdirSync(made, { recursive: true })
    return made
  }
  const own = { HOME: folder('home'), TMPDIR: folder('tmp'), EXTENSIONS_GALLERY: '{}' } // no marketplace is asked
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  )
  const env = { ...Object.fromEntries(inherited), ...own, ...options.env }
  writeFileSync(path.join(folder('user/User'), 'settings.json'), JSON.stringify({ ...settings, ...options.settings }))
  const main = path.join(home, 'vscode/out/server-main.js')
  const dirs = [
    '--server-data-dir',
    folder('server'),
    '--user-data-dir',
    folder('user'),
    '--extensions-dir',
    folder('x'),
  ]
  const license = '--accept-server-license-terms'
  if (options.vsix !== undefined) {
    const args = [main, license, ...dirs, '--install-extension', options.vsix]
    const installed = spawnSync(node, args, { env, encoding: 'utf8' })
    if (installed.status !== 0) throw new Error(`the .vsix did not install:\n${installed.stdout}${installed.stderr}`)
  }
  const flags = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', license]
  const quiet = [
    ...(options.trust ? ['--disable-workspace-trust'] : []),
    '--disable-telemetry',
    '--disable-experiments',
  ]
  const driver = options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []
  const child = spawn(node, [main, ...flags, ...quiet, ...driver, ...dirs], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that its children end with it
  })
  return { port: await listening(child, options.log), stop: () => stop(child) }
}

function listening(child: ChildProcess, log: string): Promise<number> {
  const file = createWriteStream(log)
  return new Promise((resolve, reject) => {
    let tail = ''
    const read = (chunk: Buffer): void => {
      file.write(chunk)
      tail = (tail + String(chunk)).slice(-4000)
      const port = /agent listening on (\d+)/.exec(tail)?.[1]
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${tail}`)))
  })
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // it had already ended
  }
}
