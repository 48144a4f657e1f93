// Called by bench.ts: what coherence costs. Rows per second of CPU of each schema given, coherent and not, in one process.
import { readFileSync } from 'node:fs'
import { compile, generate, loadLocale, read, settingsOf } from '../src/engine/index.ts'

const ROWS = 10_000
const ROUNDS = 9
const host = { readText: () => undefined, list: () => [] }
const locale = await loadLocale('en_US')

async function maker(file: string, coherence: boolean): Promise<() => number> {
  const reading = await read(
    { source: { uri: `file:///${file}`, text: readFileSync(file, 'utf8'), language: 'json' } },
    host,
  )
  const { plan } = await compile(reading, settingsOf({ settings: { coherence } }))
  const rows = generate(plan, locale)
  const name = plan.entities[0]?.name ?? ''
  return () => {
    const start = process.cpuUsage()
    for (let i = 0; i < ROWS; i++) JSON.stringify(rows.row(name, i))
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const out: { readonly file: string; readonly coherent: number; readonly alone: number }[] = []
for (const file of process.argv.slice(2)) {
  const [on, off] = [await maker(file, true), await maker(file, false)]
  on()
  off()
  const times = Array.from({ length: ROUNDS }, () => [on(), off()] as const)
  out.push({
    file,
    coherent: ROWS / median(times.map(([one]) => one)),
    alone: ROWS / median(times.map(([, one]) => one)),
  })
}
console.log(JSON.stringify(out))
