// Proves the runner's exit codes: a pass, a failure, a suite of no tests, an extension host that dies.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const suites = { pass: 0, fail: 1, zero: 1, crash: 3 }
const runner = path.join(import.meta.dirname, 'run-in-chromium.ts')
const stub = path.join(import.meta.dirname, 'fixtures/stub')
let passed = 0
let failed = 0

function expectExit(name: string, args: readonly string[], code: number): void {
  const all = [runner, stub, `--extensionDevelopmentPath=${stub}`, '--timeout=120', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' })
  if (status === code) passed++
  else failed++
  console.log(status === code ? `  ✔ ${name}: ${code}` : `  ✘ ${name}: ${status}, not ${code}\n${stdout}${stderr}`)
}

for (const [name, code] of Object.entries(suites)) {
  const file = path.join(import.meta.dirname, `fixtures/suites/${name}.cjs`)
  expectExit(`exit code of a suite that does "${name}"`, [`--extensionTestsPath=${file}`], code)
}
expectExit('exit code of a UI script that passes', [`--ui=${path.join(stub, 'ui.ts')}`, '--open=package.json'], 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
