import { Special, type Value } from '../catalog/value.ts'
import { columnsOf, type Expression } from '../expression/expression.ts'
import { instantOf, numberOf, type Scope } from '../expression/evaluate.ts'
import type { Assignment } from '../expression/satisfy.ts'
import type { ColumnFacts, TablePlan } from '../plan/step.ts'
import { below, bits } from '../random/key.ts'
import { samplerById } from '../samplers/registry.ts'
import { isoDay, isoInstant, isoTime } from '../time/instant.ts'
import type { Generation } from './generation.ts'
import type { RowValues } from './table-context.ts'

interface Around {
  readonly table: TablePlan
  readonly a: number
  readonly b: number
  readonly generation: Generation
  /** Reads the row as it stands. */
  readonly scope: Scope
  own(name: string): string
  isReference(column: string): boolean
  redraw(column: string, n: number): void
}

export interface RowAssignment extends Assignment {
  /** Columns of a rule, by their own names. */
  touched(rule: Expression): readonly string[]
}

/** A row's values as something that rules can change. */
export function assignment(values: RowValues, around: Around): RowAssignment {
  const { table, generation, own, scope } = around
  let draws = 0
  const draw = (n: number): number => below(around.a, around.b, draws++, Math.max(1, Math.floor(n)))
  const self: RowAssignment = {
    now: scope.now,
    column: scope.column,
    settable: (name) => values.has(own(name)),
    nullable: (name) => table.columns[own(name)]?.nullable ?? false,
    set(name, value) {
      const column = own(name)
      if (!values.has(column)) return
      if (around.isReference(column)) {
        if (value === null) values.set(column, null)
        else self.redraw(column)
      } else values.set(column, coerce(value, table.columns[column], values.get(column) ?? null))
    },
    redraw(name) {
      const column = own(name)
      for (let i = 0; i < 6; i++) {
        around.redraw(column, draws++)
        if ((values.get(column) ?? null) !== null) return
      }
    },
    below: draw,
    matching(source) {
      const program = table.patterns[source]
      const sample = program ? samplerById(program.sampler)?.make(program.args, generation.samplers) : undefined
      const text = sample?.(bits(around.a, around.b, draws++), bits(around.b, around.a, draws++))
      return typeof text === 'string' ? text : undefined
    },
    ofLength(name, length) {
      const column = own(name)
      const old = values.get(column) ?? null
      if (table.columns[column]?.family === 'bytes') {
        let hex = ''
        for (let i = 0; i < Math.min(length, 4096); i++) hex += (bits(around.a, around.b, draws++) & 255).toString(16).padStart(2, '0')
        return new Special('bytes', hex)
      }
      let text = typeof old === 'string' ? [...old].slice(0, length).join('') : ''
      while ([...text].length < Math.min(length, 4096)) text += 'abcdefghijklmnopqrstuvwxyz'[draw(26)] ?? 'a'
      return text
    },
    atInstant: (name, ms) => temporal(ms, table.columns[own(name)]?.family ?? ''),
    touched: (rule) => [...columnsOf(rule)].map(own),
  }
  return self
}

function temporal(ms: number, family: string): Value {
  if (family === 'date') return new Special('day', isoDay(ms))
  if (family === 'time') return new Special('time', isoTime(ms))
  return family === 'timestamp' ? new Special('timestamp', isoInstant(ms)) : isoInstant(ms)
}

/** A value brought to a column's type: whole numbers, limits, dates as dates. */
function coerce(value: Value, facts: ColumnFacts | undefined, old: Value): Value {
  if (value === null || !facts) return value
  switch (facts.family) {
    case 'integer':
    case 'year':
    case 'decimal':
    case 'float': {
      const n = numberOf(value)
      if (n === undefined) return old
      const step = facts.family === 'integer' || facts.family === 'year' ? 1 : (facts.multipleOf ?? 0.01)
      const whole = Number((Math.round(n / step) * step).toFixed(step === 1 ? 0 : Math.min(10, String(step).length)))
      return Math.min(Math.max(whole, facts.minimum ?? -Infinity), facts.maximum ?? Infinity)
    }
    case 'date':
    case 'timestamp': {
      const ms = instantOf(value)
      return ms === undefined ? old : temporal(ms, facts.family)
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : numberOf(value) === undefined ? value : numberOf(value) !== 0
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    default:
      return value
  }
}
