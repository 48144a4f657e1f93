import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** The built command line: `npm test` builds first. */
export const CLI = path.resolve(import.meta.dirname, '../../dist/cli.mjs')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A folder that goes with the test file, and `lifelike` run in it. */
export function commandLine(files: { readonly [name: string]: string | Uint8Array }): {
  readonly folder: string
  readonly run: (...args: readonly string[]) => Ran
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return {
    folder,
    run(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
      return { code: status, out: stdout, err: stderr }
    },
  }
}
