import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type House, problemsOf } from './house/rules.ts'

const root = path.resolve(import.meta.dirname, '..')

function readHouse(): House {
  const folders = ['src', 'test', 'scripts']
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
      .filter((name) => name.endsWith('.ts')),
  )
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}

test('the house stands', () => {
  const house = readHouse()
  expect(Object.keys(house).length).toBeGreaterThan(50)
  expect(problemsOf(house)).toEqual([])
})

const clean: House = {
  'src/engine/catalog/shape.ts': 'export interface Shape {}',
  'src/engine/time/clock.ts': 'export const at = (ms: number) => new Date(ms)',
  'src/engine/plan/plan.ts': `import type { Shape } from '../catalog/shape.ts'\nexport type Plan = Shape`,
  'src/engine/index.ts': `export { at } from './time/clock.ts'\nexport type { Plan } from './plan/plan.ts'`,
}

test('a clean house has no problems, whatever its comments and strings say', () => {
  const text = `// import x from 'vscode'; Math.random(); new Date()\nexport const a = "import('node:fs') \\\\p{L} localeCompare"`
  expect(problemsOf({ ...clean, 'src/engine/random/a.ts': text })).toEqual([])
})

const planted: readonly (readonly [string, string, string, string])[] = [
  [
    'a room that looks up',
    'src/engine/catalog/a.ts',
    `import { p } from '../plan/plan.ts'`,
    'catalog may not know plan',
  ],
  [
    'the same, types only',
    'src/engine/solve/a.ts',
    `import type { P } from '../plan/plan.ts'`,
    'solve may not know plan',
  ],
  [
    'an import() type',
    'src/engine/solve/a.ts',
    `export type A = import('../plan/plan.ts').Plan`,
    'solve may not know plan',
  ],
  [
    'a lazy import',
    'src/engine/writers/a.ts',
    `export const a = () => import('../plan/plan.ts')`,
    'writers may not know',
  ],
  [
    'a re-export',
    'src/engine/meaning/a.ts',
    `export { p } from '../plan/plan.ts'; export const b = 1`,
    'may not know plan',
  ],
  ['an unknown room', 'src/engine/stuff/a.ts', `import '../catalog/shape.ts'`, 'no rule for the room stuff'],
  ['the engine knows a host', 'src/engine/plan/a.ts', `import '../../worker/a.ts'`, 'engine may not know worker'],
  [
    'the extension knows the engine',
    'src/extension/a.ts',
    `import '../engine/index.ts'`,
    'extension may not know engine',
  ],
  [
    'the extension past the client',
    'src/extension/a.ts',
    `import '../worker/main.ts'`,
    'extension may not know worker',
  ],
  [
    'the outline knows anyone',
    'src/outline/a.ts',
    `import type {} from '../protocol/a.ts'`,
    'outline may not know protocol',
  ],
  ['vscode elsewhere', 'src/worker/a.ts', `import type { Uri } from 'vscode'`, 'vscode outside the extension'],
  ['Node in the engine', 'src/engine/plan/a.ts', `import 'node:fs'`, 'node:fs outside worker and cli'],
  ['Node in the extension', 'src/extension/a.ts', `import path from 'node:path'`, 'node:path outside worker and cli'],
  ['a computed import', 'src/engine/plan/a.ts', 'export const a = (x: string) => import(x)', 'computed'],
  ['the command line past the disk', 'src/cli/a.ts', `import '../worker/main.ts'`, 'cli may not know worker'],
  ['out of src', 'src/cli/a.ts', `import '../../scripts/build.ts'`, 'is outside src'],
  ['no extension', 'src/cli/a.ts', `import './b'`, 'has no extension'],
  ['a heavy library at once', 'src/engine/compiler/a.ts', `import ts from 'typescript6'`, 'loaded on first use'],
  ['a default export', 'src/cli/a.ts', 'export default 1', 'a default export'],
  ['a default function', 'src/cli/a.ts', 'export default function a() {}', 'a default export'],
  ['a default by name', 'src/cli/a.ts', 'const a = 1; export { a as default }', 'a default export'],
  ['a barrel', 'src/engine/plan/all.ts', `export { Plan } from './plan.ts'`, 'a barrel'],
  ['a barrel of types', 'src/engine/plan/all.ts', `export type { Plan } from './plan.ts'`, 'a barrel'],
  ['a barrel in the protocol', 'src/protocol/all.ts', `export { a } from './a.ts'`, 'a barrel'],
  ['an export of all', 'src/engine/plan/all.ts', `export * from './plan.ts'; export const a = 1`, 'a barrel'],
  ['a second index', 'src/engine/plan/index.ts', 'export const a = 1', 'a barrel'],
  ['a long file', 'src/cli/a.ts', '\n'.repeat(300) + 'export const a = 1', '301 lines, over 300'],
  ['a long test', 'test/a.test.ts', '\n'.repeat(300) + 'export const a = 1', '301 lines, over 300'],
  ['a name in camel case', 'src/cli/readArgs.ts', 'export const a = 1', 'not kebab-case'],
  ['a date', 'src/engine/plan/a.ts', 'export const a = new Date(0)', 'Date is not pure'],
  ['the clock', 'src/engine/plan/a.ts', 'export const a = Date.now()', 'Date is not pure'],
  ['the clock passed on', 'src/engine/plan/a.ts', 'export const a = Date', 'Date is not pure'],
  ['chance', 'src/engine/time/a.ts', 'export const a = Math.random()', 'Math.random is not pure'],
  ['a power', 'src/engine/plan/a.ts', 'export const a = Math.pow(2, 0.5)', 'Math.pow is not pure'],
  ['a power by operator', 'src/engine/plan/a.ts', 'export const a = (n: number) => 10 ** n', '** is not pure'],
  ['an exponential', 'src/engine/plan/a.ts', 'export const a = Math.exp(1)', 'Math.exp is not pure'],
  ['a logarithm', 'src/engine/plan/a.ts', 'export const a = Math.log(2)', 'Math.log is not pure'],
  ['Intl', 'src/engine/plan/a.ts', 'export const a = new Intl.NumberFormat()', 'Intl is not pure'],
  ['a locale', 'src/engine/plan/a.ts', 'export const a = (1).toLocaleString()', 'toLocaleString is not pure'],
  ['a collation', 'src/engine/plan/a.ts', `export const a = 'a'.localeCompare('b')`, 'localeCompare is not pure'],
  ['a Unicode class', 'src/engine/plan/a.ts', 'export const a = /\\p{L}/u', '\\p{ is not pure'],
  ['a host global', 'src/engine/plan/a.ts', 'export const a = process.env', 'process is not pure'],
  ['a timer', 'src/engine/plan/a.ts', 'setTimeout(() => 0)', 'setTimeout is not pure'],
]

describe('each guard bites', () => {
  test.each(planted)('%s', (_name, file, text, problem) => {
    const problems = problemsOf({ ...clean, [file]: text })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join('\n')).toContain(`${file}: `)
    expect(problems.join('\n')).toContain(problem)
  })

  test('a cycle, though by types only', () => {
    const problems = problemsOf({
      'src/cli/a.ts': `import type { B } from './b.ts'\nexport type A = B`,
      'src/cli/b.ts': `import { c } from './c.ts'\nexport type B = typeof c`,
      'src/cli/c.ts': `export const c = async () => import('./a.ts')`,
    })
    expect(problems).toEqual(['cycle: src/cli/a.ts → src/cli/b.ts → src/cli/c.ts → src/cli/a.ts'])
  })
})
