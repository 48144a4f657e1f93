import { expect, test } from 'vitest'
import type { Metafile } from 'esbuild'
import { budgetProblems, budgets, staticSize } from '../../scripts/budgets.ts'

type Output = Metafile['outputs'][string]

const output = (bytes: number, part: Partial<Output> = {}): Output => ({
  bytes,
  inputs: {},
  imports: [],
  exports: [],
  ...part,
})
const built = (part: Metafile['outputs'] = {}): Metafile => ({
  inputs: {},
  outputs: { ...Object.fromEntries(Object.keys(budgets).map((file) => [file, output(1000)])), ...part },
})
const chunk = (path: string, kind: 'import-statement' | 'dynamic-import') => ({ path, kind })

test('a build within its budgets has no problems', () => {
  expect(budgetProblems(built())).toEqual([])
})

test('an extension entry over 50 kB is a problem', () => {
  const problems = budgetProblems(built({ 'dist/extension.cjs': output(50_001) }))
  expect(problems).toEqual(['dist/extension.cjs is 50001 bytes with its static imports, over 50000'])
})

test('engine code in the extension is a problem', () => {
  const inputs = { 'src/engine/random/key.ts': { bytesInOutput: 1 } }
  const problems = budgetProblems(built({ 'dist/extension.cjs': output(1, { inputs }) }))
  expect(problems).toEqual(['dist/extension.cjs holds engine code: src/engine/random/key.ts'])
})

test('static chunks count, lazy ones do not', () => {
  const imports = [chunk('dist/chunks/a.mjs', 'import-statement'), chunk('dist/chunks/b.mjs', 'dynamic-import')]
  const meta = built({
    'dist/engine.mjs': output(10, { imports }),
    'dist/chunks/a.mjs': output(20, { imports: [chunk('dist/engine.mjs', 'import-statement')] }),
    'dist/chunks/b.mjs': output(400),
  })
  expect(staticSize(meta, 'dist/engine.mjs')).toBe(30)
})

test('an entry that was not built is a problem', () => {
  const { 'dist/cli.mjs': _, ...outputs } = built().outputs
  expect(budgetProblems({ inputs: {}, outputs })).toContain('dist/cli.mjs was not built')
})
