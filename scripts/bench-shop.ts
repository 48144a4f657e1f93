// Called by bench.ts: a shop of 15 tables with keys, written beside what PostgreSQL takes to COPY the same file, and the SQL reader.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { startPostgresql } from './database-servers.ts'

interface Written {
  readonly made: number
  readonly rejected: number
  readonly seconds: number
  readonly cpu: number
  readonly rss: number
}
interface Reading {
  readonly mb: number
  readonly first: number
  readonly fastest: number
}

const FILE = 'out/bench-shop.sql'
/** Rows of a million. */
export const SHARES = {
  countries: 100,
  currencies: 50,
  customers: 100_000,
  addresses: 120_000,
  brands: 500,
  categories: 300,
  products: 20_000,
  product_categories: 40_000,
  warehouses: 10,
  stock: 60_000,
  orders: 150_000,
  order_items: 300_000,
  payments: 100_000,
  shipments: 69_040,
  reviews: 40_000,
}

/** What was measured, a line each: seconds of wall clock and of CPU, since the machine may be busy. */
export async function* shopAgainstPostgresql(): AsyncIterable<string> {
  mkdirSync('out', { recursive: true })
  // The first million would not end in so small a heap if it held its rows; a heap as Node has it is faster.
  let last = 0
  for (const [scale, heap] of [
    [0.001, 64],
    [1, 64],
    [1, 4096],
  ] as const) {
    const { made, rejected, seconds, cpu, rss } = measure<Written>(
      [`--max-old-space-size=${heap}`],
      ['write', String(scale), FILE],
    )
    last = cpu
    yield `${made.toLocaleString('en').padStart(9)} rows written in a heap of ${heap} MB: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${rss.toFixed(0)} MB resident, ${rejected} rejected`
  }
  yield threads()
  yield* loaded(last)
  yield* readers()
}

/** The command line shares a million rows among threads: wall clock alone, which a busy machine lengthens. */
function threads(): string {
  const out = 'out/bench-threads.sql'
  const rows = Object.entries(SHARES).map(([name, share]) => `${name}=${share}`).join(',')
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli.mjs', 'generate', 'scripts/bench-shop.sql', '--rows', rows, '--format', 'copy', '--out', out], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the command line ended with ${status}: ${stderr.slice(0, 500)}`)
  const seconds = (performance.now() - start) / 1000
  const isSame = readFileSync(out).equals(readFileSync(FILE))
  rmSync(out)
  return `the same by the command line's ${availableParallelism()} threads: ${seconds.toFixed(1)} s${isSame ? '' : ', AND NOT THE SAME BYTES'}`
}

/** PostgreSQL's own time for the file that was written last; its CPU is that of the process that runs COPY. */
async function* loaded(ours: number): AsyncIterable<string> {
  const server = await startPostgresql()
  if (server.kind === 'none') {
    yield `LEFT OUT  COPY by PostgreSQL: ${server.because}`
    return
  }
  try {
    appendFileSync(FILE, "SELECT 'stat', pg_read_file('/proc/self/stat');\n")
    const psql = (file: string): string => {
      const { status, stdout, stderr } = spawnSync(
        'psql',
        ['-X', '-q', '-A', '-t', '-h', server.folder, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-f', file],
        { encoding: 'utf8' },
      )
      if (status !== 0) throw new Error(`psql -f ${file}: ${stderr.slice(0, 500)}`)
      return stdout
    }
    psql('scripts/bench-shop.sql')
    const start = performance.now()
    const stat =
      psql(FILE)
        .split('\n')
        .find((line) => line.startsWith('stat|'))
        ?.split(' ') ?? []
    const seconds = (performance.now() - start) / 1000
    const cpu = (Number(stat[13]) + Number(stat[14])) / 100
    yield `COPY of the same file (${(statSync(FILE).size / 1e6).toFixed(0)} MB) by PostgreSQL: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${(cpu / ours).toFixed(1)} times ours`
  } finally {
    await server.stop()
    rmSync(FILE)
  }
}

/** The largest files of the corpus: the first time in a fresh process, then the fastest of five. */
function* readers(): Iterable<string> {
  const corpus = path.resolve(process.env['LIFELIKE_SHARED'] ?? '../shared', 'corpus/sql')
  if (!existsSync(corpus)) {
    yield `LEFT OUT  reading: there is no corpus in ${corpus}`
    return
  }
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => path.join(corpus, name))
  for (const file of files.toSorted((a, b) => statSync(b).size - statSync(a).size).slice(0, 4)) {
    const [one] = measure<readonly Reading[]>([], ['read', file])
    if (one)
      yield `reading ${path.basename(file).slice(0, 50)} (${one.mb.toFixed(2)} MB): ${(one.mb / one.first).toFixed(1)} MB/s at first, ${(one.mb / one.fastest).toFixed(1)} warm`
  }
}

function measure<T>(flags: readonly string[], args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, 'scripts/bench-sql.ts', ...args], {
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`scripts/bench-sql.ts ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`)
  return JSON.parse(stdout) as T
}
