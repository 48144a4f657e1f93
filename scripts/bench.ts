// `npm run bench`: bundle sizes beside their budgets, start of the command line, rows per second of typical schemas.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Metafile } from 'esbuild'
import { budgets, staticSize, vsixBudget } from './budgets.ts'
import { vsixFile } from './package.ts'
import { shopAgainstPostgresql } from './bench-shop.ts'
import { requireNode, root, runNode } from './steps.ts'

requireNode()
process.chdir(root)
if (runNode('scripts/build.ts') !== 0) process.exit(1) // the budgets are held there
const meta = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as Metafile
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

console.log('\nBundles, with what they load at once')
for (const [file, budget] of Object.entries(budgets)) {
  console.log(`  ${file.padEnd(24)} ${kB(staticSize(meta, file)).padStart(12)} of ${kB(budget.static)}`)
}
const lazy = Object.entries(meta.outputs).filter(([file]) => file.startsWith('dist/chunks/'))
for (const [file, { bytes }] of lazy.toSorted((a, b) => b[1].bytes - a[1].bytes).slice(0, 6)) {
  console.log(`  ${file.padEnd(24)} ${kB(bytes).padStart(12)}`)
}
console.log(`  ${lazy.length} chunks in all ${kB(lazy.reduce((sum, [, each]) => sum + each.bytes, 0)).padStart(21)}`)
if (existsSync(vsixFile)) {
  console.log(
    `  ${path.basename(vsixFile).padEnd(24)} ${kB(statSync(vsixFile).size).padStart(12)} of ${kB(vsixBudget)}`,
  )
}

console.log('\nStart of the command line, median of 7')
console.log(`  node -e 0                ${median(() => time(['-e', '0'])).toFixed(0)} ms`)
for (const file of examples()) {
  const args = ['dist/cli.mjs', 'generate', file, '--rows', '5']
  console.log(`  generate ${file.padEnd(40)} ${median(() => time(args)).toFixed(0)} ms`)
}

console.log('\nRows per second by the command line, judged, as NDJSON')
const typical = '.judge/json-schema/schemas'
const schemas = existsSync(typical) ? readdirSync(typical).map((name) => `${typical}/${name}`) : []
if (schemas.length === 0) console.log('  the typical schemas come with `npm run judge`')
for (const file of schemas) {
  const rows = 20_000
  const args = ['dist/cli.mjs', 'generate', file, '--format', 'ndjson', '--rows']
  const seconds = (time([...args, String(rows)]) - time([...args, '1'])) / 1000
  console.log(
    `  ${path.basename(file).padEnd(24)} ${Math.round(rows / seconds)
      .toLocaleString('en')
      .padStart(12)}`,
  )
}

console.log('\nWhat coherence costs: rows per second of CPU without the judge, with it and without it')
if (schemas.length > 0) {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/bench-coherence.ts', ...schemas], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`scripts/bench-coherence.ts ended with ${status}`)
  for (const { file, coherent, alone } of JSON.parse(stdout) as readonly { file: string; coherent: number; alone: number }[]) {
    const rate = (rows: number): string => Math.round(rows).toLocaleString('en').padStart(12)
    console.log(`  ${path.basename(file).padEnd(24)} ${rate(coherent)} ${rate(alone)} ${(100 * (1 - coherent / alone)).toFixed(1).padStart(6)} %`)
  }
}

// A run that holds its rows would not end in so small a heap.
const million = schemas.find((file) => file.endsWith('user.json'))
if (million !== undefined) {
  const out = 'out/bench.ndjson'
  const args = ['dist/cli.mjs', 'generate', million, '--rows', '1000000', '--format', 'ndjson', '--out', out]
  const ms = time(['--max-old-space-size=64', ...args])
  console.log(`\nA million rows of user.json, judged, in a heap of 64 MB: ${(ms / 1000).toFixed(1)} s`)
  rmSync(out)
}

console.log('\nTypes, ms of CPU: first rows in a cold process, after an edit, the same judged, after an edit once it has rested')
for (const [name, kind] of [
  ['one file', 'one'],
  ['a project of 500 files', 'project'],
] as const) {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/bench-typescript.ts', kind], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`scripts/bench-typescript.ts ${kind} ended with ${status}`)
  const { first, edited, judged, after, heap, empty, rss, peak } = JSON.parse(stdout) as Record<string, number>
  const ms = (value = 0): string => value.toFixed(0).padStart(6)
  console.log(`  ${name.padEnd(24)} ${ms(first)} ${ms(edited)} ${ms(judged)} ${ms(after)}   MB resident: ${ms(peak)}, at rest ${ms(rss)}, before it ${ms(empty)}; heap in use ${ms(heap)}`)
}

console.log('\nSQL')
for await (const line of shopAgainstPostgresql()) console.log(`  ${line}`)

/** Milliseconds of one run of Node; a run that fails stops the bench. */
function time(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 30 })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${String(stderr).slice(0, 500)}`)
  return performance.now() - start
}

function median(measure: () => number): number {
  return Array.from({ length: 7 }, measure).toSorted((a, b) => a - b)[3] ?? 0
}

function examples(): string[] {
  if (!existsSync('examples')) return []
  const files = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  return files.filter((name) => /\.(json|ya?ml|ts|sql)$/.test(name)).map((name) => path.join('examples', name))
}
