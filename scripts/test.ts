// `npm test`: types, lint, dead code, build, then the tests. The last line is `N passed, N failed`.
import { requireNode, run, runNode } from './steps.ts'

requireNode()
const bin = (name: string): string => `node_modules/.bin/${name}`
const steps: readonly (readonly [string, () => number])[] = [
  ['types', () => run('npm', ['run', '--silent', 'check'])],
  ['lint', () => run('npm', ['run', '--silent', 'lint'])],
  ['dead code and dependencies', () => run(bin('knip'), ['--no-progress'])],
  ['build', () => runNode('scripts/build.ts')],
  ['tests', () => runNode('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)])],
]
const failed: string[] = []
for (const [name, step] of steps) {
  const start = Date.now()
  const ok = step() === 0
  if (!ok) failed.push(name)
  if (name !== 'tests') console.log(`${ok ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
}
// The tests' own line comes last when all is well; a step that failed before them must not be hidden by it.
const before = failed.filter((name) => name !== 'tests')
if (before.length > 0) console.log(`failed: ${failed.join(', ')}\n0 passed, ${failed.length} failed`)
process.exit(failed.length > 0 ? 1 : 0)
