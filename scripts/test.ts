// `npm test`: types, lint, dead code, build, then the tests. The last line is `N passed, N failed`.
import { requireNode, run, runNode } from './steps.ts'

requireNode()
const bin = (name: string): string => `node_modules/.bin/${name}`
const steps: readonly (readonly [string, () => number])[] = [
  ['types', () => run('npm', ['run', '--silent', 'check'])],
  ['lint', () => run('npm', ['run', '--silent', 'lint'])],
  ['dead code and dependencies', () => run(bin('knip'), ['--no-progress', '--no-config-hints'])],
  ['build', () => runNode('scripts/build.ts')],
]
const failed: string[] = []
for (const [name, step] of steps) {
  const start = Date.now()
  const ok = step() === 0
  if (!ok) failed.push(name)
  console.log(`${ok ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
}
// The reporter counts the steps that failed before the tests, so that the last line hides none of them.
const tests = runNode('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)], {
  LIFELIKE_FAILED: failed.join(', '),
})
process.exit(failed.length > 0 ? 1 : tests)
