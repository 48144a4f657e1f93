import { describe, expect, it } from 'vitest'
import { loadTypeScript } from '../../../src/engine/compiler/load.ts'
import { openProgram } from '../../../src/engine/compiler/program.ts'
import { memoryHost } from '../memory-host.ts'

await loadTypeScript()

describe('the program of a source', () => {
  it('follows an edit where a package is installed twice in one version', () => {
    const copy = (folder: string): { readonly [path: string]: string } => ({
      [`${folder}/shared/package.json`]: '{ "name": "shared", "version": "1.0.0", "types": "index.d.ts" }',
      [`${folder}/shared/index.d.ts`]: 'export interface Shared { id: number }',
    })
    const files = {
      '/p/node_modules/a/package.json': '{ "name": "a", "version": "1.0.0", "types": "index.d.ts" }',
      '/p/node_modules/a/index.d.ts': "export type { Shared } from 'shared'",
      ...copy('/p/node_modules/a/node_modules'),
      ...copy('/p/node_modules'),
    }
    const text = (name: string): string =>
      `import type { Shared } from 'shared'\nimport type { Shared as Other } from 'a'\nexport interface ${name} { one: Shared; other: Other }`
    const opened = ['T', 'U', 'V'].map((name) => {
      const uri = 'file:///p/types.ts'
      return openProgram({ uri, text: text(name) }, memoryHost({ '/p/types.ts': text(name), ...files }))
    })
    expect(opened.map(({ program, file }) => program.getSemanticDiagnostics(file).length)).toEqual([0, 0, 0])
  })
})
