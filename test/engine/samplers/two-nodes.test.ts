import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const major = (node: string): string => {
  try {
    return /^v(\d+)/.exec(execFileSync(node, ['--version'], { encoding: 'utf8' }))?.[1] ?? ''
  } catch {
    return ''
  }
}
const own = major(process.execPath)
const found = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'node'))
/** Another Node on the path, of another major version. */
const other = found.find((node) => !['', own].includes(major(node)))

test.skipIf(other === undefined)(
  'every sampler in every locale makes the same bytes in two versions of Node',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-nodes-'))
    const entryPoints = { fingerprint: path.join(import.meta.dirname, 'fingerprint.ts') }
    const outExtension = { '.js': '.mjs' }
    await build({
      entryPoints,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      outdir: folder,
      outExtension,
    })
    const run = (node: string): Record<string, string> =>
      JSON.parse(
        execFileSync(node, [path.join(folder, 'fingerprint.mjs')], {
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      ) as Record<string, string>
    const [here, there] = [run(process.execPath), run(other ?? '')]
    rmSync(folder, { recursive: true })
    expect(Object.keys(here).length).toBeGreaterThan(40_000)
    expect(Object.keys(here).filter((name) => here[name] !== there[name])).toEqual([])
  },
  180_000,
)
