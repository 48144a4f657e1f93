import type { Summary } from '../protocol/engine-types.ts'

/** What became of the rows that were asked for; parents that came along are not among them. */
export interface RunCounts {
  readonly made: number
  /** The outside judge accepted them: our own, and those of the last resort. */
  readonly valid: number
  /** Of the valid ones, made by the last resort. */
  readonly lastResort: number
  /** Rejected, and left out. */
  readonly rejected: number
  readonly notJudged: number
}

/** Counts of a run's own entities. */
export function runCounts({ entities }: Summary): RunCounts {
  const own = entities.filter((each) => each.because === undefined)
  const sum = (of: (each: Summary['entities'][number]) => number): number =>
    own.reduce((total, each) => total + of(each), 0)
  return {
    made: sum((each) => each.made),
    valid: sum((each) => each.judged + each.lastResort),
    lastResort: sum((each) => each.lastResort),
    rejected: sum((each) => each.rejected - Math.min(each.rejected, each.lastResort)),
    notJudged: sum((each) => each.notJudged),
  }
}
