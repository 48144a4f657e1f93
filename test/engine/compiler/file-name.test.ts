import { describe, expect, it } from 'vitest'
import { fileNameOf, relativePath, uriOf } from '../../../src/engine/compiler/file-name.ts'

describe('file names', () => {
  it.each([
    ['file:///a/b%20c.ts', '/a/b c.ts'],
    ['file:///c:/x/y.ts', 'c:/x/y.ts'],
    ['untitled:Untitled-1', '/~untitled/-/Untitled-1'],
    ['vscode-vfs://github/a/b.ts', '/~vscode-vfs/github/a/b.ts'],
  ])('%s is %s', (uri, name) => {
    expect(fileNameOf(uri)).toBe(name)
  })
  it('come back as the URI they were', () => {
    for (const uri of ['file:///a/b%20c.ts', 'file:///c:/x/y.ts', 'vscode-vfs://github/a/b.ts']) {
      expect(uriOf(fileNameOf(uri))).toBe(uri)
    }
    expect(uriOf('/~lib/lib.es5.d.ts')).toBe('lib:///lib.es5.d.ts')
  })
  it('relate to a folder', () => {
    expect(relativePath('/a/b', '/a/b/c.ts')).toBe('./c.ts')
    expect(relativePath('/a/b', '/a/d/c.ts')).toBe('../d/c.ts')
  })
})
