import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'lifelike-loadcheck-')), 'judged.json')
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

/** Extensions that a file needs and the server that we started cannot offer: what it then says is not of our rows. */
const offered = extensionsOffered()
function extensionsOffered(): ReadonlySet<string> | undefined {
  const folder = process.env['LIFELIKE_POSTGRESQL'] ?? ''
  if (folder === '') return undefined
  const query = 'select name from pg_available_extensions'
  const { stdout } = spawnSync('psql', ['-XAt', '-h', folder, '-U', 'postgres', '-c', query], { encoding: 'utf8' })
  return new Set(stdout.split('\n'))
}
function lacking(id: string): readonly string[] {
  const { extensions = [] } = JSON.parse(readFileSync(path.join(corpus, `truth/${id}.json`), 'utf8')) as {
    readonly extensions?: readonly string[]
  }
  return offered === undefined ? [] : extensions.filter((one) => !offered.has(one))
}

if (entries.length === 0) {
  test('no corpus', () => console.error(`LEFT OUT  real files: there is no corpus in ${corpus}`))
} else {
  spawnSync('sh', ['-c', `test -e .judge || sh ${path.join(shared, 'judge/setup.sh')} .judge`], {
    cwd: root,
    stdio: 'inherit',
  })
}

describe.runIf(entries.length > 0)('real files, 10 rows a table', () => {
  // What is left out is collected, too.
  for (const { id, full, first = 'a table stays empty' } of entries.length > 0 ? judged(10) : []) {
    test(id, async (context) => {
      if (full === true) return
      const lacks = lacking(id)
      if (lacks.length > 0) {
        console.error(`LEFT OUT  ${id}: the server has no ${lacks.join(', ')}`)
        return context.skip()
      }
      const entry = entries.find((one) => one.id === id)
      const { told } = await made(readFileSync(path.join(corpus, entry?.file ?? ''), 'utf8'), entry?.dialect ?? '', {
        rows: 10,
      })
      expect(
        told.filter((one) => TOLD.test(one)),
        first,
      ).not.toEqual([])
    })
  }
})
