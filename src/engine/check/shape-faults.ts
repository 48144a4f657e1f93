import type { Catalog } from '../catalog/catalog.ts'
import { conforms } from '../catalog/conforms.ts'
import type { Shape } from '../catalog/shape.ts'
import { isRecord, Special, type Value } from '../catalog/value.ts'
import type { Fault } from './judge.ts'

const MOST_DEEP = 60

/** Members that a value lacks, and values of another kind, by structure: what a judge that only says no is asked about. */
export function shapeFaults(value: Value, shape: Shape, definitions: Catalog['definitions']): readonly Fault[] {
  return look(value, shape, [], 0)

  function look(one: Value, at: Shape, path: readonly string[], depth: number): readonly Fault[] {
    if (depth > MOST_DEEP || (one instanceof Special && one.kind === 'code')) return []
    if (at.kind === 'ref') {
      const target = definitions[at.to]
      return target === undefined ? [] : look(one, target, path, depth + 1)
    }
    if (at.kind === 'union') {
      const ways = at.branches.map((branch) => look(one, branch.shape, path, depth + 1))
      const best = ways.reduce<readonly Fault[] | undefined>(
        (a, b) => (a === undefined || costOf(b) < costOf(a) ? b : a),
        undefined,
      )
      return best ?? []
    }
    if (at.kind === 'object' && isRecord(one)) {
      return at.fields.flatMap((field): readonly Fault[] => {
        const member = Object.hasOwn(one, field.name) ? one[field.name] : undefined
        if (member === undefined || (member instanceof Special && member.kind === 'absent')) {
          if (field.optional) return []
          return [{ path, missing: field.name, branch: false, message: `lacks ${field.name}` }]
        }
        return look(member, field.shape, [...path, field.name], depth + 1)
      })
    }
    if (at.kind === 'array' && Array.isArray(one)) {
      return one.flatMap((item: Value, i) => {
        const of = at.prefix[i] ?? at.rest
        return of === undefined ? [] : look(item, of, [...path, String(i)], depth + 1)
      })
    }
    return conforms(one, at, definitions) ? [] : [{ path, branch: false, message: `is no ${at.kind}` }]
  }
}

/** What is missing can be added; a value of another kind says that another branch was meant. */
const costOf = (faults: readonly Fault[]): number =>
  faults.reduce((sum, fault) => sum + (fault.missing === undefined ? 1000 : 1), 0)

/** Does an expression of the user stand in the value? Only its own file can say what it is. */
export function holdsCode(value: Value): boolean {
  if (value instanceof Special) return value.kind === 'code' || value.items.some(holdsCode)
  if (Array.isArray(value)) return value.some(holdsCode)
  return isRecord(value) && Object.values(value).some(holdsCode)
}
