// `npm run judge [-- NAME…] [--sample N]`: the outside judges on us, json-schema-faker beside in the same run.
// Names: determinism throughput names coherence validity sql typescript; results go to out/judge/.
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { requireNode, root, run, runNode } from './steps.ts'

requireNode()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '40' } },
})
const shared = path.resolve(root, process.env['LIFELIKE_SHARED'] ?? '../shared')
const both = ['--adapter', 'test/judges/json-schema.mjs,jsf063']
const one = (name: string): string[] => ['--adapter', `test/judges/${name}.mjs`]
const report = (name: string): string => `out/judge/${name}.json`

const judges: Readonly<Record<string, () => number>> = {
  determinism: () => judge('json-schema/determinism.mjs', [...both, '--json', report('determinism')]),
  throughput: () => judge('json-schema/throughput.mjs', [...both, '--json', report('throughput')]),
  names: () => judge('realism/names.mjs', [...both, '--json', report('names')]),
  coherence: () => judge('realism/coherence.mjs', [...both, '--json', report('coherence')]),
  validity: () =>
    judge('json-schema/validity.mjs', [
      ...both,
      '--corpus',
      'all',
      '--sample',
      values.sample,
      '--json',
      report('validity'),
    ]),
  sql: () => judge('sql/loadcheck.mjs', [...one('sql'), '--json', report('sql')]),
  typescript,
}

const unknown = positionals.find((name) => judges[name] === undefined)
if (unknown !== undefined) {
  console.error(`no judge "${unknown}"; there are: ${Object.keys(judges).join(' ')}`)
  process.exit(2)
}
if (!existsSync(path.join(root, 'dist/engine.mjs')) && runNode('scripts/build.ts') !== 0) process.exit(1)
if (!existsSync(path.join(root, '.judge')) && run('sh', [path.join(shared, 'judge/setup.sh'), '.judge']) !== 0) {
  process.exit(1)
}
mkdirSync(path.join(root, 'out/judge'), { recursive: true })
let failed = 0
for (const name of positionals.length > 0 ? positionals : Object.keys(judges)) {
  console.log(`\n== ${name}`)
  if (judges[name]?.() !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)

function judge(file: string, args: readonly string[]): number {
  return runNode(`.judge/${file}`, args)
}

/** Its corpus is real packages, installed once (450 MB). json-schema-faker stands beside in a run of its own. */
function typescript(): number {
  const corpus = path.join(shared, 'corpus/typescript')
  const packages = path.join(root, '.judge/typescript-packages')
  const install = path.join(corpus, 'install.sh')
  if (!existsSync(path.join(packages, 'tsconfig.json')) && run('sh', [install, packages]) !== 0) return 1
  const every = String(Math.max(1, Math.round(400 / Number(values.sample)))) // this judge takes every n-th of its 381 types
  const where = ['--manifest', path.join(corpus, 'manifest.json'), '--packages', packages, '--sample', every]
  const check = (adapter: string, out: string): number =>
    runNode('.judge/typescript/typecheck.mjs', ['--adapter', adapter, ...where, '--out', out], {
      NODE_OPTIONS: '--max-old-space-size=8000',
    })
  const ours = check('test/judges/typescript.mjs', report('typescript'))
  check('.judge/typescript/adapters/schema-generator.mjs', report('typescript-json-schema-faker'))
  return ours
}
