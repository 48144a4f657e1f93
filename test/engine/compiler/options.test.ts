import { describe, expect, it } from 'vitest'
import { filesOver } from '../../../src/engine/compiler/files.ts'
import { loadTypeScript, typescript } from '../../../src/engine/compiler/load.ts'
import { projectOptions } from '../../../src/engine/compiler/options.ts'
import { memoryHost } from '../memory-host.ts'

await loadTypeScript()

const configOf = (files: { readonly [path: string]: string }, fileName: string): unknown =>
  projectOptions(typescript(), filesOver(memoryHost({ [fileName]: '', ...files }), new Map()), fileName).options
    .configFilePath

describe('the configuration of a file', () => {
  const vite = {
    '/p/tsconfig.json':
      '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./tsconfig.node.json" }] }',
    '/p/tsconfig.app.json': '{ "include": ["src"], "exclude": ["src/**/*.test.ts"] }',
    '/p/tsconfig.node.json': '{ "include": ["vite.config.ts", "src/**/*.test.ts"] }',
  }
  it.each([
    ['/p/src/a/user.ts', '/p/tsconfig.app.json'],
    ['/p/src/a/user.test.ts', '/p/tsconfig.node.json'],
    ['/p/vite.config.ts', '/p/tsconfig.node.json'],
    ['/p/elsewhere.ts', '/p/tsconfig.app.json'],
  ])('of a solution is the reference that has it: %s', (file, config) => {
    expect(configOf(vite, file)).toBe(config)
  })
  it('is the nearest one, or a reference of it where it does not include the file', () => {
    const files = {
      '/p/tsconfig.json': '{ "include": ["src"], "references": [{ "path": "./test" }] }',
      '/p/test/config.json': '{}',
    }
    expect(configOf(files, '/p/src/a.ts')).toBe('/p/tsconfig.json')
    expect(configOf(files, '/p/scripts/a.ts')).toBe('/p/tsconfig.json')
    const referring = { ...files, '/p/test/tsconfig.json': '{ "include": ["../scripts"] }' }
    expect(configOf(referring, '/p/scripts/a.ts')).toBe('/p/test/tsconfig.json')
  })
  it('ends where references go round', () => {
    const files = {
      '/p/tsconfig.json': '{ "files": [], "references": [{ "path": "./b" }] }',
      '/p/b/tsconfig.json': '{ "files": [], "references": [{ "path": ".." }] }',
    }
    expect(configOf(files, '/p/a.ts')).toBe('/p/b/tsconfig.json')
  })
})
