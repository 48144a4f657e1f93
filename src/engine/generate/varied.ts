import { isRecord, type Row, type Value } from '../catalog/value.ts'
import type { RowMaker } from './row-maker.ts'

/**
 * A change to what the seed alone gives: another draw (`turn`, any number above 0) or a `value` pinned by hand, of one cell,
 * row or column, or of all rows where neither is named. Of those that speak of a cell the last one counts.
 */
export interface Variation {
  readonly entity: string
  readonly row?: number
  readonly column?: string
  readonly turn?: number
  readonly value?: Value
}

/** Which draw makes a row's columns, and which are given. */
interface Mixture {
  turn: number
  readonly turns: Map<string, number>
  readonly pins: Map<string, Value>
}

/**
 * `base` with variations. `draw` gives the maker of another turn; `joined` names the columns that link rows (keys, foreign
 * keys): they stay, since a second draw of them would clash with other rows or lead nowhere.
 */
export function varied(
  base: RowMaker,
  variations: readonly Variation[],
  more: { draw(turn: number): RowMaker; joined(entity: string): ReadonlySet<string> },
): RowMaker {
  const drawn = new Map<number, RowMaker>([[0, base]])
  const maker = (turn: number): RowMaker => {
    const known = drawn.get(turn) ?? more.draw(turn)
    drawn.set(turn, known)
    return known
  }
  const of = new Map<string, readonly Variation[]>()
  for (const one of variations) of.set(one.entity, [...(of.get(one.entity) ?? []), one])
  return {
    row(entity, index) {
      const mine = of.get(entity)
      if (mine === undefined) return base.row(entity, index)
      const mixture = mixtureOf(mine, index)
      const rows = new Map<number, Row>()
      const row = (turn: number): Row => {
        const known = rows.get(turn) ?? maker(turn).row(entity, index)
        rows.set(turn, known)
        return known
      }
      return mixed(mixture, row, more.joined(entity))
    },
    capacity: (entity) => base.capacity(entity),
  }
}

function mixtureOf(variations: readonly Variation[], index: number): Mixture {
  const mixture: Mixture = { turn: 0, turns: new Map(), pins: new Map() }
  for (const { row, column, turn, value } of variations) {
    if (row !== undefined && row !== index) continue
    if (column === undefined) {
      if (turn === undefined) continue
      // Another draw of all: what was drawn before gives way, what was given by hand stays.
      mixture.turn = turn
      mixture.turns.clear()
    } else if (value !== undefined) mixture.pins.set(column, value)
    else if (turn !== undefined) {
      mixture.turns.set(column, turn)
      mixture.pins.delete(column)
    }
  }
  return mixture
}

function mixed({ turn, turns, pins }: Mixture, row: (turn: number) => Row, joined: ReadonlySet<string>): Row {
  const own = row(turn)
  if (!isRecord(own)) {
    const pinned = pins.get('')
    return pinned ?? row(turns.get('') ?? turn)
  }
  if (turn === 0 && turns.size === 0 && pins.size === 0) return own
  const out: { [name: string]: Value } = {}
  // The order of the record stands; what another draw brings anew comes last.
  const names = new Set(Object.keys(own))
  for (const name of [...turns.keys(), ...pins.keys()]) names.add(name)
  for (const name of names) {
    const pin = pins.get(name)
    const from = joined.has(name) ? row(0) : turns.has(name) ? row(turns.get(name) ?? turn) : own
    if (pin !== undefined) out[name] = pin
    else if (isRecord(from) && Object.hasOwn(from, name)) out[name] = from[name] as Value
  }
  return out
}
