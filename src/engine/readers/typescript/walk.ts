import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import type { OpenProgram } from '../../compiler/program.ts'
import type { Names } from './names.ts'
import type { Peers } from './peers.ts'

/** Where a type stands. */
export interface Place {
  /** For messages: `Order.lines[].price`. */
  readonly path: string
  /** A type expression that names it (`Order["id"]`), for casts; `null` when there is none. */
  readonly access: string | null
  /** Nesting since the definition's root. */
  readonly depth: number
  /** Past the budget: only what is required, the least high member of unions. */
  readonly minimal: boolean
  /** An optional place: it is left out rather than `undefined`. */
  readonly defined?: boolean
  /** The entity itself. */
  readonly isRoot?: boolean
}

/** What the cases of the walk share. `shape` is the way back into it. */
export interface Walk {
  readonly open: OpenProgram
  readonly compiler: OpenProgram['compiler']
  readonly checker: ts.TypeChecker
  readonly names: Names
  /** Absent: no other entities are known. */
  readonly peers?: Peers
  /** The shape of a type; never throws, `never` with a reason when it has no value. */
  shape(type: ts.Type, place: Place): Shape
  /** A reference to the definition of `type`, which is walked later. */
  definition(type: ts.Type, place: Place): Shape
  /** Least nesting of a value of `type`, up to a limit; Infinity: none was found. */
  height(type: ts.Type): number
}

export function never(because: string): Shape {
  return { kind: 'never', because }
}

/** What has no value; where it stands is told when the whole is refused for it. */
export function refuse(what: string): Shape {
  return never(`no value for ${what}`)
}

/** A JavaScript expression with a hole per shape. */
export function code(text: string, of: readonly Shape[] = []): Shape {
  return { kind: 'native', native: 'code', text, of }
}

export const ABSENT: Shape = { kind: 'native', native: 'absent' }

export function inside(place: Place, path: string, access: string | null): Place {
  return { path: `${place.path}${path}`, access, depth: place.depth + 1, minimal: place.minimal }
}

/** What fits `unknown` and `any`. */
export const ANYTHING: Shape = {
  kind: 'union',
  any: true,
  branches: [
    { key: 'string', shape: { kind: 'string' }, weight: 2 },
    { key: 'number', shape: { kind: 'number' } },
    { key: 'boolean', shape: { kind: 'boolean' } },
  ],
}

/** What every object inherits: left out, the inherited member stands there for the compiler. */
export const INHERITED: readonly string[] = [
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
]
