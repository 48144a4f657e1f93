import { defineConfig } from 'vitest/config'
import { PlainReporter } from './test/reporter.ts'

// `export default` because vitest asks for it; nothing else in the project has one.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'node_modules/**'],
    reporters: [new PlainReporter()],
    testTimeout: 20_000,
  },
})
