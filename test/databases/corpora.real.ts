import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { made } from './made.ts'

interface Entry {
  readonly id: string
  readonly dialect: string
  readonly file: string
}
/** What the judge says of a file: did all rows load, none of its tables staying empty; else the database's first error. */
interface Detail {
  readonly id: string
  readonly full?: boolean
  readonly first?: string
}

/** Codes by which we say beforehand that rows may not load. */
const TOLD = /sql\/version |^(?:warning|error) sql\/(?:trigger|extension|cycle|refused-table) /
const root = path.resolve(import.meta.dirname, '../..')
const shared = path.resolve(root, process.env['LIFELIKE_SHARED'] ?? '../shared')
const corpus = path.join(shared, 'corpus/sql')
const entries = existsSync(corpus)
  ? (JSON.parse(readFileSync(path.join(corpus, 'manifest.json'), 'utf8')) as { readonly entries: readonly Entry[] })
      .entries
  : []

/** The judge loads real files as their tools would: statement by statement, with roles and extensions. */
function judged(rows: number): readonly Detail[] {
  const out = path.join(root, `out/loadcheck-${rows}.json`)
  const postgresql = process.env['LIFELIKE_POSTGRESQL'] ?? ''
  const server = postgresql === '' ? {} : { PGHOST: postgresql, PGUSER: 'postgres' }
  const args = [
    path.join(root, '.judge/sql/loadcheck.mjs'),
    '--adapter',
    path.join(root, 'test/judges/sql.mjs'),
    '--rows',
    String(rows),
    '--json',
    out,
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...server },
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`loadcheck ended with ${status}: ${stderr}`)
  console.log(stdout.split('\n').slice(0, 6).join('\n'))
  return (JSON.parse(readFileSync(out, 'utf8')) as { readonly detail: readonly Detail[] }).detail
}

if (entries.length === 0) {
  test('no corpus', () => console.error(`LEFT OUT  real files: there is no corpus in ${corpus}`))
} else {
  spawnSync('sh', ['-c', `test -e .judge || sh ${path.join(shared, 'judge/setup.sh')} .judge`], {
    cwd: root,
    stdio: 'inherit',
  })
}

describe.runIf(entries.length > 0).each([10])('real files, %d rows a table', (rows) => {
  for (const { id, full, first = 'a table stays empty' } of judged(rows)) {
    test(id, async () => {
      if (full === true) return
      const entry = entries.find((one) => one.id === id)
      const { told } = await made(readFileSync(path.join(corpus, entry?.file ?? ''), 'utf8'), entry?.dialect ?? '', {
        rows,
      })
      expect(
        told.filter((one) => TOLD.test(one)),
        first,
      ).not.toEqual([])
    })
  }
})
