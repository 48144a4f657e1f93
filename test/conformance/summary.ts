import type { Measured } from './measure.ts'

/** A schema that is not met, with the fact about it or about Ajv that is the reason. */
export interface Known {
  readonly corpus: string
  readonly id: string
  readonly reason: string
}

/** Figures of a corpus. */
export interface Figures {
  readonly corpus: string
  readonly schemas: number
  readonly valid: number
  readonly invalid: number
  readonly refused: number
  readonly notJudged: number
  readonly crashes: number
  /** Unsatisfiable schemas, and those refused by name. */
  readonly unsatisfiable: number
  readonly byName: number
  /** Share of the optional paths to depth 4 that 50 records hold: mean of the schemas, and of all paths together. */
  readonly coverage: number
  readonly pooled: number
  readonly emptyArrays: number
  readonly medianLeaves: number
  /** Share of the schemas with room of which nine of the first ten records are distinct. */
  readonly distinct: number
  readonly firstMsP99: number
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000)

/** The figures of one corpus. */
export function figures(corpus: string, all: readonly Measured[]): Figures {
  const can = all.filter((one) => one.satisfiable)
  const count = (outcome: Measured['outcome']): number => can.filter((one) => one.outcome === outcome).length
  const none = all.filter((one) => !one.satisfiable)
  const made = can.filter((one) => one.leaves.length > 0)
  // Room: fifty records show twice as many different ones as ten are asked for.
  const roomy = made.filter((one) => one.distinct[1] >= 20)
  const open = made.filter((one) => one.optional > 0)
  const empty = sum(made.map((one) => one.arrays.empty))
  const times = made.map((one) => one.firstMs).sort((a, b) => a - b)
  return {
    corpus,
    schemas: can.length,
    valid: count('valid'),
    invalid: count('invalid'),
    refused: count('refused') + count('unsatisfiable'),
    notJudged: count('not-judged'),
    crashes: count('crash'),
    unsatisfiable: none.length,
    byName: none.filter((one) => one.outcome === 'unsatisfiable').length,
    coverage: share(sum(open.map((one) => one.seen / one.optional)), open.length),
    pooled: share(sum(open.map((one) => one.seen)), sum(open.map((one) => one.optional))),
    emptyArrays: empty === 0 ? 0 : share(empty, empty + sum(made.map((one) => one.arrays.full))),
    medianLeaves: median(made.flatMap((one) => one.leaves)),
    distinct: share(roomy.filter((one) => one.distinct[0] >= 9).length, roomy.length),
    firstMsP99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
  }
}

/** Is this schema not met, or an unsatisfiable one not refused by name? */
export function fails(one: Measured): boolean {
  if (!one.satisfiable) return one.outcome !== 'unsatisfiable'
  return one.outcome !== 'valid'
}

/** Failures that no reason is listed for, and listed ones that are met by now. */
export function compare(
  all: readonly Measured[],
  known: readonly Known[],
): { readonly fresh: readonly Measured[]; readonly met: readonly Known[] } {
  const key = (one: { readonly corpus: string; readonly id: string }): string => `${one.corpus} ${one.id}`
  const listed = new Set(known.map(key))
  const failed = new Set(all.filter(fails).map(key))
  const seen = new Set(all.map(key))
  return {
    fresh: all.filter((one) => fails(one) && !listed.has(key(one))),
    met: known.filter((one) => seen.has(key(one)) && !failed.has(key(one))),
  }
}
