import { Special, type Value } from '../catalog/value.ts'
import type { Domain } from '../plan/step.ts'
import { isoDay, isoInstant } from '../time/instant.ts'

const HOUR = 3_600_000
const DAY = 86_400_000

type Slot = Extract<Domain, { kind: 'slot' }>

/** Ranges that lie apart: of equal steps one, of moments back from now. */
export function slot(n: number, { of }: Slot, now: number): string {
  const [low, high] = slotAt(n, of, now)
  if (of === 'number') return `[${low},${high})`
  return of === 'day' ? `[${isoDay(low)},${isoDay(high)})` : `["${isoInstant(low)}","${isoInstant(high)}")`
}

/** Where such a range begins or ends. */
export function endOfSlot(n: number, { of, end }: Slot, now: number): Value {
  const value = slotAt(n, of, now)[end === 'high' ? 1 : 0]
  return of === 'number' ? value : of === 'day' ? new Special('day', isoDay(value)) : new Special('timestamp', isoInstant(value))
}

function slotAt(n: number, of: Slot['of'], now: number): readonly [number, number] {
  if (of === 'number') return [n * 10 + 1, n * 10 + 2 + (n % 8)]
  const from = now - (n + 1) * 2 * DAY
  if (of === 'day') return [from, from + DAY]
  const start = Math.floor(from / DAY) * DAY + (8 + (n % 8)) * HOUR
  return [start, start + (1 + (n % 5)) * HOUR]
}
