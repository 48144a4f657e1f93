import type { Entity } from './catalog/catalog.ts'
import type { Host } from './catalog/host.ts'
import { blocksIn, type Hire } from './blocks.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Produced, Request } from './requests.ts'
import { type Counts, openRuns, openWriting, rowsOf, type Run, sameRows } from './runs.ts'
import type { Section } from './writers/writer.ts'

/** A block of other threads holds a row that was rejected. */
class Rejected extends Error {}

/**
 * Everything at once: read, compile, generate, judge, replace what the judge rejects, write. Streams: nobody holds all
 * rows. Ending the iterator early is cancelling. Never throws on bad input; what could not be met is a diagnostic.
 * `hire`: other threads that may write blocks of rows; what comes is the same.
 */
export async function* produce(request: Request, host: Host, hire?: Hire): AsyncGenerator<Produced, void, undefined> {
  const given = { text: 0, diagnostics: new Set<string>() }
  try {
    for await (const one of produced(request, host, hire)) {
      if (one.kind === 'text') given.text += one.text.length
      if (one.kind === 'diagnostic') given.diagnostics.add(JSON.stringify(one))
      yield one
    }
    return
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
  }
  // What a rejected row means for others only one thread can tell: it makes all, and gives what was not given.
  for await (const one of produced(request, host)) {
    if (one.kind === 'text' && given.text > 0) {
      const text = one.text.slice(given.text)
      given.text -= one.text.length - text.length
      if (text !== '') yield { ...one, text }
    } else if (one.kind !== 'diagnostic' || !given.diagnostics.has(JSON.stringify(one))) yield one
  }
}

async function* produced(request: Request, host: Host, hire?: Hire): AsyncGenerator<Produced, void, undefined> {
  const ready = await openRuns(request, host)
  const { opened, runs } = ready
  for (const diagnostic of ready.diagnostics) yield { kind: 'diagnostic', diagnostic }
  const queue: Diagnostic[] = []
  const told = new Set<string>()
  const crew = hire?.(runs.reduce((sum, run) => sum + (run.planned ? run.one.rows : 0), 0))
  /** The run whose next block is to come. */
  let awaited: Run | undefined
  function* blocksOf(run: Run, most: number): Iterable<string> {
    for (const _ of blocksIn(run.one.rows, most)) {
      awaited = run
      yield ''
    }
  }
  try {
    if (runs.length > 0) {
      const sections = runs.map((run): Section => ({
        entity: run.one.entity, rows: rowsOf(run, queue), again: () => sameRows(run),
        objection: (rows, form) => run.judge?.objection?.(rows, form),
        ...(crew && run.planned ? { inBlocks: (most: number) => blocksOf(run, most) } : {}),
      }))
      const { write, options, loader, files, groups } = await openWriting(request, ready, sections)
      for (const group of groups) {
        const [first] = request.split === true ? group : []
        const entity = first === undefined ? {} : { entity: first.entity.name, file: files.get(first.entity.name) ?? '' }
        for (let text of write(group, opened.reading.catalog, options, (diagnostic) => queue.push(diagnostic))) {
          if (awaited && crew) {
            const block = await crew.next()
            if (block === null) throw new Rejected()
            text = block.text
            awaited.counts.made += block.judged + block.notJudged
            awaited.counts.judged += block.judged
            awaited.counts.notJudged += block.notJudged
            for (const diagnostic of block.diagnostics) {
              const one = JSON.stringify(diagnostic)
              if (!told.has(one)) queue.push(diagnostic)
              told.add(one)
            }
            awaited = undefined
          }
          yield { kind: 'text', text, ...entity }
          for (const diagnostic of queue.splice(0)) yield { kind: 'diagnostic', diagnostic }
          const current = runs.find((run) => run.counts.made < run.counts.asked)
          if (current) {
            const { name, made, asked } = current.counts
            yield { kind: 'progress', entity: name, done: made, of: asked }
          }
        }
      }
      if (loader) {
        const made = runs.map((run): Section => ({ entity: run.one.entity, rows: sameRows(run) }))
        yield { kind: 'text', text: loader.script(made, (entity) => files.get(entity.name) ?? ''), entity: '', file: loader.file }
      }
    }
  } finally {
    crew?.end()
  }
  for (const diagnostic of queue.splice(0)) yield { kind: 'diagnostic', diagnostic }
  for (const diagnostic of await opened.impossible()) yield { kind: 'diagnostic', diagnostic }
  for (const run of runs) yield* conclusion(run.counts, run.one.entity)
  yield { kind: 'summary', summary: { entities: [...runs.map((run) => run.counts), ...ready.missing] } }
}

function* conclusion(counts: Counts, entity: Entity): Iterable<Produced> {
  const span = entity.nameSpan ?? entity.span ?? { start: 0, end: 0 }
  const tell = (code: Diagnostic['code'], message: string, instead: string): Produced => ({
    kind: 'diagnostic', diagnostic: { code, severity: 'warning', message, span, instead },
  })
  if (counts.lastResort > 0) {
    yield tell('check/last-resort', `${counts.lastResort} records of ${entity.name} come from json-schema-faker.`,
      counts.rejected > 0 ? `Our own were rejected by ${counts.judge ?? 'the judge'}.` : 'Our own solver found no value.')
  }
  if (counts.rejected > counts.lastResort) {
    yield tell('check/rejected', `${counts.rejected - counts.lastResort} of ${counts.asked} records of ${entity.name} were rejected.`,
      'They were left out.')
  }
  if (counts.notJudged > 0) {
    yield tell('check/not-judged', `${counts.notJudged} records of ${entity.name} were not judged.`, 'They were written as they are.')
  }
}
