import { isRecord, type Value } from './catalog/value.ts'
import type { Fault } from './check/judge.ts'
import type { Change as Edit, Spot } from './fixtures/fixture.ts'

export interface Change {
  readonly path: readonly string[]
  readonly value: Value
}

export interface Mended {
  readonly value: Value
  /** Members that were missing, outermost first. */
  readonly added: readonly Change[]
  readonly replaced: readonly Change[]
  /** What is still wrong. */
  readonly left: readonly Fault[]
}

export interface Mending {
  faults(value: Value): readonly Fault[]
  /** The record of another row: its values stand in. */
  lend(attempt: number): Value
  /** May the value there be replaced? */
  replaceable(path: readonly string[]): boolean
}

/** Rounds of judging one record: each mends something or is the last. */
const ROUNDS = 40
/** Records made to find a value for one place: lists differ in length, choices in branch. */
export const DONORS = 12

/** Mends the record at `spot` fault by fault; a change that mends nothing is taken back. */
export function mendRecord(spot: Spot, { faults, lend, replaceable }: Mending): Mended {
  let { value } = spot
  let left = faults(value)
  const added: Change[] = []
  const replaced: Change[] = []
  const hopeless = new Set<string>()
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const fault = [...left]
      .sort((a, b) => Number(a.branch) - Number(b.branch))
      .find((each) => (each.missing !== undefined || replaceable(each.path)) && !hopeless.has(keyOf(each)))
    if (fault === undefined) break
    const path = fault.missing === undefined ? fault.path : [...fault.path, fault.missing]
    const inner = [...added, ...replaced].some(
      (change) => path.length > change.path.length && startsWith(path, change.path),
    )
    const holder = spotAt(spot, fault.path)
    const writable = fault.missing === undefined ? holder !== undefined : holder?.members !== undefined
    const better =
      inner || !writable || path.length === 0
        ? undefined
        : candidates(path, lend).find((candidate) => {
            const after = faults(changed(value, path, candidate))
            return (
              !after.some((each) => keyOf(each) === keyOf(fault)) &&
              (!fault.branch || after.length === 0 || after.length < left.length)
            )
          })
    if (better === undefined) {
      hopeless.add(keyOf(fault))
      continue
    }
    value = changed(value, path, better)
    const list = fault.missing === undefined ? replaced : added
    list.push({ path, value: better })
    left = faults(value)
  }
  return { value, added, replaced, left }
}

/** What is changed in the fixture: the members of one object together. */
export function changesOf(spot: Spot, { added, replaced }: Mended, donor: Value): readonly Edit[] {
  const holders = new Map<string, Map<string, Value>>()
  for (const { path, value } of added) {
    const key = JSON.stringify(path.slice(0, -1))
    const members = holders.get(key) ?? new Map<string, Value>()
    holders.set(key, members.set(path.at(-1) ?? '', value))
  }
  const inserted = [...holders].flatMap(([key, members]): Edit[] => {
    const path = JSON.parse(key) as string[]
    const holder = spotAt(spot, path)
    const like = candidates(path, () => donor)[0]
    return holder ? [{ kind: 'add', spot: holder, members, order: isRecord(like) ? Object.keys(like) : [] }] : []
  })
  const renewed = replaced.flatMap(({ path, value }): Edit[] => {
    const old = spotAt(spot, path)
    return old === undefined ? [] : [{ kind: 'replace', spot: old, value }]
  })
  return [...inserted, ...renewed]
}

export function spotAt(root: Spot, path: readonly string[]): Spot | undefined {
  return path.reduce<Spot | undefined>((spot, part) => spot?.items?.[Number(part)] ?? spot?.members?.get(part), root)
}

const keyOf = ({ path, missing, message, branch }: Fault): string =>
  JSON.stringify([path, missing, missing === undefined ? message : '', branch])
const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, i) => path[i] === part)

/** Values that made records have at a place; lists are entered where they have items. */
function candidates(path: readonly string[], lend: (attempt: number) => Value): readonly Value[] {
  const found: Value[] = []
  for (let attempt = 0; attempt < DONORS; attempt++) {
    let value: Value | undefined = lend(attempt)
    for (const part of path) {
      if (Array.isArray(value)) value = value[Number(part) % Math.max(1, value.length)]
      else value = isRecord(value) ? value[part] : undefined
    }
    if (value !== undefined) found.push(value)
  }
  return found
}

/** The value with another one at a path. */
function changed(value: Value, path: readonly string[], inner: Value): Value {
  const [part, ...rest] = path
  if (part === undefined) return inner
  if (Array.isArray(value))
    return value.map((item: Value, i) => (String(i) === part ? changed(item, rest, inner) : item))
  const record = isRecord(value) ? value : {}
  return { ...record, [part]: changed(record[part] ?? null, rest, inner) }
}
