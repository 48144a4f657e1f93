import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Host } from '../../src/engine/catalog/host.ts'

const LIBRARIES = path.resolve(import.meta.dirname, '../../node_modules/typescript6/lib')

/** Files by path (`/a.ts`), and the language's own declarations. */
export function memoryHost(files: { readonly [path: string]: string } = {}): Host {
  const plain = (uri: string): string => decodeURIComponent(uri.replace(/^file:\/\//, ''))
  return {
    readText(uri) {
      if (!uri.startsWith('lib:///')) return files[plain(uri)]
      const file = path.join(LIBRARIES, uri.slice(7))
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined
    },
    list(uri) {
      const folder = `${plain(uri).replace(/\/$/, '')}/`
      const inside = Object.keys(files)
        .filter((name) => name.startsWith(folder))
        .map((name) => name.slice(folder.length))
      return [...new Set(inside.map((name) => name.replace(/\/.*/s, '/')))]
    },
  }
}
