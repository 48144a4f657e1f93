// One measurement of `npm run bench` in a process of its own, printed as JSON.
//   node scripts/bench-sql.ts write SCALE FILE    a shop of 15 tables, SCALE million rows in all, as COPY blocks
//   node scripts/bench-sql.ts read FILE...        MB per second of the SQL reader: the first time, then the fastest of five
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type * as Engine from '../src/engine/index.ts'
import { SHARES } from './bench-shop.ts'

const built: string = '../dist/engine.mjs'
const { produce, read } = (await import(built)) as typeof Engine
const host = { readText: () => undefined, list: () => [] }

const [what, ...args] = process.argv.slice(2)
console.log(JSON.stringify(what === 'write' ? await write(Number(args[0]), args[1] ?? '') : await reading(args)))

async function write(scale: number, file: string): Promise<object> {
  const text = readFileSync('scripts/bench-shop.sql', 'utf8')
  const rows = Object.fromEntries(
    Object.entries(SHARES).map(([name, share]) => [name, Math.max(1, Math.round(share * scale))]),
  )
  const source = { uri: 'file:///shop.sql', text, language: 'sql', dialect: 'postgresql' }
  const start = performance.now()
  const handle = openSync(file, 'w')
  let chunk = ''
  let made = 0
  let rejected = 0
  for await (const one of produce({ source, rows, format: 'copy' }, host)) {
    if (one.kind === 'summary')
      for (const entity of one.summary.entities) {
        made += entity.made
        rejected += entity.rejected
      }
    if (one.kind !== 'text') continue
    chunk += one.text
    if (chunk.length < 65_536) continue
    writeSync(handle, chunk)
    chunk = ''
  }
  writeSync(handle, chunk)
  closeSync(handle)
  const { user, system } = process.cpuUsage()
  return {
    made,
    rejected,
    seconds: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    rss: process.resourceUsage().maxRSS / 1000,
  }
}

async function reading(files: readonly string[]): Promise<object> {
  const found: object[] = []
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const times: number[] = []
    for (let i = 0; i < 6; i++) {
      const before = process.cpuUsage()
      await read({ source: { uri: `file:///${file}`, text: `${text}\n-- ${i}`, language: 'sql' } }, host)
      const { user, system } = process.cpuUsage(before)
      times.push((user + system) / 1e6)
    }
    found.push({ file, mb: text.length / 1e6, first: times[0], fastest: Math.min(...times.slice(1)) })
  }
  return found
}
