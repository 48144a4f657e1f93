// One input at a time, for survey.ts: read, compile, three rows of each entity, judged. CPU time leaves the judge out.
import path from 'node:path'
import { diskHost } from '../src/worker/disk-host.ts'
import type { Entity } from '../src/engine/catalog/catalog.ts'
import type { Judge } from '../src/engine/check/judge.ts'
import type { Opened } from '../src/engine/open.ts'
import { root } from './steps.ts'
import type { Input } from './survey-inputs.ts'

export interface Answer {
  readonly outcome: 'done' | 'crash' | 'hang'
  /** Seconds. */
  readonly cpu: number
  readonly judged: number
  readonly rejected: number
  readonly codes: readonly string[]
}

const ROWS = 3
/** Judging every one of a thousand types or tables says no more than judging the first ones. */
const MOST_JUDGED = 12

const engine = await import(path.join(root, 'dist/engine.mjs'))
const disk = diskHost(path.join(root, 'dist/lib'))

const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function survey(input: Input): Promise<Answer> {
  const host = { readText: (uri: string) => input.documents[uri] ?? disk.readText(uri), list: disk.list }
  const source = {
    uri: input.uri,
    text: input.text,
    language: input.language,
    ...(input.dialect ? { dialect: input.dialect } : {}),
  }
  const began = seconds()
  const opened: Opened = await engine.open(
    { source, rows: ROWS, ...(input.entity ? { entity: input.entity } : {}) },
    host,
  )
  const planned = new Set(opened.compiled.plan.entities.map((one) => one.name))
  const entities = opened.chosen.map((one) => one.entity).filter((one) => planned.has(one.name))
  const rows = entities.map((entity) => Array.from({ length: ROWS }, (_, i) => opened.maker.row(entity.name, i)))
  const cpu = seconds() - began
  let judged = 0
  let rejected = 0
  const judgements: string[] = []
  for (const [i, entity] of entities.slice(0, MOST_JUDGED).entries()) {
    const judge: Judge | null = await opened.judge(entity satisfies Entity)
    for (const verdict of judge?.judge(rows[i] ?? []) ?? []) {
      if (verdict.state === 'judged') judged++
      else if (verdict.state === 'rejected') rejected++
      else judgements.push('check/not-judged')
    }
  }
  const refused = opened.compiled.refused.length > 0 ? ['plan/unsatisfiable'] : []
  const codes = opened.diagnostics.filter((one) => one.severity === 'error').map((one) => one.code)
  return {
    outcome: 'done',
    cpu,
    judged,
    rejected,
    codes: [...codes, ...refused, ...judgements, ...(rejected > 0 ? ['check/rejected'] : [])],
  }
}

process.on('message', (input: Input) => {
  survey(input).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ outcome: 'crash', cpu: 0, judged: 0, rejected: 0, codes: [String(error)] }),
  )
})
