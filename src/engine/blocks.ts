import type { Host } from './catalog/host.ts'
import type { Row } from './catalog/value.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Request } from './requests.ts'
import { judgedRows, openRuns, openWriting, type Run } from './runs.ts'
import { textsOf } from './writers/row-texts.ts'
import type { Section } from './writers/writer.ts'

/** Rows of a block: enough to be worth the trip to another thread, few enough for several to wait in memory. */
const BLOCK_ROWS = 2048

/** The text of some rows of one entity, as it stands in the whole. */
export interface Block {
  readonly text: string
  readonly judged: number
  readonly notJudged: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Threads that write the blocks of a request. */
export interface Crew {
  /** The next one in the order of the text; `null`: it holds a row that was rejected. */
  next(): Promise<Block | null>
  end(): void
}

/** A crew for so many rows; `undefined`: they are too few to be worth it. */
export type Hire = (rows: number) => Crew | undefined

/** First rows of the blocks of a section whose format writes up to `most` rows at once: no block ends between them. */
export function* blocksIn(rows: number, most: number): Iterable<{ readonly start: number; readonly end: number }> {
  const size = Math.ceil(BLOCK_ROWS / most) * most
  for (let start = 0; start < rows; start += size) yield { start, end: Math.min(rows, start + size) }
}

/** Every `of`-th block of a request's text from number `nth` on, in order; `null` in the place of one with a rejected row. */
export async function* blocks(
  request: Request,
  host: Host,
  { of, nth }: { readonly of: number; readonly nth: number },
): AsyncGenerator<Block | null, void, undefined> {
  const ready = await openRuns(request, host)
  const queue: Diagnostic[] = []
  let number = 0
  let done: Block | null | undefined
  function* own(run: Run, most: number, write: (rows: readonly Row[], start: number) => string): Iterable<string> {
    for (const { start, end } of blocksIn(run.one.rows, most)) {
      if (number++ % of !== nth) continue
      const { judged, notJudged } = run.counts
      let text = ''
      for (const part of textsOf(judgedRows(run, queue, start, end), most, write, start)) text += part
      const { counts } = run
      done = counts.rejected > 0 ? null : { text, judged: counts.judged - judged, notJudged: counts.notJudged - notJudged, diagnostics: queue.splice(0) }
      yield ''
    }
    run.judge?.forget?.()
  }
  const sections = ready.runs.map((run): Section => ({
    entity: run.one.entity, rows: [],
    ...(run.planned ? { inBlocks: (most: number, write: (rows: readonly Row[], start: number) => string) => own(run, most, write) } : {}),
  }))
  const { write, options, groups } = await openWriting(request, ready, sections)
  for (const group of groups) {
    for (const _ of write(group, ready.opened.reading.catalog, options, (diagnostic) => queue.push(diagnostic))) {
      if (done === undefined) continue
      yield done
      done = undefined
    }
  }
}
