// `npm run conformance [-- --json FILE] [--corpus NAME] [--sample N] [--filter REGEXP]`: 50 records of each schema of the corpora, made by the
// built engine without its judge's help, then judged. Exit 1 when a failure is not listed in test/conformance/known.json.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CORPORA, corpusFolder, corpusStands, entriesOf } from '../test/conformance/corpus.ts'
import known from '../test/conformance/known.json' with { type: 'json' }
import { measure, type Measured } from '../test/conformance/measure.ts'
import { compare, figures } from '../test/conformance/summary.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    corpus: { type: 'string' },
    sample: { type: 'string' },
    filter: { type: 'string' },
  },
})
if (!corpusStands()) {
  console.log(`conformance: no corpora in ${corpusFolder()}, nothing is measured`)
  process.exit(0)
}
const built: string = process.env['LIFELIKE_ENGINE'] ?? '../dist/engine.mjs'
const engine = (await import(built)) as Parameters<typeof measure>[1]
const all: Measured[] = []
const table: ReturnType<typeof figures>[] = []
for (const corpus of values.corpus?.split(',') ?? CORPORA) {
  const measured: Measured[] = []
  for (const entry of entriesOf(corpus, values.sample === undefined ? Infinity : Number(values.sample))) {
    if (values.filter !== undefined && !new RegExp(values.filter).test(entry.id)) continue
    measured.push(await measure(entry, engine))
    if (measured.length % 25 === 0) process.stderr.write(`\r${corpus} ${measured.length}   `)
  }
  process.stderr.write('\r                              \r')
  table.push(figures(corpus, measured))
  all.push(...measured)
}
console.table(Object.fromEntries(table.map(({ corpus, ...rest }) => [corpus, rest])))
const { fresh, met } = compare(all, known)
for (const one of fresh)
  console.log(
    `not listed: ${one.corpus} ${one.id}: ${one.outcome}: ${one.because?.split('\n')[0]?.slice(0, 200) ?? ''}`,
  )
for (const one of met) console.log(`met by now, take it off the list: ${one.corpus} ${one.id}`)
console.log(`${all.length} schemas, ${known.length} listed failures, ${fresh.length} not listed`)
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ table, all }))
process.exit(fresh.length > 0 ? 1 : 0)
