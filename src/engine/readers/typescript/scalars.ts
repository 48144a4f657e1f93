import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { Special, type Value } from '../../catalog/value.ts'
import { templatePattern } from './strings.ts'
import { ABSENT, ANYTHING, code, refuse, type Walk } from './walk.ts'

/** A single literal type's value and, for enum members, how it is written. */
export function literalOf(
  walk: Walk,
  type: ts.Type,
): { readonly value: Value; readonly code: string | null } | undefined {
  const { TypeFlags } = walk.compiler
  if (type.isUnion()) return undefined
  if (type.isStringLiteral() || type.isNumberLiteral()) {
    return { value: type.value, code: type.flags & TypeFlags.EnumLiteral ? memberCode(walk, type) : null }
  }
  if (type.flags & TypeFlags.BooleanLiteral) return { value: walk.checker.typeToString(type) === 'true', code: null }
  if (type.flags & TypeFlags.BigIntLiteral) {
    const { negative, base10Value } = (type as ts.BigIntLiteralType).value
    return { value: new Special('bigint', `${negative ? '-' : ''}${base10Value}`), code: null }
  }
  return undefined
}

/** `import("./status").Status.Active`: a numeric member may also be written as its number. */
function memberCode(walk: Walk, type: ts.Type): string | null {
  const symbol = type.symbol as ts.Symbol | undefined
  const declaration = symbol?.valueDeclaration
  if (!symbol || !declaration) return null
  const owner = walk.compiler.isEnumMember(declaration)
    ? walk.checker.getSymbolAtLocation(declaration.parent.name)
    : undefined
  const name = walk.names.reference(owner ?? symbol, 'value')
  if (name === undefined) return null
  if (!owner) return name // an enum of one member is its member
  return /^[A-Za-z_$][\w$]*$/.test(symbol.name) ? `${name}.${symbol.name}` : `${name}[${JSON.stringify(symbol.name)}]`
}

/** Shapes of types without members; `undefined`: it has members, or must be resolved first. */
export function scalarShape(walk: Walk, type: ts.Type): Shape | undefined {
  const { TypeFlags } = walk.compiler
  const { flags } = type
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return ANYTHING
  if (flags & TypeFlags.Never) return refuse('never')
  if (flags & (TypeFlags.Undefined | TypeFlags.Void)) return ABSENT
  if (flags & TypeFlags.Null) return { kind: 'null' }
  const literal = literalOf(walk, type)
  if (literal) {
    if (literal.code === null && type.isStringLiteral() && flags & TypeFlags.EnumLiteral) {
      return refuse(`enum ${walk.checker.typeToString(type)}, which cannot be imported,`)
    }
    return { kind: 'literal', values: [literal.value], codes: [literal.code] }
  }
  if (flags & TypeFlags.Boolean) return { kind: 'boolean' }
  if (flags & TypeFlags.String) return { kind: 'string' }
  if (flags & TypeFlags.Number) return { kind: 'number' }
  if (flags & TypeFlags.Enum) return { kind: 'number', integer: true, minimum: 0, maximum: 0 }
  if (flags & TypeFlags.BigInt) return { kind: 'native', native: 'bigint' }
  if (flags & TypeFlags.UniqueESSymbol) return uniqueSymbol(walk, type)
  if (flags & TypeFlags.ESSymbol) return { kind: 'native', native: 'symbol' }
  if (flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) {
    const pattern = templatePattern(walk, type)
    return pattern === undefined
      ? refuse(walk.checker.typeToString(type))
      : { kind: 'string', patterns: [`^${pattern}$`] }
  }
  if (flags & TypeFlags.NonPrimitive) {
    return { kind: 'object', fields: [], rest: [{ shape: ANYTHING, max: 2 }], closed: true }
  }
  return undefined
}

function uniqueSymbol(walk: Walk, type: ts.Type): Shape {
  const { symbol } = type
  const inLibrary = symbol.declarations?.some((one) =>
    walk.open.program.isSourceFileDefaultLibrary(one.getSourceFile()),
  )
  if (inLibrary) return code(`Symbol.${symbol.name}`)
  const name = isExportedConstant(walk, symbol) ? walk.names.reference(symbol, 'value') : undefined
  return name === undefined ? refuse(`unique symbol ${symbol.name}`) : code(name)
}

/** A constant that other files can import as a value. */
export function isExportedConstant(walk: Walk, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration
  if (!declaration) return false
  const module = walk.checker.getSymbolAtLocation(declaration.getSourceFile())
  if (!module) return true
  return walk.checker.getExportsOfModule(module).some((one) => one === symbol || one.name === symbol.name)
}
