import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name)
const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const planted: Readonly<Record<string, readonly [string, string]>> = {
  'src/cli/any.ts': ['export const a: any = 1', 'no-explicit-any'],
  'src/cli/non-null.ts': ['export const a = (b: string | null) => b!.length', 'no-non-null-assertion'],
  'src/cli/floating.ts': ['export const a = async () => 1\nexport function b() { a() }', 'no-floating-promises'],
  'src/cli/ignored.ts': ['// @ts-ignore\nexport const a: string = 1', 'ban-ts-comment'],
  'src/cli/default.ts': ['export default 1', 'no-default-export'],
  'src/cli/long.ts': ['\n'.repeat(300) + 'export const a = 1', 'max-lines'],
  'src/cli/missed.ts': [
    `export function a(b: 'x' | 'y'): void { switch (b) { case 'x': return } }`,
    'switch-exhaustiveness-check',
  ],
  'src/cli/loose.ts': ['export const a = (b: number) => b == 1', 'eqeqeq'],
  'src/cli/empty.ts': ['export function a(): void { try { a() } catch {} }', 'no-empty'],
  'src/cli/many.ts': [
    'export const a = (b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1) => [b, c, d, e, f, g, h]',
    'max-params',
  ],
  'src/engine/plan/timer.ts': ['setTimeout(() => 0, 1)', 'no-restricted-globals'],
  'src/engine/plan/env.ts': ['export const a = process.env', 'no-restricted-globals'],
  'src/engine/plan/disk.ts': [
    `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`,
    'no-restricted-imports',
  ],
  'src/engine/plan/editor.ts': [`import type { Uri } from 'vscode'\nexport type A = Uri`, 'no-restricted-imports'],
}

let report = ''
beforeAll(() => {
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'src/engine/tsconfig.json']) {
    cpSync(path.join(root, file), path.join(folder, file))
  }
  for (const [file, [text]] of Object.entries(planted)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${text}\n`)
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction') // the linter looks for its parts
  writeFileSync(path.join(folder, 'src/cli/clean.ts'), 'export const a = 1\n')
  const { stdout } = spawnSync(bin('oxlint'), ['--type-aware', '--format=unix'], { cwd: folder, encoding: 'utf8' })
  report = stdout
})

test.each(Object.entries(planted))('%s is caught', (file, [, rule]) => {
  const lines = report.split('\n').filter((line) => line.includes(file))
  expect(lines.join('\n')).toContain(rule)
})

test('a clean file is left in peace', () => {
  expect(report).not.toContain('src/cli/clean.ts')
})

test('a host global is a type error in the engine', () => {
  const args = ['-p', path.join(folder, 'src/engine'), '--pretty', 'false']
  const { stdout } = spawnSync(bin('tsc'), args, { cwd: folder, encoding: 'utf8' })
  expect(stdout).toMatch(/timer\.ts.*setTimeout/)
  expect(stdout).toMatch(/env\.ts.*process/)
  expect(stdout).toMatch(/disk\.ts.*node:fs/)
})
