// A part of `npm run bench`, in a thread of its own as in the editor: what types cost on the built engine. Prints one line of JSON.
//   node scripts/bench-typescript.ts one | project
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import type * as facade from '../src/engine/index.ts'
import { engineThread } from '../src/worker/client.ts'
import { diskHost } from '../src/worker/disk-host.ts'
import { giveBack } from '../src/worker/resting.ts'

const FILES = 500
const EDITS = 12

if (isMainThread) engineThread(import.meta.filename, process.argv.slice(2))
else await measure(process.argv[2] === 'project')

async function measure(isProject: boolean): Promise<void> {
  const empty = process.memoryUsage().rss
  const root = path.resolve(import.meta.dirname, '..')
  const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-bench-'))
  const engine = (await import(pathToFileURL(path.join(root, 'dist/engine.mjs')).href)) as typeof facade
  const host = diskHost(path.join(root, 'dist/lib'))

  /** Milliseconds of CPU. */
  async function cost(act: () => Promise<void>): Promise<number> {
    const before = process.cpuUsage()
    await act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }

  async function rows(file: string, text: string, judged: boolean): Promise<void> {
    const request = { source: { uri: pathToFileURL(file).href, text }, entity: 'Order', rows: 5, format: 'ts' }
    if (judged) {
      for await (const one of engine.produce(request, host)) {
        if (one.kind === 'summary' && one.summary.entities[0]?.judged !== 5) throw new Error('the rows were not judged')
      }
      return
    }
    const { maker } = await engine.open(request, host)
    for (let i = 0; i < 5; i++) maker.row('Order', i)
  }

  const text = (name: string, uses: readonly string[]): string =>
    [
      ...uses.map((each) => `import type { ${each} } from './${each.toLowerCase()}'`),
      `export type ${name}Id = string & { readonly __brand: '${name}' }`,
      `export type ${name}State = { kind: 'open'; since: Date } | { kind: 'closed'; because: 'paid' | 'lost' }`,
      `/** What the shop knows of one. */\nexport interface ${name} {`,
      `  id: ${name}Id`,
      `  state: ${name}State`,
      ...Array.from({ length: 30 }, (_, i) => `  field${i}${i % 3 === 0 ? '?' : ''}: ${['string', 'number', 'boolean'][i % 3]}`),
      ...uses.map((each) => `  of${each}?: Pick<${each}, 'id' | 'field1'>`),
      '}',
      `export class ${name}Store { find(id: ${name}Id): ${name} | undefined { return id ? undefined : undefined } }`,
    ].join('\n')

  mkdirSync(path.join(folder, 'src'))
  writeFileSync(path.join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "target": "es2022" }, "include": ["src"] }')
  const names = isProject ? Array.from({ length: FILES - 1 }, (_, i) => `Part${i}`) : []
  for (const [i, name] of names.entries()) {
    const uses = [2 * i + 1, 2 * i + 2].flatMap((at) => names[at] ?? [])
    writeFileSync(path.join(folder, 'src', `${name.toLowerCase()}.ts`), text(name, uses))
  }
  const file = path.join(folder, 'src/order.ts')
  const source = text('Order', names.slice(0, 1))
  writeFileSync(file, source)
  const first = await cost(() => rows(file, source, false))
  const median = async (judged: boolean): Promise<number> => {
    const all: number[] = []
    for (let i = 0; i < EDITS; i++) all.push(await cost(() => rows(file, source.replace('field1:', `field1${i}${judged}:`), judged)))
    return all.toSorted((a, b) => a - b)[EDITS / 2] ?? 0
  }
  const edited = await median(false)
  const judged = await median(true)
  const peak = process.memoryUsage().rss
  giveBack()
  const { rss, heapUsed, external } = process.memoryUsage()
  const after = await cost(() => rows(file, source.replace('field1:', 'field1rested:'), false))
  console.log(JSON.stringify({ first, edited, judged, after, heap: (heapUsed + external) / 1e6, empty: empty / 1e6, rss: rss / 1e6, peak: peak / 1e6 }))
  rmSync(folder, { recursive: true })
}
