import { evaluate, instantOf, numberOf, UNKNOWN } from './evaluate.ts'
import { children, INVERSE, MIRROR, type Comparison, type Expression } from './expression.ts'
import { isPossible, plainText, type Columns, type Limit, type Term } from './limits.ts'

const LENGTHS = /^(?:char_|character_)?length$|^len$/
const PLAIN =
  /^(?:text|citext|varchar|character varying|bpchar|char|numeric|decimal|integer|int|smallint|bigint|double precision|real)$/
const MOST_BRANCHES = 400
const MOST_DEEP = 60

/**
 * Do the rules refuse every row, as a CHECK refuses one: by being FALSE? Claimed only where it follows from comparisons
 * with constants and between columns, lists, NULL tests and lengths; a part beyond those may always hold.
 */
export function contradict(rules: readonly Expression[], columns: Columns): boolean {
  return !isMet(
    rules.map((of) => ({ of, want: true })),
    { columns, limits: [], left: { branches: MOST_BRANCHES } },
    0,
  )
}

interface Wish {
  readonly of: Expression
  readonly want: boolean
}

interface Branch {
  readonly columns: Columns
  readonly limits: readonly Limit[]
  readonly left: { branches: number }
}

/** May all wishes be other than FALSE in one row? Disjunctions are tried one branch after the other. */
function isMet(wishes: readonly Wish[], branch: Branch, depth: number): boolean {
  const [first, ...rest] = wishes
  if (!first) return isPossible(branch.limits, branch.columns)
  if (depth > 1000 || branch.left.branches <= 0) return true
  const { of, want } = first
  const go = (more: readonly Wish[]): boolean => isMet([...more, ...rest], branch, depth + 1)
  switch (of.kind) {
    case 'not':
      return go([{ of: of.of, want: !want }])
    case 'and':
    case 'or': {
      const parts = of.of.map((one): Wish => ({ of: one, want }))
      if ((of.kind === 'and') === want) return go(parts)
      return parts.some((one) => {
        branch.left.branches--
        return go([one])
      })
    }
    case 'between':
      return go([{ of: { kind: 'and', of: [compared('>=', of.of, of.low), compared('<=', of.of, of.high)] }, want }])
    case 'literal':
      return of.value === false && want ? false : of.value === true && !want ? false : go([])
    default: {
      const limits = limitsOf(of, want, branch.columns)
      return isMet(rest, { ...branch, limits: [...branch.limits, ...limits] }, depth + 1)
    }
  }
}

function compared(operator: Comparison, left: Expression, right: Expression): Expression {
  return { kind: 'compare', operator, left, right }
}

/** What a condition says of columns; nothing where it is not understood. */
function limitsOf(of: Expression, want: boolean, columns: Columns): readonly Limit[] {
  switch (of.kind) {
    case 'compare': {
      const operator = want ? of.operator : INVERSE[of.operator]
      const [left, right] = [termOf(of.left, columns), termOf(of.right, columns)]
      if (left && right)
        return left.unit === right.unit && left.unit !== 'text' ? [{ kind: 'pair', left, right, operator }] : []
      if (left) return bound(left, operator, constantOf(of.right, left.unit))
      return right ? bound(right, MIRROR[operator], constantOf(of.left, right.unit)) : []
    }
    case 'in': {
      const term = termOf(of.of, columns)
      if (!term) return []
      const values = of.list.map((one) => constantOf(one, term.unit))
      if (!want) return values.flatMap((value) => bound(term, '<>', value))
      return values.every((one) => one !== undefined)
        ? [{ kind: 'list', term, values: values.flatMap((one) => one ?? []) }]
        : []
    }
    case 'is': {
      const column = of.of.kind === 'column' ? columns(of.of.name) : undefined
      return column && of.what === null ? [{ kind: 'null', column: column.name, isNull: want }] : []
    }
    default:
      return []
  }
}

function bound(term: Term, operator: Comparison, value: number | string | undefined): readonly Limit[] {
  if (value === undefined) return []
  if (term.unit === 'text' && operator !== '=' && operator !== '<>') return []
  return [{ kind: 'bound', term, operator, value }]
}

/** A column, or the length of one, below casts that keep what is compared. */
function termOf(side: Expression, columns: Columns, depth = 0): Term | undefined {
  if (side.kind === 'cast' && PLAIN.test(side.type) && depth < MOST_DEEP) return termOf(side.of, columns, depth + 1)
  if (side.kind === 'column') {
    const column = columns(side.name)
    return column && column.kind !== 'other' ? { id: column.name, column: column.name, unit: column.kind } : undefined
  }
  const of = side.kind === 'call' && LENGTHS.test(side.name) ? side.args[0] : undefined
  const column = of?.kind === 'column' ? columns(of.name) : undefined
  return column?.kind === 'text' ? { id: `length of ${column.name}`, column: column.name, unit: 'length' } : undefined
}

/** A constant in the term's unit. Texts are told apart as the most lenient collation does. */
function constantOf(side: Expression, unit: Term['unit']): number | string | undefined {
  if (!isConstant(side, 0)) return undefined
  const value = evaluate(side, { column: () => undefined, now: 0 })
  if (value === UNKNOWN || value === null) return undefined
  if (unit === 'text') return typeof value === 'string' ? plainText(value) : undefined
  return unit === 'instant' ? instantOf(value) : numberOf(value)
}

function isConstant(side: Expression, depth: number): boolean {
  return (
    /^(?:literal|negative|cast|arithmetic)$/.test(side.kind) &&
    depth < MOST_DEEP &&
    children(side).every((one) => isConstant(one, depth + 1))
  )
}
