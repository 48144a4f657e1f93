import { defineConfig } from 'vitest/config'
import { PlainReporter } from './test/reporter.ts'

/** `npm run test:databases` runs what needs servers, too, and that alone. */
const isReal = process.env['LIFELIKE_DATABASES'] === 'real'

// `export default` because vitest asks for it; nothing else in the project has one.
export default defineConfig({
  test: {
    include: isReal ? ['test/databases/*.{test,real}.ts'] : ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'node_modules/**'],
    reporters: [new PlainReporter()],
    testTimeout: 60_000,
  },
})
