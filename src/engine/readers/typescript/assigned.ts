import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { isOutside } from './natives.ts'
import { code, type Place, type Walk } from './walk.ts'

/** Beyond so many, all names are meant at once. */
const MOST_NAMES = 8

/**
 * A function or a list with properties of its own. `Object.assign` takes any, so the compiler would make `string` of
 * `"x"`: their type is said beside them (`access` names that of the whole), else each literal is said to be one.
 */
export function assigned(main: Shape, own: Shape, access: string | null): Shape {
  const text = 'Object.assign(${0}, ${1})'
  if (own.kind !== 'object') return code(text, [main, own])
  const bare = { ...own, rest: [] }
  const names = own.fields.map((field) => field.name)
  if (isWide(main) && own.fields.every(({ shape }) => isWide(shape))) return code(text, [main, bare])
  if (access === null || names.some((name) => name.startsWith('['))) return code(text, [main, constant(bare)])
  const whole = `NonNullable<${access}>`
  const keys = names.length > MOST_NAMES ? `keyof ${whole}` : names.map((name) => JSON.stringify(name)).join(' | ')
  return code(text, [returning(main, whole), { ...bare, satisfies: `Pick<${whole}, ${keys}>` }])
}

/** What the function returns would be widened too. */
function returning(main: Shape, whole: string): Shape {
  if (main.kind === 'union') {
    return { ...main, branches: main.branches.map((one) => ({ ...one, shape: returning(one.shape, whole) })) }
  }
  const isMade = main.kind === 'native' && /^(?:async )?\(\) => \$\{0\}$/.test(main.text ?? '')
  return isMade ? { ...main, text: `(${main.text})`, satisfies: `() => ReturnType<${whole}>` } : main
}

/** Nothing of it is narrower than what the compiler infers. */
function isWide(shape: Shape): boolean {
  if (shape.kind === 'native') return (shape.of ?? []).every(isWide)
  return ['number', 'boolean', 'null'].includes(shape.kind) || (shape.kind === 'string' && !shape.patterns)
}

/** With `as const` at each literal; definitions stay as they are. */
function constant(shape: Shape): Shape {
  switch (shape.kind) {
    case 'literal':
      return shape.codes?.some((one) => one !== null) ? shape : { ...shape, cast: 'const' }
    case 'string':
      return shape.patterns && shape.cast === undefined ? { ...shape, cast: 'const' } : shape
    case 'object':
      return { ...shape, fields: shape.fields.map((field) => ({ ...field, shape: constant(field.shape) })) }
    case 'array':
      return { ...shape, prefix: shape.prefix.map(constant), ...(shape.rest ? { rest: constant(shape.rest) } : {}) }
    case 'union':
      return { ...shape, branches: shape.branches.map((one) => ({ ...one, shape: constant(one.shape) })) }
    default:
      return shape
  }
}

/** How a text names the type: by the way to it from the entity, else by its own name. */
export function accessOf(walk: Walk, type: ts.Type, place: Place): string | null {
  if (place.access !== null) return place.access
  const symbol = type.aliasSymbol ?? type.symbol
  const args = type.aliasTypeArguments ?? []
  const isPlain = symbol !== undefined && args.length === 0 && !symbol.name.startsWith('__') && isOutside(walk, symbol)
  return isPlain && !(type as ts.InterfaceType).typeParameters ? (walk.names.reference(symbol) ?? null) : null
}
