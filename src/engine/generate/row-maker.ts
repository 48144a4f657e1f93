import type { Row, Value } from '../catalog/value.ts'
import type { Plan, Step } from '../plan/step.ts'
import { entityKey, hashText, type Key, laneA, laneB } from '../random/key.ts'
import type { LocaleTables } from '../samplers/sampler.ts'
import { parseInstant } from '../time/instant.ts'
import { capacityOf, type Capacity } from './capacity.ts'
import { fillLate } from './derive.ts'
import { MOST_LEVELS, type Frame, type Generation, type Made, type OwnKeys } from './generation.ts'
import { MAKERS } from './makers.ts'
import { tableRun } from './tables.ts'

/** How far keys are followed to the rows they come from; keys that are made of each other in a ring end here. */
const MOST_DEEP = 24
const MOST_VISITS = 60_000

/** Makes any row of any entity of a plan, alone and in any order. */
export interface RowMaker {
  row(entity: string, index: number): Row
  /** How many rows the entity's keys and parents hold, and what holds no more. */
  capacity(entity: string): Capacity
}

interface Ready {
  readonly made: Made
  readonly a: number
  readonly b: number
  readonly fields: ReadonlyMap<string, Made>
  readonly own?: OwnKeys
}

/**
 * Builds closures for a plan; nothing is drawn until a row is asked for. Not reentrant: rows are made one at a time.
 * Throws when `entity` is not in the plan.
 */
export function createRowMaker(plan: Plan, locale: LocaleTables): RowMaker {
  const frame: Frame = {
    row: 0, level: -1, nest: 0, nodes: 0, item: 0, late: [], own: undefined, a: new Int32Array(MOST_LEVELS + 8), b: new Int32Array(MOST_LEVELS + 8),
  }
  const definitions = new Map<string, Made>()
  const makers = new Map<Step, Made>()
  /** Steps that stand in several places are made once. */
  const made = (step: Step): Made => {
    const known = makers.get(step) ?? make(step, generation)
    makers.set(step, known)
    return known
  }
  const generation: Generation = {
    plan,
    locale,
    samplers: { locale, now: parseInstant(plan.settings.now), unreserved: plan.settings.unreserved },
    frame,
    make: made,
    definition,
    cellOf,
    recordOf,
    rowsOf,
  }
  const counts = new Map<string, number>()
  /** A table in a cycle of references counts as planned while its own count is being found. */
  function rowsOf(name: string): number {
    const known = counts.get(name)
    if (known !== undefined) return known
    const planned = plan.entities.find((one) => one.name === name)?.rows ?? 0
    counts.set(name, planned)
    const rows = Math.min(planned, capacityOf(name, generation).rows)
    counts.set(name, rows)
    return rows
  }
  /** Recursion: the closure looks its definition up when it is first called, so that cycles can be built. */
  function definition(name: string): Made {
    const known = definitions.get(name)
    if (known) return known
    let target: Made | undefined
    const lazy = (): Made => (target ??= make(plan.definitions[name] ?? { do: 'literal', value: null }, generation))
    const made: Made = { value: (a, b) => lazy().value(a, b) }
    definitions.set(name, made)
    return made
  }

  const ready = new Map<string, Ready>()
  function entityOf(name: string): Ready {
    const known = ready.get(name)
    if (known) return known
    const entity = plan.entities.find((one) => one.name === name)
    if (!entity) throw new Error(`no entity ${name} in the plan`)
    const { level } = frame
    frame.level = 0
    const key = entityKey(plan.settings.seed, plan.settings.generation, entity.key)
    // A recursive entity is a definition of its own.
    const root = entity.step.do === 'call' ? plan.definitions[entity.step.definition] : entity.step
    const fields = root?.do === 'object' ? root.fields : []
    const one: Ready = {
      made: make(entity.step, generation), ...key, fields: lazyFields(fields, generation),
      ...(entity.table?.wholes.some((one) => one.agrees !== undefined) ? { own: (row, role) => tableRun(name, generation)?.drawn(row, role) } : {}),
    }
    ready.set(name, one)
    // It may have come up in the middle of another row.
    frame.level = level
    return one
  }
  function start(index: number): void {
    frame.row = index
    frame.level = -1
    frame.nest = 0
    frame.nodes = 0
    frame.own = undefined
    if (frame.late.length > 0) frame.late = []
  }
  let depth = 0
  let visits = 0
  /** Makes something of another row in the middle of a row; `null` where that nests too deep. */
  function aside(entity: Ready, index: number, make: (a: number, b: number) => Value): Value {
    if (depth === 0) visits = 0
    if (depth > MOST_DEEP || visits++ > MOST_VISITS) return null
    depth++
    const { row, level, nest, nodes, item, late, own } = frame
    // Most asides start at a row's own column, where only the row's key is to be kept.
    const keysA = level < 1 ? undefined : frame.a.slice(0, level + 1)
    const keysB = level < 1 ? undefined : frame.b.slice(0, level + 1)
    const a0 = frame.a[0] as number
    const b0 = frame.b[0] as number
    frame.late = []
    start(index)
    frame.own = entity.own
    const value = make(rowA(entity, index), rowB(entity, index))
    frame.row = row
    frame.level = level
    frame.nest = nest
    frame.nodes = nodes
    frame.item = item
    frame.late = late
    frame.own = own
    frame.a[0] = a0
    frame.b[0] = b0
    if (keysA && keysB) {
      frame.a.set(keysA)
      frame.b.set(keysB)
    }
    depth--
    return value
  }
  function cellOf(name: string, field: string): (index: number) => Value {
    const id = hashText(field)
    let entity: Ready | undefined
    let made: Made | undefined
    const make = (a: number, b: number): Value => {
      frame.level = 0
      frame.nest = 1
      frame.a[0] = a
      frame.b[0] = b
      return made?.value(laneA(a, b, id), laneB(a, b, id)) ?? null
    }
    return (index) => {
      entity ??= entityOf(name)
      made ??= entity.fields.get(field)
      return aside(entity, index, make)
    }
  }
  function recordOf(name: string): (index: number) => Value {
    let entity: Ready | undefined
    const make = (a: number, b: number): Value => entity?.made.value(a, b) ?? null
    return (index) => {
      entity ??= entityOf(name)
      return aside(entity, index, make)
    }
  }

  return {
    row(name, index) {
      const entity = entityOf(name)
      start(index)
      frame.own = entity.own
      const row = entity.made.value(rowA(entity, index), rowB(entity, index))
      if (frame.late.length > 0) fillLate(frame.late, row)
      return row
    },
    capacity: (name) => capacityOf(name, generation),
  }
}

/** Rows beyond 2^32 mix their high part in too. */
function rowA({ a, b }: Key, index: number): number {
  return laneA(a ^ Math.floor(index / 4294967296), b, index | 0)
}

function rowB({ a, b }: Key, index: number): number {
  return laneB(a, b ^ Math.floor(index / 4294967296), index | 0)
}

function lazyFields(fields: readonly { readonly name: string; readonly step: Step }[], generation: Generation) {
  const map = new Map<string, Made>()
  for (const field of fields) {
    let target: Made | undefined
    const lazy = (): Made => (target ??= generation.make(field.step))
    map.set(field.name, { value: (a, b) => lazy().value(a, b) })
  }
  return map
}

function make(step: Step, generation: Generation): Made {
  const maker = MAKERS[step.do] as (one: Step, generation: Generation) => Made
  return maker(step, generation)
}
