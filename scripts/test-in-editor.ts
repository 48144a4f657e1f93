// `npm run test:vscode [-- NAME…]`: the editor suite in a real VS Code on any machine. Parts: self suite ui installed.
// Installs what it needs (Chromium by apt where it may, VS Code from the npm registry into .cache/vscode, reused).
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bundleSuite } from '../test/vscode/bundle-suite.ts'
import { vsixFile } from './package.ts'
import { requireNode, root, run, runNode } from './steps.ts'

requireNode()
const runner = 'test/vscode/run-in-chromium.ts'
const wanted = process.argv.slice(2)
const total = { passed: 0, failed: 0 }

interface Part {
  readonly env?: Readonly<Record<string, string>>
  /** Driven by mouse and keyboard, which a busy machine can outrun: a failure is shown, and counts when it comes twice. */
  readonly driven?: boolean
}

/** Runs one part, shows its output and adds its closing line to the total; a part that counts nothing has failed. */
function part(name: string, args: readonly string[], { env = {}, driven = false }: Part = {}): void {
  const start = Date.now()
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e8 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options)
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(stdout)
  const passed = Number(counts?.[1] ?? 0)
  const failed = Number(counts?.[2] ?? 0)
  if (status === 0 || !driven) {
    total.passed += passed
    total.failed += status === 0 ? failed : Math.max(1, failed)
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok' : `FAILED (${status})`}  ${name} (${seconds} s)`)
  console.log(stdout.replace(/^\d+ passed, \d+ failed$/m, '').trimEnd())
  if (status !== 0) console.log(stderr)
  if (status !== 0 && driven) part(`${name}, once more`, args, { env })
}

function prepare(): void {
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(chromium)) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
      throw new Error(`no Chromium at ${chromium}: install it, or name one in CHROMIUM`)
    }
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  }
  if (run('sh', ['scripts/install-vscode.sh', '.cache/vscode']) !== 0) throw new Error('VS Code was not installed')
  if (runNode('scripts/build.ts') !== 0) throw new Error('the build failed')
}

/**
 * A UI script's first line may say how it wants to be started: `// run: --open=users.sql --theme=Dark Modern`; with
 * `--installed` on the packaged extension, the only way in which notifications are drawn.
 */
function flagsOf(script: string): string[] {
  const first = readFileSync(path.join(root, script), 'utf8').split('\n', 1)[0] ?? ''
  return first.startsWith('// run: ') ? first.slice(8).split(/ (?=--)/) : []
}

let packed = false
function pack(): void {
  if (packed) return
  packed = true
  if (runNode('scripts/package.ts', ['--no-build']) !== 0) total.failed++
}

prepare()
const chosen = (name: string): boolean => wanted.length === 0 || wanted.some((each) => name.startsWith(each))
const workspace = 'test/vscode/workspace'
const suite = `--extensionTestsPath=${await bundleSuite()}`
if (chosen('self')) part('self: exit codes of the runner', ['test/vscode/self-test.ts'])
if (chosen('suite')) part('suite', [runner, workspace, '--extensionDevelopmentPath=.', suite])
for (const file of readdirSync(path.join(root, 'test/vscode/ui')).toSorted()) {
  const name = `ui/${file.replace('.ui.ts', '')}`
  const script = `test/vscode/ui/${file}`
  if (!file.endsWith('.ui.ts') || !chosen(name)) continue
  const flags = flagsOf(script)
  const installed = flags.includes('--installed')
  if (installed) pack()
  const extension = installed ? `--vsix=${vsixFile}` : '--extensionDevelopmentPath=.'
  part(name, [runner, workspace, extension, `--ui=${script}`, ...flags.filter((flag) => flag !== '--installed')], {
    driven: true,
  })
}
if (chosen('installed')) {
  pack()
  const stub = '--extensionDevelopmentPath=test/vscode/fixtures/stub'
  // Tests whose title has [installed] are run again on the packaged extension.
  part('installed', [runner, workspace, stub, suite, `--vsix=${vsixFile}`], {
    env: { LIFELIKE_GREP: '\\[installed\\]' },
  })
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
