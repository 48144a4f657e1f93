import type { Value } from '../catalog/value.ts'
import { instantOf, numberOf, textOf } from './evaluate.ts'
import type { Comparison } from './expression.ts'

/** What a column's type says of its values. */
export interface ColumnLimits {
  readonly name: string
  readonly nullable: boolean
  /** How its values are compared; `other`: nothing is concluded from comparisons. */
  readonly kind: 'number' | 'instant' | 'text' | 'other'
  readonly integer?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly values?: readonly Value[]
}

/** A column by its name in any letter case; `undefined`: there is none. */
export type Columns = (name: string) => ColumnLimits | undefined

/** What is compared: a column's value or the length of its text. */
export interface Term {
  readonly id: string
  readonly column: string
  readonly unit: 'number' | 'instant' | 'text' | 'length'
}

/** A condition on one row. Closed on `kind`. */
export type Limit =
  | { readonly kind: 'bound'; readonly term: Term; readonly operator: Comparison; readonly value: number | string }
  | { readonly kind: 'list'; readonly term: Term; readonly values: readonly (number | string)[] }
  | { readonly kind: 'pair'; readonly left: Term; readonly right: Term; readonly operator: Comparison }
  | { readonly kind: 'null'; readonly column: string; readonly isNull: boolean }

interface Room {
  low: number
  high: number
  readonly step: number
  list?: readonly (number | string)[]
  readonly not: Set<number | string>
}

/** May one row keep all limits? A comparison with NULL keeps any. */
export function isPossible(limits: readonly Limit[], columns: Columns): boolean {
  const filled = new Set<string>()
  const empty = new Set<string>()
  for (const one of limits) if (one.kind === 'null') (one.isNull ? empty : filled).add(one.column)
  const isFilled = (name: string): boolean => filled.has(name) || columns(name)?.nullable === false
  if ([...empty].some(isFilled)) return false
  const rooms = new Map<string, Room>()
  const roomOf = (term: Term): Room => {
    const room = rooms.get(term.id) ?? startOf(term, columns)
    rooms.set(term.id, room)
    return room
  }
  const orders: Order[] = []
  for (const one of limits) {
    if (one.kind === 'bound' && isFilled(one.term.column)) limit(roomOf(one.term), one.operator, one.value)
    if (one.kind === 'list' && isFilled(one.term.column)) narrow(roomOf(one.term), one.values)
    if (one.kind === 'pair' && isFilled(one.left.column) && isFilled(one.right.column)) {
      orders.push(...ordersOf(one.operator, roomOf(one.left), roomOf(one.right)))
    }
  }
  return [...rooms.values()].every(hasRoom) && isOrdered(orders) && [...rooms.values()].every(hasRoom)
}

/** `low` is not above `high`; `apart`: it is below. */
interface Order {
  readonly low: Room
  readonly high: Room
  readonly apart: boolean
}

function ordersOf(operator: Comparison, left: Room, right: Room): readonly Order[] {
  if (operator === '<>') return left === right ? [{ low: left, high: left, apart: true }] : []
  const apart = operator === '<' || operator === '>'
  const up: Order = { low: left, high: right, apart }
  const down: Order = { low: right, high: left, apart }
  return operator === '=' ? [up, down] : operator.startsWith('<') ? [up] : [down]
}

/** Draws bounds along the orders; a ring with a step upwards has no end. */
function isOrdered(orders: readonly Order[]): boolean {
  const reach = new Map<Room, Map<Room, boolean>>()
  for (const { low, high, apart } of orders) {
    const from = reach.get(low) ?? new Map<Room, boolean>()
    reach.set(low, from.set(high, apart || from.get(high) === true))
  }
  const rooms = [...new Set(orders.flatMap((one) => [one.low, one.high]))]
  for (const middle of rooms) {
    for (const from of rooms) {
      const first = reach.get(from)?.get(middle)
      if (first === undefined) continue
      for (const [to, second] of reach.get(middle) ?? []) {
        const known = reach.get(from)
        if (known) known.set(to, first || second || known.get(to) === true)
      }
    }
  }
  for (const [from, all] of reach) {
    for (const [to, apart] of all) {
      if (from === to && apart) return false
      const step = apart ? Math.max(from.step, to.step) : 0
      to.low = Math.max(to.low, leastOf(from) + step)
      from.high = Math.min(from.high, mostOf(to) - step)
    }
  }
  return true
}

function leastOf({ low, list }: Room): number {
  return Math.max(low, list ? Math.min(...list.map(Number)) : -Infinity)
}

function mostOf({ high, list }: Room): number {
  return Math.min(high, list ? Math.max(...list.map(Number)) : Infinity)
}

function startOf(term: Term, columns: Columns): Room {
  const column = columns(term.column)
  const room: Room = {
    low: -Infinity,
    high: Infinity,
    step: column?.integer || term.unit === 'length' ? 1 : 0,
    not: new Set(),
  }
  if (term.unit === 'length') return Object.assign(room, { low: 0, high: column?.maxLength ?? Infinity })
  if (term.unit === 'number')
    Object.assign(room, { low: column?.minimum ?? -Infinity, high: column?.maximum ?? Infinity })
  const values = column?.values?.map((value) =>
    term.unit === 'text' ? plainText(value) : term.unit === 'instant' ? instantOf(value) : numberOf(value),
  )
  if (values?.every((one) => one !== undefined)) room.list = values.flatMap((one) => one ?? [])
  return room
}

function limit(room: Room, operator: Comparison, value: number | string): void {
  if (operator === '=') return narrow(room, [value])
  if (operator === '<>' || typeof value === 'string') {
    room.not.add(value)
    return
  }
  // Without a step an open end is kept as a value that is left out.
  const apart = operator === '<' || operator === '>'
  if (apart && room.step === 0) room.not.add(value)
  if (operator.startsWith('<')) room.high = Math.min(room.high, apart && room.step > 0 ? Math.ceil(value) - 1 : value)
  else room.low = Math.max(room.low, apart && room.step > 0 ? Math.floor(value) + 1 : value)
}

function narrow(room: Room, values: readonly (number | string)[]): void {
  room.list = room.list ? room.list.filter((one) => values.includes(one)) : [...new Set(values)]
}

function hasRoom(room: Room): boolean {
  const { low, high, list, not, step } = room
  const holds = (value: number | string): boolean =>
    !not.has(value) && (typeof value === 'string' || (value >= low && value <= high))
  if (list) return list.some(holds)
  const [first, last] = step > 0 ? [Math.ceil(low), Math.floor(high)] : [low, high]
  if (first > last) return false
  if (first === last) return holds(first)
  if (step > 0 && last - first < 100) return Array.from({ length: last - first + 1 }, (_, i) => first + i).some(holds)
  return true
}

/** The same for all texts that some collation takes for equal. */
export function plainText(value: Value): string {
  return textOf(value)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trimEnd()
}
