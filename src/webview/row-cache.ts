import type { Verdict } from '../protocol/engine-types.ts'
import type { PanelRows } from '../protocol/panel.ts'

/** Rows of one request. */
const CHUNK = 100
/** Chunks that are kept: the oldest are forgotten, and made again when they are seen again. */
const KEPT = 40
/** Requests under way; what was scrolled past before it was asked for is not asked for. */
const MOST_ASKED = 2

export interface Known {
  readonly row: unknown
  /** `null`: being judged. */
  readonly verdict: Verdict | null
}

export interface Ask {
  readonly from: number
  readonly count: number
  readonly judge: boolean
}

/** The rows that the panel holds of one revision, and what it should ask for next. */
export interface RowCache {
  at(row: number): Known | undefined
  /** Takes an answer. */
  put(rows: PanelRows): void
  /** What to ask for so that these rows stand, and are judged; empty while enough is under way. */
  wanted(first: number, end: number): readonly Ask[]
  counts(): {
    readonly judged: number
    readonly rejected: number
    readonly notJudged: number
    readonly waiting: number
    readonly because: string | null
  }
}

interface Chunk {
  rows: readonly unknown[]
  verdicts: readonly Verdict[] | null
}

/** A cache for `total` rows. */
export function createRowCache(total: number): RowCache {
  const chunks = new Map<number, Chunk>()
  const asked = new Map<string, Ask>()
  const chunkOf = (row: number): number => Math.floor(row / CHUNK)
  return {
    at(row) {
      const chunk = chunks.get(chunkOf(row))
      const i = row % CHUNK
      if (chunk === undefined || i >= chunk.rows.length) return undefined
      return { row: chunk.rows[i], verdict: chunk.verdicts?.[i] ?? null }
    },
    put({ from, rows, verdicts }) {
      const id = chunkOf(from)
      asked.delete(`${id} ${verdicts !== null}`)
      const before = chunks.get(id)
      chunks.delete(id) // the newest stands last
      chunks.set(id, { rows, verdicts: verdicts ?? before?.verdicts ?? null })
      for (const old of chunks.keys()) {
        if (chunks.size <= KEPT) break
        chunks.delete(old)
      }
    },
    wanted(first, end) {
      const asks: Ask[] = []
      const ask = (id: number, judge: boolean): void => {
        const key = `${id} ${judge}`
        if (asked.has(key) || asked.size >= MOST_ASKED) return
        const one = { from: id * CHUNK, count: Math.min(CHUNK, total - id * CHUNK), judge }
        asked.set(key, one)
        asks.push(one)
      }
      if (end <= first) return asks
      const seen = Array.from({ length: chunkOf(end - 1) - chunkOf(first) + 1 }, (_, i) => chunkOf(first) + i)
      for (const id of seen) if (!chunks.has(id)) ask(id, false)
      // Rows first, then what the judge says of them.
      for (const id of seen) if (chunks.get(id)?.verdicts === null) ask(id, true)
      return asks
    },
    counts() {
      let [judged, rejected, notJudged, waiting] = [0, 0, 0, 0]
      let because: string | null = null
      for (const { rows, verdicts } of chunks.values()) {
        if (verdicts === null) waiting += rows.length
        for (const verdict of verdicts ?? []) {
          if (verdict.state === 'judged') judged++
          else if (verdict.state === 'rejected') rejected++
          else notJudged++
          if (verdict.state !== 'judged') because ??= verdict.because
        }
      }
      return { judged, rejected, notJudged, waiting, because }
    },
  }
}
