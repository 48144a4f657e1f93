import { Special, type Value } from '../catalog/value.ts'
import { type Join, outer, type When } from '../plan/join.ts'
import type { FieldStep } from '../plan/step.ts'
import { rendezvous } from '../random/choose.ts'
import { hashText, laneA, laneB } from '../random/key.ts'
import { parseInstant } from '../time/instant.ts'
import type { Generation, Made } from './generation.ts'

type Members = { [name: string]: Value }

/** Does a period lie as a status says? An end that is missing meets every test. */
const LIES: { readonly [K in When]: (start: number, end: number, now: number) => boolean } = {
  past: (_start, end, now) => !(end > now),
  future: (start, _end, now) => !(start <= now),
  running: (start, end, now) => !(start > now) && !(end < now),
}

interface Stamp {
  readonly name: string
  readonly id: number
  readonly reached: ReadonlySet<string>
  readonly open: ReadonlySet<string>
  /** Makes the moment itself, never null. */
  readonly made: Made
  readonly nullable: boolean
  readonly optional: boolean
}

/** Moments that are there when the status says so, and a status that the period allows. */
export function makeStages(
  join: Extract<Join, { kind: 'stages' }>, fields: readonly FieldStep[], generation: Generation,
): (a: number, b: number, out: Members) => void {
  const now = generation.samplers.now
  const statusId = hashText(join.status)
  const ids = join.values.map((value) => hashText(JSON.stringify(value)))
  const fits = join.values.map((value) => {
    const when = join.when[value]
    return when === undefined ? () => true : LIES[when]
  })
  const stamps = fields.flatMap((field): Stamp[] => {
    const stamp = join.stamps[field.name]
    if (stamp === undefined) return []
    const { step } = field
    const branches = step.do === 'choose' ? step.branches : []
    const nullable = branches.some((one) => one.step.do === 'literal' && one.step.value === null)
    const other = branches.find((one) => one.step.do !== 'literal')
    const made = inside(field.name, generation.make(nullable && other ? other.step : step), generation)
    return [{
      name: field.name, id: hashText(field.name), reached: new Set(stamp.reached), open: new Set(stamp.open), made,
      nullable: nullable && other !== undefined, optional: field.presence < 1,
    }]
  })
  const dated = join.start !== undefined || join.end !== undefined

  const settleStatus = (a: number, b: number, out: Members): void => {
    const status = out[join.status]
    const index = typeof status === 'string' ? join.values.indexOf(status) : -1
    if (index < 0) return
    const start = momentIn(join.start === undefined ? undefined : out[join.start])
    const end = momentIn(join.end === undefined ? undefined : out[join.end])
    const allowed = (i: number): boolean => fits[i]?.(start, end, now) ?? true
    if (allowed(index)) return
    const left = join.values.map((_, i) => i).filter(allowed)
    if (left.length === 0) return
    const best = rendezvous(laneA(a, b, statusId), laneB(a, b, statusId), left.map((i) => ids[i] as number))
    out[join.status] = join.values[left[best] as number] as string
  }

  return (a, b, out) => {
    if (!Object.hasOwn(out, join.status)) return
    if (dated) settleStatus(a, b, out)
    const status = out[join.status]
    if (typeof status !== 'string') return
    for (const { name, id, reached, open, made, nullable, optional } of stamps) {
      const there = Object.hasOwn(out, name)
      const filled = there && out[name] !== null
      if (open.has(status) && filled) {
        if (nullable) out[name] = null
        else if (optional) delete out[name]
      } else if (reached.has(status) && there && !filled) out[name] = made.value(laneA(a, b, id), laneB(a, b, id))
    }
  }
}

/** A member of a held object is made where it stands: one object deeper. */
function inside(name: string, made: Made, { frame }: Generation): Made {
  const path = outer(name)
  if (!path) return made
  const holder = hashText(path[0])
  const member = hashText(path[1])
  return {
    value: () => {
      const { level } = frame
      const x = laneA(frame.a[level] ?? 0, frame.b[level] ?? 0, holder)
      const y = laneB(frame.a[level] ?? 0, frame.b[level] ?? 0, holder)
      frame.level++
      frame.a[frame.level] = x
      frame.b[frame.level] = y
      const value = made.value(laneA(x, y, member), laneB(x, y, member))
      frame.level--
      return value
    },
  }
}

/** Milliseconds of a moment in a field; NaN when there is none, which meets every test. */
function momentIn(value: Value | undefined): number {
  if (typeof value === 'string') return parseInstant(value)
  if (value instanceof Special) return parseInstant(value.text.includes('T') ? value.text : value.text.replace(' ', 'T'))
  return typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : Number.NaN
}
