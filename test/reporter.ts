import { DefaultReporter } from 'vitest/node'
import type { TestModule } from 'vitest/node'

type Errors = Parameters<DefaultReporter['onTestRunEnd']>[1]

/** The usual report, closed by one plain line for machines: `12 passed, 0 failed`. */
export class PlainReporter extends DefaultReporter {
  override onTestRunEnd(...all: Parameters<DefaultReporter['onTestRunEnd']>): void {
    super.onTestRunEnd(...all)
    console.log(closingLine(all[0], all[1]))
  }
}

function closingLine(modules: readonly TestModule[], errors: Errors): string {
  const before = (process.env['LIFELIKE_FAILED'] ?? '').split(', ').filter(Boolean)
  if (before.length > 0) console.log(`Failed before the tests: ${before.join(', ')}`)
  let passed = 0
  let failed = errors.length + before.length
  for (const module of modules) {
    failed += module.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') passed++
      if (state === 'failed') failed++
    }
  }
  if (passed === 0 && failed === 0) failed = 1
  return `${passed} passed, ${failed} failed`
}
