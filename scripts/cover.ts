// `npm run cover [-- --rows 5,50] [--depth 4] [--filter TEXT] [--seed 1] [--json FILE]`: which union branches and optional
// properties of the types of ../shared/corpus/typescript so many rows show. What a spot is, and by what it is told apart:
// spots.ts. Needs the packages that `npm run judge -- typescript` installs (30 s, 450 MB) and `dist/lib`; the engine is that
// of `src`. `bound`: the most paths that so many rows could show, were they as large as they like; where a type has more
// paths than that, or than its rows have values, no choice shows them all.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Value } from '../src/engine/catalog/value.ts'
import * as engine from '../src/engine/index.ts'
import { diskHost } from '../src/worker/disk-host.ts'
import { type Kind, KINDS, type Seen, spotsOf, type Tally, tally } from './spots.ts'
import { requireNode, root } from './steps.ts'

requireNode()
const ENOUGH = 0.95
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5,50' },
    depth: { type: 'string', default: '4' },
    filter: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const counts = values.rows.split(',').map(Number)
const most = Math.max(...counts)
const depth = Number(values.depth)
const corpus = path.resolve(root, process.env['LIFELIKE_SHARED'] ?? '../shared', 'corpus/typescript/manifest.json')
const packages = path.join(root, '.judge/typescript-packages')
const libraries = path.join(root, 'dist/lib')
const missing = [corpus, packages, libraries].find((one) => !existsSync(one))
if (missing !== undefined) {
  console.log(`cover: ${missing} is missing, nothing is measured`)
  process.exit(0)
}

interface Entry {
  readonly id: string
  readonly import: string
  readonly type: string
  readonly types?: readonly string[]
}

interface Shown {
  readonly path: Tally
  readonly member: Tally
}

interface Covered {
  readonly id: string
  readonly total: Shown
  /** By number of rows. */
  readonly seen: Readonly<Record<number, Shown>>
  readonly bound: number
  /** Values in all rows. */
  readonly size: number
  /** Members that were not seen. */
  readonly missing: readonly string[]
}

async function cover(entry: Entry): Promise<Covered | undefined> {
  const references = (entry.types ?? []).map((one) => `/// <reference types="${one}" />\n`).join('')
  const uri = pathToFileURL(path.join(packages, 'targets', `${entry.id}.ts`)).href
  const text = `${references}${entry.import}\nexport type Target = ${entry.type};\n`
  const request = { source: { uri, text }, entity: 'Target', rows: most, settings: { seed: values.seed } }
  const { reading, compiled, maker } = await engine.open(request, diskHost(libraries))
  const entity = reading.catalog.entities.find((one) => one.name === 'Target')
  if (!entity || !compiled.plan.entities.some((one) => one.name === 'Target')) return undefined
  const spots = spotsOf(entity.shape, compiled.solver, reading.catalog.definitions, depth)
  const marked: Seen = { paths: new Set(), members: new Set() }
  const seen: { [rows: number]: Shown } = {}
  let size = 0
  for (let i = 0; i < most; i++) {
    const row = maker.row('Target', i)
    size += sizeOf(row)
    spots.mark(row, marked)
    if (counts.includes(i + 1)) seen[i + 1] = { path: tally(marked.paths), member: tally(marked.members) }
  }
  return {
    id: entry.id, total: { path: spots.paths, member: tally(spots.members) }, seen, bound: spots.bound(most), size,
    missing: [...spots.members].filter((one) => !marked.members.has(one)).map((one) => one.replaceAll('\0', '')),
  }
}

function sizeOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value as object).reduce<number>((all, one) => all + sizeOf(one as Value), 1)
}

const all: Covered[] = []
let refused = 0
for (const entry of JSON.parse(readFileSync(corpus, 'utf8')) as readonly Entry[]) {
  if (!entry.id.includes(values.filter)) continue
  const one = await cover(entry)
  if (one) all.push(one)
  else refused++
  if (all.length % 10 === 0) process.stderr.write(`\r${all.length}   `)
}
process.stderr.write('\r          \r')
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(all, null, 1))

type By = keyof Shown
const count = (one: Tally, kinds: readonly Kind[] = KINDS): number => kinds.reduce((sum, kind) => sum + one[kind], 0)
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0)
const seenOf = (one: Covered, by: By, rows: number): Tally => (one.seen[rows] as Shown)[by]

function figures(by: By, kinds: readonly Kind[], rows: number): object {
  const some = all.filter((one) => count(one.total[by], kinds) > 0)
  const share = (one: Covered): number => count(seenOf(one, by, rows), kinds) / count(one.total[by], kinds)
  const pooled = sum(some, (one) => count(seenOf(one, by, rows), kinds)) / sum(some, (one) => count(one.total[by], kinds))
  const enough = some.filter((one) => share(one) >= ENOUGH).length / some.length
  return { types: some.length, mean: (sum(some, share) / some.length).toFixed(3), [`${ENOUGH} and more`]: enough.toFixed(3), pooled: pooled.toFixed(3) }
}

const share = (one: Covered): number => count(seenOf(one, 'path', most)) / count(one.total.path)
for (const one of all.filter((each) => share(each) < ENOUGH).toSorted((a, b) => share(a) - share(b))) {
  const members = `${count(seenOf(one, 'member', most))} of ${count(one.total.member)} members`
  console.log(`${share(one).toFixed(3)}  ${count(seenOf(one, 'path', most))} of ${count(one.total.path)} paths (at most ${one.bound}), ${members}, ${Math.round(one.size / most)} values a row  ${one.id}`)
}
console.log(`\n${all.length} types have rows, ${refused} have none; depth ${depth}, ${(sum(all, (one) => one.size) / all.length / most).toFixed(1)} values a row`)
for (const rows of counts) {
  const table = (['path', 'member'] as const).flatMap((by) =>
    [KINDS, KINDS.slice(0, 2), ...KINDS.map((kind) => [kind])].map((kinds) => [`${by}: ${kinds.join(' ')}`, figures(by, kinds, rows)]))
  console.log(`\n${rows} rows`)
  console.table(Object.fromEntries(table))
}
const bounded = all.filter((one) => one.bound < count(one.total.path))
console.log(`${bounded.length} types have more paths than ${most} rows can show; ${all.filter((one) => one.size < count(one.total.path)).length} more than their rows have values`)
