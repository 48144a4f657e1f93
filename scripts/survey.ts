// `npm run survey [-- json-schema sql typescript] [--sample N]`: every input of ../shared/corpus through the built engine.
// Tells crashes, inputs over 5 s of CPU (the judge's own compiling left out), the share of inputs with a judged record, and
// every refusal by its code. One child process takes the inputs one by one and is replaced when it hangs.
import { fork, type ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import { inputsOf, type Input } from './survey-inputs.ts'
import type { Answer } from './survey-child.ts'
import { requireNode } from './steps.ts'

requireNode()
/** Seconds of CPU an input may take; wall time is more generous, since machines are busy. */
const CPU_S = 5
const WALL_MS = 60_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '0' } },
})
const sources = positionals.length > 0 ? positionals : ['json-schema', 'sql', 'typescript']

let child: ChildProcess | undefined
function start(): ChildProcess {
  return fork(new URL('survey-child.ts', import.meta.url), [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
}

function ask(input: Input): Promise<Answer> {
  child ??= start()
  const current = child
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer)
      current.removeAllListeners()
      resolve(answer)
    }
    const lost = (outcome: 'hang' | 'crash'): void => {
      current.kill('SIGKILL')
      child = undefined
      end({ outcome, cpu: CPU_S, judged: 0, rejected: 0, codes: [] })
    }
    const timer = setTimeout(() => lost('hang'), WALL_MS)
    current.once('message', (answer: Answer) => end(answer))
    current.once('exit', () => lost('crash'))
    current.send(input)
  })
}

let bad = 0
for (const source of sources) {
  const codes = new Map<string, number>()
  const names: Record<string, string[]> = { crash: [], hang: [], slow: [] }
  let judged = 0
  let rejected = 0
  const inputs = await inputsOf(source, Number(values.sample))
  for (const input of inputs) {
    const answer = await ask(input)
    if (answer.outcome !== 'done') names[answer.outcome]?.push(input.id)
    else if (answer.cpu > CPU_S) names['slow']?.push(`${input.id} ${answer.cpu.toFixed(1)} s`)
    if (answer.judged > 0) judged++
    if (answer.rejected > 0) rejected++
    if (answer.judged === 0) for (const code of new Set(answer.codes)) codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  const share = inputs.length === 0 ? 0 : (100 * judged) / inputs.length
  console.log(
    `${source}: ${inputs.length} inputs, ${share.toFixed(1)} % with a judged record, ${rejected} with a rejected one`,
  )
  for (const [what, list] of Object.entries(names))
    if (list.length > 0) console.log(`  ${what} ${list.length}: ${list.slice(0, 12).join(', ')}`)
  for (const [code, n] of [...codes].toSorted((x, y) => y[1] - x[1]))
    console.log(`  without a judged record: ${code} ${n}`)
  bad += names['crash']?.length ?? 0
  bad += names['hang']?.length ?? 0
}
child?.kill()
process.exit(bad > 0 ? 1 : 0)
