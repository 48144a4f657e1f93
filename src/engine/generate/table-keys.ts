import type { Value } from '../catalog/value.ts'
import type { KeyGroup, KeyPart } from '../plan/step.ts'
import { below, hashText, laneA, laneB } from '../random/key.ts'
import { permute } from '../random/permutation.ts'
import { tupleIdentity, type DomainValues } from './domain-values.ts'
import type { ParentsRun } from './table-parents.ts'
import type { TableContext } from './table-context.ts'

/** A key group at run time: the digits of any row. */
export interface KeyRun {
  readonly group: KeyGroup
  readonly parts: readonly KeyPart[]
  /** How many rows it tells apart, those of the source left out. */
  size(): number
  /** The digit of each part, or `undefined` beyond the last ordinal. */
  digits(index: number): readonly number[] | undefined
}

const MOST = 2 ** 52

export function createKey(
  group: KeyGroup, context: TableContext,
  about: { readonly parents: readonly ParentsRun[]; readonly values: (part: Extract<KeyPart, { kind: 'domain' }>) => DomainValues },
): KeyRun {
  const parts = [...group.core, ...group.rests.flat()]
  const id = hashText(`key:${group.id}`)
  const a = laneA(context.key.a, context.key.b, id)
  const b = laneB(context.key.a, context.key.b, id)
  const first = group.core[0]
  const isDealt = first?.kind === 'parent'
  const [only] = group.rests
  const [line] = only ?? []
  const isCounted = isDealt && group.core.length === 1 && group.rests.length === 1 && only?.length === 1
    && line?.kind === 'domain' && about.values(line).inOrder

  // Overlapping keys of which one takes a parent: parents in turn, so that more of them move no row that stands.
  const isGrowing = !isDealt && group.rests.length > 1 && parts.some((part) => part.kind === 'parent')

  /** An ordinal whose digits of the core change from row to row, whatever number of parents there are. */
  function inTurn(index: number, core: readonly number[]): number {
    const size = core.reduce((all, one) => all * one, 1)
    const block = Math.floor(index / size)
    return block * size + ((index % size) + below(a, b, block, size)) % size
  }

  function radixOf(part: KeyPart): number {
    if (part.kind === 'domain') return about.values(part).size
    const size = about.parents[part.group]?.size(part.apart) ?? 0
    return part.differs === undefined ? size : Math.max(0, size - 1)
  }

  let known: { readonly core: readonly number[]; readonly rests: readonly (readonly number[])[]; readonly dealt: number; readonly under: number; readonly q: number; readonly total: number } | undefined
  function sizes(): NonNullable<typeof known> {
    if (known) return known
    const product = (list: readonly number[]): number => list.reduce((all, one) => Math.min(MOST, all * one), 1)
    const core = group.core.map(radixOf)
    const rests = group.rests.map((rest) => rest.map(radixOf))
    const q = rests.length === 0 ? 1 : Math.min(...rests.map(product))
    const dealt = isDealt ? (core[0] ?? 1) : 1
    const inner = product(isDealt ? core.slice(1) : core)
    const under = Math.min(MOST, inner * q)
    known = { core, rests, dealt, under, q, total: Math.min(MOST, dealt * under) }
    return known
  }

  const taken = new Map<string, number>()
  let count = 0
  for (const { columns, rows } of group.taken) {
    for (const row of rows) {
      const tuple = tupleIdentity(row)
      if (tuple !== undefined && !taken.has(columns.join() + tuple)) taken.set(columns.join() + tuple, count++)
    }
  }

  function digitsAt(index: number): number[] {
    const { core, rests, dealt, under, q } = sizes()
    const lead = first?.kind === 'parent' && first.swapped === true ? neighbour(index % dealt, dealt) : index % dealt
    const round = Math.floor(index / dealt)
    const x = laneA(a, b, lead)
    const y = laneB(a, b, lead)
    let rest = isCounted ? round : isGrowing ? inTurn(index, core) : permute(isDealt ? x : a, isDealt ? y : b, under, round)
    if (isDealt && !isCounted && rests.length < 2) {
      // The first row of each parent keeps its key when parents are added: its other parents are none that come later.
      const own = firstUnder(lead, x, y, [...core.slice(1), ...rests.flat()], 1)
      rest = round === 0 ? own : rest === own ? permute(x, y, under, 0) : rest
    }
    const digits: number[] = isDealt ? [lead] : []
    for (let i = digits.length; i < core.length; i++) {
      const radix = core[i] ?? 1
      digits.push(rest % radix)
      rest = Math.floor(rest / radix)
    }
    const within = rest % q
    rests.forEach((radices, k) => {
      const space = radices.reduce((all, one) => Math.min(MOST, all * one), 1)
      let left = within
      if (rests.length > 1 && !(isGrowing && group.rests[k]?.some((part) => part.kind === 'parent'))) {
        const [u, v] = [laneA(x, y, k), laneB(x, y, k)]
        left = permute(u, v, space, within)
        if (isDealt && core.length === 1) {
          const own = firstUnder(lead, u, v, radices, digits.length)
          left = round === 0 ? own : left === own ? permute(u, v, space, permute(x, y, under, 0) % q) : left
        }
      }
      for (const radix of radices) {
        digits.push(left % radix)
        left = Math.floor(left / radix)
      }
    })
    parts.forEach((part, i) => {
      if (part.kind === 'parent' && part.differs !== undefined) digits[i] = (lead + 1 + (digits[i] ?? 0)) % ((core[0] ?? 1) || 1)
    })
    return digits
  }

  function firstUnder(lead: number, x: number, y: number, radices: readonly number[], from: number): number {
    let ordinal = 0
    let unit = 1
    radices.forEach((radix, i) => {
      const part = parts[from + i]
      const before = part?.kind !== 'parent' ? radix : Math.max(1, Math.min(radix, part.differs === undefined ? lead + 1 : lead))
      const digit = below(x, y, 900 + i, before)
      const total = radix + 1
      const away = part?.kind === 'parent' && part.differs !== undefined ? ((lead === 0 ? 1 : digit) - lead - 1 + total) % total : digit
      if (unit * radix <= MOST) ordinal += away * unit
      unit *= radix
    })
    return ordinal
  }

  function valuesOf(digits: readonly number[]): Map<string, Value> {
    const out = new Map<string, Value>()
    parts.forEach((part, i) => {
      const digit = digits[i] ?? 0
      if (part.kind === 'domain') out.set(part.column, about.values(part).at(digit, () => null))
      else about.parents[part.group]?.ofDigit(digit, part.columns, part.apart).forEach((value, k) => out.set(part.columns[k] ?? '', value))
    })
    return out
  }

  /** The place in the source of the row that holds one of the keys. */
  function holder(digits: readonly number[]): number | undefined {
    const values = valuesOf(digits)
    for (const { columns } of group.taken) {
      const tuple = tupleIdentity(columns.map((column) => values.get(column) ?? null))
      const place = tuple === undefined ? undefined : taken.get(columns.join() + tuple)
      if (place !== undefined) return place
    }
    return undefined
  }

  let last = -1
  let lastDigits: readonly number[] | undefined
  return {
    group, parts,
    size: () => Math.max(0, sizes().total - taken.size),
    digits(index) {
      // All columns of a key ask for the same row's.
      if (index === last) return lastDigits
      const { total } = sizes()
      if (index >= total - taken.size) return undefined
      let digits = digitsAt(index)
      // A row whose key stands in the source moves to the ordinal that is kept for that row, and on along the chain.
      for (let place = taken.size > 0 ? holder(digits) : undefined, k = 0; place !== undefined && k <= taken.size; k++) {
        digits = digitsAt(total - 1 - place)
        place = holder(digits)
      }
      last = index
      lastDigits = digits
      return digits
    },
  }
}

/** The other one of a pair; the last three of an odd number go round. */
function neighbour(index: number, size: number): number {
  if (size % 2 === 0 || index < size - 3) return index % 2 === 0 ? index + 1 : index - 1
  return index === size - 1 ? Math.max(0, size - 3) : index + 1
}
