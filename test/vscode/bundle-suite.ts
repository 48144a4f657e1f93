import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

/** Bundles test/vscode/suite/ for the extension host; the path of its entry, for `extensionTestsPath`. */
export async function bundleSuite(): Promise<string> {
  const from = path.join(root, 'test/vscode/suite')
  const outdir = path.join(root, '.cache/suite')
  rmSync(outdir, { recursive: true, force: true })
  const names = readdirSync(from).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
  await build({
    entryPoints: names.map((name) => path.join(from, name)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  return path.join(outdir, 'index.cjs')
}
